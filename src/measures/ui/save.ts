// The page as a file for another program: exactly what is shown, definitions included, and nothing besides.

import { writeCsv } from '../../api/write-csv.ts'
import { saveFile } from '../../web/actions/save-file.ts'
import type { Text } from '../../web/language/language.tsx'
import { reportFile } from '../report-file.ts'
import type { FilledReport, Months, ReportName } from '../reports.ts'
import type { Scorecard } from '../scorecard.ts'

/** Hands the browser a CSV file with every published block of every number. */
export function saveShown({ asAt, indicators }: Scorecard, t: Text): void {
  const columns = [
    'measure',
    'indicator',
    'counted',
    'out_of',
    'note',
    'from',
    'to',
    'numerator',
    'denominator',
    'share',
    'low_95',
    'high_95',
    'target',
    'standing',
  ]
  const rows = indicators.flatMap((card) => {
    const words = ['name', 'top', 'bottom', 'note'].map((part) => t(`indicator.${card.id}.${part}`))
    const about = [`${card.measure}. ${t(`measure.${card.measure}.name`)}`, ...words]
    if (card.blocks.length === 0)
      return [[...about, '', '', '', '', '', '', '', card.target, t('scorecard.standing.few')]]
    return card.blocks.map(({ from, to, numerator, denominator, share, range }, at) => [
      ...about,
      from,
      to,
      numerator,
      denominator,
      share.toFixed(4),
      range?.low.toFixed(4),
      range?.high.toFixed(4),
      card.target,
      at === card.blocks.length - 1 ? t(`scorecard.standing.${card.standing}`) : '',
    ])
  })
  saveFile(
    new Blob([writeCsv(columns, rows)], { type: 'text/csv;charset=utf-8' }),
    `measures-${asAt ?? 'all'}.csv`,
  )
}

/** Hands the browser a report as it stands. */
export function saveReport(name: ReportName, months: Months, filled: FilledReport, t: Text): void {
  saveFile(
    new Blob([reportFile(name, months, filled, t)], { type: 'text/csv;charset=utf-8' }),
    `report-${name}-${months.from.slice(0, 4)}.csv`,
  )
}
