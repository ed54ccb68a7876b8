// The page as a file for another program: exactly what is shown, definitions included, and nothing besides.

import { saveFile } from '../../web/actions/save-file.ts'
import type { Text } from '../../web/language/language.tsx'
import type { Scorecard } from '../scorecard.ts'
import { shownOf } from './period.ts'

/** Hands the browser a JSON file with the shown month (or all of them) of every number. */
export function saveShown(numbers: Scorecard, month: string | null, t: Text): void {
  const { asAt, threshold, indicators } = numbers
  const shown = {
    asAt,
    threshold,
    month,
    indicators: indicators.map((card) => ({
      id: card.id,
      measure: card.measure,
      measureName: t(`measure.${card.measure}.name`),
      name: t(`indicator.${card.id}.name`),
      counted: t(`indicator.${card.id}.top`),
      outOf: t(`indicator.${card.id}.bottom`),
      note: t(`indicator.${card.id}.note`),
      better: card.better,
      unit: card.unit,
      shown: shownOf(card, month) ?? 'fewer than threshold',
      ...(month === null ? { blocks: card.blocks, waitingSince: card.waitingSince } : {}),
    })),
  }
  saveFile(
    new Blob([JSON.stringify(shown, null, 2)], { type: 'application/json' }),
    `measures-${month?.slice(0, 7) ?? asAt ?? 'all'}.json`,
  )
}
