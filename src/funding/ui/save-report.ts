// The report of a funding, one form for every funder: each line with what was awarded, given, claimed and paid, then each payment with its
// days. Totals of an organisation; there is nothing else to write.
import { writeCsv } from '../../api/write-csv.ts'
import { saveFile } from '../../web/actions/save-file.ts'
import type { Text } from '../../web/language/language.tsx'
import { decimalIn } from '../currency.ts'
import { lineName, type Shown } from './use-funding.ts'

export function saveReport(
  { application, lines }: Shown,
  { t, nameOf }: { t: Text; nameOf: (organisation: number) => string },
): void {
  const { currency, claims, house, funder, purpose, fromDay, until } = application
  const sum = (minor: number | null) => (minor === null ? '' : decimalIn(minor, currency))
  const about = [nameOf(house), nameOf(funder), t(`service.${purpose}`), fromDay, until, currency]
  const rows = [
    ...lines.map((line) => [
      ...about,
      t(lineName(line)),
      line.unit ? line.unitsClaimed : '',
      sum(line.asked),
      sum(line.awarded),
      sum(line.claimed),
      sum(line.paid),
      '',
    ]),
    ...claims.map(({ claimedOn, amount, paidOn, days }) => [
      ...about,
      t('funding.report.claim', { day: claimedOn }),
      '',
      '',
      '',
      sum(amount),
      paidOn ? sum(amount) : '0',
      days,
    ]),
  ]
  const columns = [
    'organisation',
    'funder',
    'purpose',
    'from',
    'until',
    'currency',
    'line',
    'units',
    'asked',
    'awarded',
    'claimed',
    'paid',
    'days',
  ]
  saveFile(
    new Blob([writeCsv(columns, rows)], { type: 'text/csv;charset=utf-8' }),
    `funding-${fromDay ?? ''}.csv`,
  )
}
