// How published months and shares are written.

import type { Dates } from '../../web/language/dates.ts'
import type { Text } from '../../web/language/language.tsx'
import type { Block, IndicatorCard } from '../scorecard.ts'

/** "March 2026", or "March 2026 to May 2026 together". */
export function writeMonths(
  { from, to }: Pick<Block, 'from' | 'to'>,
  t: Text,
  { month }: Pick<Dates, 'month'>,
): string {
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
