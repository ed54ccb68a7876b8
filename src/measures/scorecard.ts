// Counts of moves become shares that cannot be turned back into people. Months are joined into a block until the block
// is large enough in every part; a block is published whole and never changes again, and the total is the sum of the
// published blocks. So there is nothing to subtract: neither one month from a sum, nor last month's page from today's.
// (k = 10 as CTDC does, who suppress below 11; why primary suppression alone fails: design, statistics §2d.)

import type { Cell, Indicator } from './catalogue.ts'
import { threshold } from '../api/threshold.ts'
import { dayBefore, monthsBetween } from './months.ts'
import { isPrecise, wilson, type Range } from './wilson.ts'

/** One row of `event_counts`; `month` is its first day, `YYYY-MM-DD`. */
export interface Count {
  month: string
  kind: string
  subkind: string
  move: string
  code: string
  inTime: string
  n: number
  amount: number
}

export interface Figure {
  numerator: number
  denominator: number
  /** Numerator by denominator; above 1 only where the two count different moves (money paid for earlier awards). */
  share: number
}

/** Months `from` to `to`, both included, published together. */
export interface Block extends Figure {
  from: string
  to: string
  /** Where the true share lies, 95 of 100 times; nothing for amounts, and where the two halves count different moves. */
  range: Range | null
}

/**
 * What the newest block says of the target. `few`: nothing is published; `unclear`: its range is too wide, or the target lies
 * within it; `by_rule`: nothing else can happen.
 */
export type Standing = 'few' | 'by_rule' | 'unclear' | 'no_target' | 'reached' | 'missed'

export interface IndicatorCard {
  id: string
  measure: number
  better: 'up' | 'down'
  unit: 'moves' | 'money'
  certain: boolean
  blocks: Block[]
  /** Over all blocks; nothing where none is large enough. */
  total: Figure | null
  /** Since which month fewer than ten are waiting to be published with later ones. */
  waitingSince: string | null
  /** The last block against the one before it, in the direction that is good. */
  trend: 'better' | 'worse' | 'level' | 'unknown'
  /** Whole percent. */
  target: number | null
  standing: Standing
}

export interface Scorecard {
  threshold: number
  /** Whole months, oldest first, without a gap. */
  months: string[]
  /** The last day that is counted; the running month is not, or two looks in one month would show what lies between. */
  asAt: string | null
  indicators: IndicatorCard[]
}

/** Makes the card of all indicators. `today` is `YYYY-MM-DD`; counts of its month and later are left out. */
export function scorecardOf(
  indicators: readonly Indicator[],
  counts: readonly Count[],
  today: string,
  targets: ReadonlyMap<string, number> = new Map(),
): Scorecard {
  const running = `${today.slice(0, 7)}-01`
  let first = running
  const byMove: ByMove = new Map()
  for (const count of counts) {
    if (count.month >= running) continue
    if (count.month < first) first = count.month
    let moves = byMove.get(count.kind)
    if (!moves) byMove.set(count.kind, (moves = new Map()))
    const alike = moves.get(count.move)
    if (alike) alike.push(count)
    else moves.set(count.move, [count])
  }
  const months = monthsBetween(first, dayBefore(running))
  const place = new Map(months.map((month, at) => [month, at]))
  return {
    threshold,
    months,
    asAt: months.length > 0 ? dayBefore(running) : null,
    indicators: indicators.map((indicator) => {
      const card = cardOf(indicator, byMove, months, place)
      const target = targets.get(card.id) ?? null
      return { ...card, target, standing: standingOf(card, target) }
    }),
  }
}

function cardOf(
  indicator: Indicator,
  byMove: ByMove,
  months: readonly string[],
  place: ReadonlyMap<string, number>,
): Omit<IndicatorCard, 'target' | 'standing'> {
  const { id, measure, better, unit, certain = false } = indicator
  const blocks: Block[] = []
  const tops = sumsOf(byMove, indicator.numerator, place)
  const bottoms = sumsOf(byMove, indicator.denominator, place)
  let from: string | undefined
  let top = nothing()
  let bottom = nothing()
  for (const [at, month] of months.entries()) {
    from ??= month
    add(top, tops[at])
    add(bottom, bottoms[at])
    if (!isLargeEnough(top.n, bottom.n, certain || unit === 'money')) continue
    const figure = figureOf(top, bottom, unit)
    blocks.push({ from, to: month, ...figure, range: certain || unit === 'money' ? null : rangeOf(figure) })
    from = undefined
    top = nothing()
    bottom = nothing()
  }
  return {
    id,
    measure,
    better,
    unit,
    certain,
    blocks,
    total: blocks.length > 0 ? totalOf(blocks) : null,
    waitingSince: from ?? null,
    trend: trendOf(blocks, better),
  }
}

