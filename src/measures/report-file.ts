// A report as a file for another program: exactly what is shown, definitions included, and nothing besides. Pure.

import { writeCsv } from '../api/write-csv.ts'
import { reports, type FilledReport, type Months, type ReportName } from './reports.ts'

/** A report as a file: each line, how far it may be off and why one says nothing; beneath them whom it counts and what it does not say. */
export function reportFile(
  name: ReportName,
  { from, to }: Months,
  { lines }: FilledReport,
  t: (id: string) => string,
): string {
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
  const beneath = [
    [t('reports.unit')],
    [t('reports.unrecorded')],
    ...reports[name].unrecorded.map((what) => [t(`reports.unrecorded.${what}`)]),
  ]
  return writeCsv(columns, [...rows, ...beneath])
}
