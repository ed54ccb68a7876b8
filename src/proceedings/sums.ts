// What was claimed, awarded, enforced and what is in the person's hand: four things that are never one sum. In clear they stand in whole
// units, rounded down; to the cent in a sealed note beside the move, where one was written. Pure.

import { decimalOf, hundredthsIn } from '../jurisdiction/money.ts'

export const stages = ['claimed', 'awarded', 'enforced', 'paid'] as const
export type Stage = (typeof stages)[number]

const moves: Readonly<Record<string, Stage>> = {
  file: 'claimed',
  decide: 'awarded',
  enforce: 'enforced',
  pay: 'paid',
}

export interface Sum {
  stage: Stage
  /** `2850.40`. */
  amount: string
  on: string
}

/** A move of a matter as the server shows it. */
export interface MoneyMove {
  move: string
  at: string
  facts: Readonly<Record<string, unknown>>
}

/** What stands sealed beside such a move. */
export interface ExactNote {
  move: string
  amount: string
}

/** The sums of one matter, oldest first. A note is taken for the move that says the same in whole units, and each for one alone. */
export function sumsOf(events: readonly MoneyMove[], notes: readonly ExactNote[]): Sum[] {
  const left = [...notes]
  return events.flatMap(({ move, at, facts }) => {
    const stage = Object.hasOwn(moves, move) ? moves[move] : undefined
    const whole = facts['amount']
    if (stage === undefined || typeof whole !== 'number') return []
    const place = left.findIndex(
      (note) => note.move === move && hundredthsIn(note.amount) / 100n === BigInt(whole),
    )
    const [note] = place < 0 ? [] : left.splice(place, 1)
    const day = facts['paid_on'] ?? facts['served_on']
    return [
      {
        stage,
        amount: note?.amount ?? decimalOf(BigInt(whole) * 100n),
        on: typeof day === 'string' ? day : at.slice(0, 10),
      },
    ]
  })
}

/** Of what was claimed and awarded the newest counts; what was enforced and paid comes together. */
export function standing(sums: readonly Sum[]): Readonly<Record<Stage, bigint>> {
  const of = (stage: Stage) =>
    sums.filter((one) => one.stage === stage).map(({ amount }) => hundredthsIn(amount))
  const together = (stage: Stage) => of(stage).reduce((sum, one) => sum + one, 0n)
  const newest = (stage: Stage) => of(stage).at(-1) ?? 0n
  return {
    claimed: newest('claimed'),
    awarded: newest('awarded'),
    enforced: together('enforced'),
    paid: together('paid'),
  }
}
