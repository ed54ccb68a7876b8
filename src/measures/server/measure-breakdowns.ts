// Numbers of the scorecard by group. Moves are added up by month; whole months that the scorecard has told are joined until two groups can be
// believed, or half a year is over; and a group is told where nothing small can be worked out of it, of its total and of the other groups of the same
// months (protect-table.ts). What was told once is not told anew. Pure but for time.

import { protectTable } from '../../statistics/protect-table.ts'
import { combinations, type Box, type Cell, type Count, type Table } from '../../statistics/tables.ts'
import { breakdownNames, type Breakdown } from '../breakdown-names.ts'
import { contactWays, groupOf, groupsOf, possiblePairs, whyWhole, type Moved } from '../breakdowns.ts'
import type { Indicator } from '../catalogue.ts'
import { attributes } from '../counted-codes.ts'
import { fits, type Block } from '../scorecard.ts'
import { threshold } from '../../api/threshold.ts'
import { monthsBetween } from '../months.ts'
import { isPrecise, wilson } from '../wilson.ts'

/** What went well, and all. */
type Halves = [well: number, all: number]
/** By indicator, breakdown and group. */
export type Sums = Record<string, Partial<Record<Breakdown, Record<string, Halves>>>>

/** What is told of a group; nothing in place of what is left out. */
export interface ToldGroup {
  group: string
  well: number | null
  rest: number | null
  all: number | null
}
export interface Told {
  indicator: string
  breakdown: Breakdown
  from: string
  to: string
  groups: ToldGroup[]
}

/** So many months are joined at most: what cannot be told then is not told of them. */
const longest = 6

/** Adds a move to the sums of its month. */
export function addMove(sums: Sums, indicators: readonly Indicator[], moved: Moved): void {
  for (const indicator of indicators) {
    const isIn = (cells: Indicator['numerator']) =>
      cells.some((cell) => cell.kind === moved.kind && cell.move === moved.move && fits(cell, moved))
    const [well, all] = [isIn(indicator.numerator), isIn(indicator.denominator)]
    if (!well && !all) continue
    const own = (sums[indicator.id] ??= {})
    for (const breakdown of breakdownNames) {
      if (whyWhole(indicator, breakdown)) continue
      const groups = (own[breakdown] ??= {})
      const halves = (groups[groupOf(breakdown, moved)] ??= [0, 0])
      halves[0] += Number(well)
      halves[1] += Number(all)
    }
  }
}

type Groups = Map<string, Halves>

/** All groups of these blocks. What was counted and not noted by group is of nobody knows which. */
function groupsIn(
  indicator: Indicator,
  breakdown: Breakdown,
  blocks: readonly Block[],
  sums: ReadonlyMap<string, Sums>,
): Groups {
  const [from, to] = [blocks[0]!.from, blocks.at(-1)!.to]
  const said = [...sums].flatMap(([month, one]) =>
    month < from || month > to ? [] : Object.entries(one[indicator.id]?.[breakdown] ?? {}),
  )
  const codes = groupsOf(
    indicator,
    breakdown,
    said.map(([group]) => group),
  )
  const groups: Groups = new Map(codes.map((code) => [code, [0, 0]]))
  const put = (group: string, [well, all]: Halves) => {
    const halves = groups.get(groups.has(group) ? group : 'unknown')!
    halves[0] += well
    halves[1] += all
  }
  for (const [group, halves] of said) put(group, halves)
  const missing = (half: 'numerator' | 'denominator', at: 0 | 1) =>
    blocks.reduce((sum, block) => sum + block[half], 0) -
    [...groups.values()].reduce((sum, halves) => sum + halves[at], 0)
  put('unknown', [missing('numerator', 0), missing('denominator', 1)])
  return groups
}

const isBelieved = ([well, all]: Halves): boolean =>
  well >= threshold && all - well >= threshold && isPrecise(wilson(well, all))

