// How many people each profession met in a district, beside which the certificates of that profession stand.

import { joinedMonths } from '../../statistics/joined-months.ts'
import { threshold } from '../../api/threshold.ts'

/** People whom a profession met in a district in one month. */
export interface MetRow {
  month: string
  profession: string
  district: string
  n: number
}

/** Told down to a multiple of this: beside a published total of the profession nothing small is left over. */
const roundedTo = 5

const peopleIn = (rows: readonly MetRow[]): number => rows.reduce((sum, { n }) => sum + n, 0)

/** By profession and district. What waits for later months is left out, and what is told is rounded down. */
export function metOf(rows: readonly MetRow[]): (Omit<MetRow, 'month' | 'n'> & { people: number })[] {
  const cells = Map.groupBy(rows, ({ profession, district }) => JSON.stringify([profession, district]))
  return [...cells.values()].flatMap((all) => {
    const told = peopleIn(joinedMonths(all, threshold, peopleIn).blocks.flat())
    const { profession, district } = all[0]!
    return told > 0 ? [{ profession, district, people: told - (told % roundedTo) }] : []
  })
}
