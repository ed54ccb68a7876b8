// All tables that were ever told of the same people, as sums over the same unknown numbers: how many have this combination of codes in
// that stretch of time. Whatever links two tables, a total, a common attribute or months that both count, is a number that both sum up.

import { combinations, type Box, type Domain, type Shape } from './tables.ts'

/** More unknown numbers than this are not worked with: the attributes are too many to be told of together. */
export const mostUnknowns = 60_000

/** Periods that stand in the same tables, taken together: nothing that is told tells them apart. */
export function stretchesOf(shapes: readonly Shape[]): string[][] {
  const inTables = new Map<string, string>()
  for (const [at, { periods }] of shapes.entries())
    for (const period of new Set(periods)) inTables.set(period, `${inTables.get(period) ?? ''} ${at}`)
  const alike = Map.groupBy([...inTables.keys()], (period) => inTables.get(period))
  return [...alike.values()]
}

const attributesOf = (shapes: readonly Pick<Shape, 'attributes'>[]): string[] => [
  ...new Set(shapes.flatMap((one) => one.attributes)),
]

/** Whether all combinations of all attributes, stretch by stretch, are few enough. */
export const isWorkable = (
  shapes: readonly Pick<Shape, 'attributes'>[],
  domain: Domain,
  stretches: number,
): boolean => attributesOf(shapes).reduce((all, one) => all * domain[one]!.length, stretches) <= mostUnknowns

export interface Unknowns {
  n: number
  /** Which unknown numbers a box sums up, box by box. */
  membersOf: readonly (readonly number[])[]
}

/**
 * The unknown numbers that boxes sum up. Two that stand in the very same boxes are taken as one, which changes no range. Nothing where
 * there are too many.
 */
export function unknownsOf(
  boxes: readonly Box[],
  domain: Domain,
  stretches: readonly string[][],
): Unknowns | undefined {
  if (!isWorkable(boxes, domain, stretches.length)) return undefined
  const attributes = attributesOf(boxes)
  const testsOf = boxes.map(({ attributes: own, codes, periods }) => {
    const within = new Set(periods)
    return {
      stretches: new Set(stretches.filter(([first]) => within.has(first!))),
      fixed: own.flatMap((name, at) => {
        const code = codes[at]
        return code === null || code === undefined ? [] : [[attributes.indexOf(name), code] as const]
      }),
    }
  })
  const membersOf: number[][] = boxes.map(() => [])
  const known = new Map<string, number>()
  const all = combinations(attributes.map((name) => domain[name]!))
  for (const stretch of stretches)
    for (const codes of all) {
      const inside = testsOf.flatMap(({ stretches: own, fixed }, at) =>
        own.has(stretch) && fixed.every(([place, code]) => codes[place] === code) ? [at] : [],
      )
      const key = inside.join()
      if (inside.length === 0 || known.has(key)) continue
      for (const at of inside) membersOf[at]!.push(known.size)
      known.set(key, known.size)
    }
  return { n: known.size, membersOf }
}