/** Where two halves count different moves, more may have gone well in a group than there were: then no group is told yet. */
const areParts = (groups: Groups): boolean =>
  [...groups.values()].every(([well, all]) => 0 <= well && well <= all)

const outcomes = ['well', 'rest'] as const

/** Pairs of groups in which nobody can be, since both grow out of one answer. */
const impossible: readonly Box[] = combinations<string>([attributes.detected, contactWays])
  .filter((pair) => !possiblePairs.has(pair.join(' ')))
  .map((codes) => ({ attributes: ['profession', 'channel'], codes, periods: ['all'] }))

/** Each breakdown of the same months, one after the other, beside the total and those before it. */
async function protectedGroups(groups: ReadonlyMap<Breakdown, Groups>): Promise<Map<Breakdown, ToldGroup[]>> {
  const counts = (one: Groups): Count[] =>
    [...one].flatMap(([group, [well, all]]) => [
      { period: 'all', codes: [group, 'well'], n: well },
      { period: 'all', codes: [group, 'rest'], n: all - well },
    ])
  const [first] = groups.values()
  const total = outcomes.map((outcome) => ({
    period: 'all',
    codes: [outcome],
    n: counts(first!).reduce((sum, { codes, n }) => sum + (codes[1] === outcome ? n : 0), 0),
  }))
  const whole = (cells: readonly Cell[]): Table => ({ attributes: ['outcome'], periods: ['all'], cells })
  const former: Table[] = [
    whole([
      ...total.map(({ codes, n }) => ({ codes, n })),
      { codes: [null], n: total.reduce((sum, { n }) => sum + n, 0) },
    ]),
  ]
  const domain = {
    outcome: outcomes,
    ...Object.fromEntries([...groups].map(([breakdown, one]) => [breakdown, [...one.keys()]])),
  }
  const told = new Map<Breakdown, ToldGroup[]>()
  for (const [breakdown, one] of groups) {
    const shape = { attributes: [breakdown, 'outcome'], periods: ['all'] }
    const done = await protectTable(shape, former, {
      domain,
      counts: ([name, ...more]) => (more.length === 0 ? total : counts(groups.get(name as Breakdown)!)),
      least: threshold,
      base: 1,
      structuralZeros: groups.has('profession') && groups.get('channel')?.has('asked') ? impossible : [],
    })
    // Tables of these months tell too much already, or are too wide: then this one is not told at all.
    if ('refused' in done) continue
    former.push(done.table)
    const numberOf = (group: string, outcome: string | null) =>
      done.table.cells.find(({ codes: [a, b] }) => a === group && b === outcome)!.n
    told.set(
      breakdown,
      [...one.keys()].map((group) => ({
        group,
        well: numberOf(group, 'well'),
        rest: numberOf(group, 'rest'),
        all: numberOf(group, null),
      })),
    )
  }
  return told
}

/** What a number can newly tell by groups, out of its blocks that were not told by groups before. */
export async function tellBreakdowns(
  indicator: Indicator,
  blocks: readonly Block[],
  sums: ReadonlyMap<string, Sums>,
): Promise<Told[]> {
  const breakdowns = breakdownNames.filter((one) => whyWhole(indicator, one) === undefined)
  const told: Told[] = []
  let open: Block[] = []
  if (breakdowns.length === 0) return told
  for (const block of blocks) {
    open = [...open, block]
    const [from, to] = [open[0]!.from, block.to]
    const groups = new Map(breakdowns.map((one) => [one, groupsIn(indicator, one, open, sums)]))
    const all = [...groups.values()]
    if (!all.every(areParts)) continue
    const areBelieved = all.every((one) => [...one.values()].filter(isBelieved).length >= 2)
    if (!areBelieved && monthsBetween(from, to).length < longest) continue
    for (const [breakdown, some] of await protectedGroups(groups))
      told.push({ indicator: indicator.id, breakdown, from, to, groups: some })
    open = []
  }
  return told
}
