// What a return rests on, as sheets that are sealed beside a step: staying was looked at first, the risk there was assessed line by line with
// a source, and the money. Every sheet has the same lines for everybody; a line without words is *not known* and says so. Pure.

import { decimalOf, hundredthsIn, latinNumber } from '../jurisdiction/money.ts'

/** A line of a sheet by the names of its columns. */
export type SheetLine = Readonly<Record<string, string>>

export interface Sheet {
  lines: Readonly<Record<string, SheetLine>>
  /** Who assessed, and what is to be said besides; for staying, in the person's words. */
  words: string
}

/** The move that a sheet goes with: its lines, what each is asked, and the codes that stand in clear. */
export const sheets = {
  examine_staying: {
    lines: ['permit', 'other_country', 'work_and_home'],
    columns: ['found', 'source'],
    asks: { staying: ['possible_not_wanted', 'not_possible'] },
    maybe: { failed_for: ['permit', 'housing', 'work', 'money', 'care', 'family'] },
  },
  assess_risk: {
    lines: ['traffickers', 'family', 'way_home', 'police_and_law', 'health', 'would_people_know'],
    columns: ['found', 'source'],
    asks: { safe: ['safe', 'safe_with_measures', 'not_safe'] },
    maybe: {},
  },
  plan_money: {
    lines: ['journey', 'start', 'medicine', 'other'],
    columns: ['agreed', 'paid'],
    asks: {},
    maybe: {},
  },
} as const satisfies Record<
  string,
  {
    lines: readonly string[]
    columns: readonly string[]
    asks: Readonly<Record<string, readonly string[]>>
    maybe: Readonly<Record<string, readonly string[]>>
  }
>
export type SheetMove = keyof typeof sheets

export const noSheet: Sheet = { lines: {}, words: '' }

/** Whether somebody typed an amount: digits, and at most two behind the point. */
export const isAmount = (typed: string): boolean => /^\d{1,9}(\.\d{1,2})?$/.test(latinNumber(typed))

/** The sum of a column of amounts, exact, `1840.50`; what is empty is nothing. */
export const sumOf = ({ lines }: Sheet, column: string): string =>
  decimalOf(
    Object.values(lines).reduce((sum, line) => sum + hundredthsIn(latinNumber(line[column] ?? '')), 0n),
  )