/** Those that went well, all, and (unless it says nothing) the rest: each of them must be ten at least. */
function isLargeEnough(top: number, bottom: number, restSaysNothing: boolean): boolean {
  if (top < threshold || bottom < threshold) return false
  return restSaysNothing || Math.abs(bottom - top) >= threshold
}

interface Sum {
  n: number
  amount: number
}
const nothing = (): Sum => ({ n: 0, amount: 0 })
function add(sum: Sum, more: Sum | undefined): void {
  if (!more) return
  sum.n += more.n
  sum.amount += more.amount
}

/** Counts by kind of track, and by move. */
type ByMove = Map<string, Map<string, Count[]>>

/** Sums of what fits any of the cells, by the place of the month; a count that fits two is counted once. */
function sumsOf(
  byMove: ByMove,
  cells: readonly Cell[],
  place: ReadonlyMap<string, number>,
): (Sum | undefined)[] {
  const counted = new Set<Count>()
  const sums: (Sum | undefined)[] = []
  for (const cell of cells)
    for (const count of byMove.get(cell.kind)?.get(cell.move) ?? []) {
      if (counted.has(count) || !fits(cell, count)) continue
      counted.add(count)
      add((sums[place.get(count.month)!] ??= nothing()), count)
    }
  return sums
}

/** Whether a count is one of those that a cell asks for, of its kind and move. */
export function fits(cell: Cell, count: Pick<Count, 'subkind' | 'code' | 'inTime'>): boolean {
  return (
    (!cell.subkinds || cell.subkinds.includes(count.subkind)) &&
    (!cell.codes || cell.codes.includes(count.code)) &&
    (!cell.inTime || cell.inTime.some((one) => one === count.inTime))
  )
}

function figureOf(top: Sum, bottom: Sum, unit: Indicator['unit']): Figure {
  const [numerator, denominator] = unit === 'money' ? [top.amount, bottom.amount] : [top.n, bottom.n]
  return { numerator, denominator, share: denominator > 0 ? numerator / denominator : 0 }
}

/** None where more went well than there were: then the two halves count different moves. */
const rangeOf = ({ numerator, denominator }: Figure): Range | null =>
  numerator <= denominator ? wilson(numerator, denominator) : null

function standingOf(
  { blocks, better, certain }: Pick<IndicatorCard, 'blocks' | 'better' | 'certain'>,
  target: number | null,
): Standing {
  const last = blocks.at(-1)
  if (!last) return 'few'
  if (certain) return 'by_rule'
  const range = last.range ?? { low: last.share, high: last.share }
  if (!isPrecise(range)) return 'unclear'
  if (target === null) return 'no_target'
  const { low, high } = range
  const aim = target / 100
  if (low < aim && aim < high) return 'unclear'
  return (better === 'up' ? low >= aim : high <= aim) ? 'reached' : 'missed'
}

function totalOf(blocks: readonly Block[]): Figure {
  const numerator = blocks.reduce((sum, block) => sum + block.numerator, 0)
  const denominator = blocks.reduce((sum, block) => sum + block.denominator, 0)
  return { numerator, denominator, share: denominator > 0 ? numerator / denominator : 0 }
}

/** Less than two points apart is level: with numbers of this size it means nothing. */
function trendOf(blocks: readonly Block[], better: Indicator['better']): IndicatorCard['trend'] {
  const [before, last] = blocks.slice(-2)
  if (!before || !last) return 'unknown'
  const change = (last.share - before.share) * (better === 'up' ? 1 : -1)
  if (Math.abs(change) < 0.02) return 'level'
  return change > 0 ? 'better' : 'worse'
}
