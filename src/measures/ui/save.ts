// The page as a file for another program: exactly what is shown, definitions included, and nothing besides.

import { writeCsv } from '../../api/write-csv.ts'
import { saveFile } from '../../web/actions/save-file.ts'
import type { Text } from '../../web/language/language.tsx'
import type { FilledReport, Months } from '../reports.ts'
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

/** Hands the browser a report as it stands: each line, how far it may be off, and why one says nothing. */
export function saveReport(name: string, { from, to }: Months, { lines }: FilledReport, t: Text): void {
  const rows = lines.map(({ attributes, codes, told }) => [
    attributes.join(' x '),
    codes.map((some) => some.join('+')).join(' x '),
    told.state === 'told' ? told.n : '',
    told.state === 'told' ? told.error : '',
    told.state,
    attributes.map((one) => t(`reports.means.${one}`)).join(' '),
    from,
    to,
  ])
  const columns = ['attribute', 'codes', 'people', 'may_be_off_by', 'state', 'definition', 'from', 'to']
  saveFile(
    new Blob([writeCsv(columns, [...rows, [t('reports.unit')]])], { type: 'text/csv;charset=utf-8' }),
    `report-${name}-${from.slice(0, 4)}.csv`,
  )
}
