// The file that is taken away: HTCDS 2.0 as CSV or JSON with its own fields alone, or all that a case holds in this form.
import type { TableFormat } from './codes.ts'
import { ownFields } from './columns.ts'
import { htcdsFields } from './htcds/fields.ts'
import { writeCsv } from '../api/write-csv.ts'

type Cells = Readonly<Record<string, string>>

const inStandard = htcdsFields.filter(({ where }) => !where.startsWith('not:'))
const isSeveral = new Map(
  inStandard.map(({ id, type }) => [id, ['codes', 'countries', 'dates'].includes(type)]),
)

/** Columns in which anybody says something, the standard's smallest set always. */
function columnsOf(format: TableFormat, cases: readonly Cells[]): string[] {
  const isSaid = (id: string) => cases.some((one) => (one[id] ?? '') !== '')
  const standard = inStandard.filter(({ id, core }) => core === true || isSaid(id)).map(({ id }) => id)
  if (format !== 'csv') return standard
  const kept = [...new Set(cases.flatMap((one) => Object.keys(one).filter((id) => id.startsWith('x:'))))]
  return [...ownFields.filter(isSaid), ...standard, ...kept]
}

const asJson = (columns: readonly string[], one: Cells) =>
  Object.fromEntries(
    columns.flatMap((id) => {
      const text = one[id] ?? ''
      if (text === '') return []
      return [[id, isSeveral.get(id) ? text.split(';') : text] as const]
    }),
  )

const heading = (id: string): string => (id.startsWith('x:') ? id.slice(2) : id)

/** The text of a file with these cases. */
export function fileOf(format: TableFormat, cases: readonly Cells[]): string {
  const columns = columnsOf(format, cases)
  if (format === 'htcds_json')
    return `${JSON.stringify({ standard: 'HTCDS', version: '2.0', cases: cases.map((one) => asJson(columns, one)) }, null, 1)}\n`
  return writeCsv(
    columns.map(heading),
    cases.map((one) => columns.map((id) => one[id] ?? '')),
  )
}
