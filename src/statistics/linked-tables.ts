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

/**
 * Attributes that some table crosses, directly or by way of others, together; what no table crosses stands apart. Apart they need no common
 * combinations: of numbers that fit each group and have one total there is always a whole that fits them all (a northwest corner).
 */
function groupsOf(shapes: readonly Pick<Shape, 'attributes'>[]): string[][] {
  let groups = attributesOf(shapes).map((one) => [one])
  for (const { attributes } of shapes) {
    const met = groups.filter((group) => group.some((one) => attributes.includes(one)))
    if (met.length > 1) groups = [...groups.filter((group) => !met.includes(group)), met.flat()]
  }
  return groups.length === 0 ? [[]] : groups
}

/** Whether all combinations of attributes that are crossed, stretch by stretch, are few enough. */
export const isWorkable = (
  shapes: readonly Pick<Shape, 'attributes'>[],
  domain: Domain,
  stretches: number,
): boolean =>
  groupsOf(shapes).reduce(
    (sum, group) => sum + group.reduce((all, one) => all * domain[one]!.length, stretches),
    0,
  ) <= mostUnknowns

export interface Unknowns {
  n: number
  /** Which unknown numbers a box sums up, box by box. */
  membersOf: readonly (readonly number[])[]
  /** Both sides are the same people: all of a stretch by one group of attributes, and by another. */
  alike: readonly { members: readonly number[]; less: readonly number[] }[]
}

/** What a box asks of a combination of its group's codes. */
function testOf(
  { attributes: own, codes, periods }: Box,
  group: readonly string[],
  stretches: readonly string[][],
) {
  const within = new Set(periods)
  return {
    stretches: new Set(stretches.filter(([first]) => within.has(first!))),
    fixed: own.flatMap((name, at) => {
      const code = codes[at]
      return code === null || code === undefined ? [] : [[group.indexOf(name), code] as const]
    }),
  }
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
  const membersOf: number[][] = boxes.map(() => [])
  const groups = groupsOf(boxes)
  let n = 0
  /** By stretch, the numbers of each group that stands in it. */
  const wholes = new Map<readonly string[], number[][]>(stretches.map((one) => [one, []]))
  for (const [nth, group] of groups.entries()) {
    const known = new Map<string, number>()
    const own = boxes.flatMap((box, at) =>
      box.attributes.some((one) => group.includes(one)) || (nth === 0 && box.attributes.length === 0)
        ? [{ at, ...testOf(box, group, stretches) }]
        : [],
    )
    const all = combinations(group.map((name) => domain[name]!))
    for (const [place, stretch] of stretches.entries()) {
      const whole = new Set<number>()
      for (const codes of all) {
        const inside = own
          .filter((box) => box.stretches.has(stretch) && box.fixed.every(([at, code]) => codes[at] === code))
          .map(({ at }) => at)
        if (inside.length === 0) continue
        // Where groups meet, they meet stretch by stretch.
        const key = `${groups.length > 1 ? place : ''}|${inside.join()}`
        if (!known.has(key)) {
          for (const at of inside) membersOf[at]!.push(n)
          known.set(key, n++)
        }
        whole.add(known.get(key)!)
      }
      if (whole.size > 0) wholes.get(stretch)!.push([...whole])
    }
  }
  const alike = [...wholes.values()].flatMap((sides) =>
    sides.slice(1).map((less, at) => ({ members: sides[at]!, less })),
  )
  return { n, membersOf, alike }
}
