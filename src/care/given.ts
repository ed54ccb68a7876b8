// What is given out, as units with a cost code: for the person's file sealed, for whoever pays in totals. Pure.

export const givenKinds = ['voucher', 'clothes', 'food', 'hours', 'nights'] as const
export type GivenKind = (typeof givenKinds)[number]
export const mostUnits = 999
/** A funder's budget line as houses write it; it can be left out. */
export const costCode = /^([A-Z0-9][A-Z0-9.-]{0,11})?$/

/** What is chosen before it is given. */
export interface Chosen {
  kind: GivenKind
  units: number
  costCode: string
}

/** As it stands sealed in the case. `count` is the random number of the row that is counted, `person` the mark of a month. */
export interface Given extends Chosen {
  count: string
  person: string
  /** It was a slip: of which count. */
  undoes?: string
  text: string
}

/** What was given and not taken back, newest first. */
export function stillGiven(all: readonly { on: string; value: Given }[]): { on: string; value: Given }[] {
  const undone = new Set(all.flatMap(({ value }) => value.undoes ?? []))
  return all
    .filter(({ value }) => value.undoes === undefined && !undone.has(value.count))
    .toSorted((one, other) => other.on.localeCompare(one.on))
}
