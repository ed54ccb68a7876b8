// Which published months stand on the page for the month that somebody chose, and how they are named.

import type { Dates } from '../../web/language/dates.ts'
import type { Text } from '../../web/language/language.tsx'
import type { Figure, IndicatorCard } from '../scorecard.ts'

export interface Shown extends Figure {
  from: string
  to: string
}

/** The block that holds `month`, or everything that is published; nothing where that is fewer than ten. */
export function shownOf({ blocks, total }: IndicatorCard, month: string | null): Shown | null {
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (month !== null) return blocks.find(({ from, to }) => from <= month && month <= to) ?? null
  return total && first && last ? { ...total, from: first.from, to: last.to } : null
}

/** "March 2026", or "March 2026 to May 2026 together". */
export function monthsOf({ from, to }: Pick<Shown, 'from' | 'to'>, t: Text, { month }: Dates): string {
  return from === to ? month(from) : t('scorecard.together', { from: month(from), to: month(to) })
}

/** How a share and its two halves are written: whole percent, counts, or money without small change. */
export function figureWriter({ number }: Dates, unit: IndicatorCard['unit'], currency: string) {
  const half = (value: number) =>
    unit === 'money'
      ? number(value, { style: 'currency', currency, maximumFractionDigits: 0 })
      : number(value)
  return { share: (value: number) => number(value, { style: 'percent', maximumFractionDigits: 0 }), half }
}
