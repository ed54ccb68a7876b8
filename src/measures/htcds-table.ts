// A published table in the fields and codes of HTCDS 2.0, where it has them: nothing leaves by it that did not leave by the table itself.

import { countedAs } from '../caseload/htcds/counted-as.ts'
import type { FigureAttribute } from './figure-codes.ts'

export interface ToldCell {
  codes: readonly (string | null)[]
  n: number | null
}

const standard = (attribute: FigureAttribute) =>
  Object.hasOwn(countedAs, attribute) ? countedAs[attribute as keyof typeof countedAs] : undefined

/** Whether the standard has a field for one of these. */
export const isInStandard = (attributes: readonly FigureAttribute[]): boolean =>
  attributes.some((one) => standard(one) !== undefined)

/** What stands for a code there; its own where the standard has none, so that nobody is lost. */
const codeOf = (attribute: FigureAttribute, code: string | null): string | null =>
  code === null ? null : (standard(attribute)?.codes[code] ?? code)

/**
 * Cells whose codes are one there are added up; what is not told in one of them is not told of them all. `merged`: how many it was, since as many
 * times a number may be off.
 */
export function inStandard(attributes: readonly FigureAttribute[], cells: readonly ToldCell[]) {
  const groups = Map.groupBy(cells, ({ codes }) =>
    JSON.stringify(codes.map((code, at) => codeOf(attributes[at]!, code))),
  )
  return {
    fields: attributes.map((one) => standard(one)?.field ?? one),
    cells: [...groups].map(([key, all]) => ({
      codes: JSON.parse(key) as (string | null)[],
      n: all.reduce<number | null>((sum, { n }) => (sum === null || n === null ? null : sum + n), 0),
      merged: all.length,
    })),
  }
}
