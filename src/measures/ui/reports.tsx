// A report that the country owes others, filled in from what was published: the year, each line with how far it may be off, what the lines
// add up to beside the total, and what the report asks and is recorded nowhere here.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState, Facts } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Table } from '../../web/controls/table.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useLanguage, useText, type Text } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { Page } from '../../web/shell/page.tsx'
import {
  attributesOf,
  fillReport,
  reportNames,
  reports,
  type FilledReport,
  type Line,
  type Months,
  type ReportName,
  type Told,
} from '../reports.ts'
import { figuresKey } from './figures-key.ts'
import { writeMonths } from './period.ts'
import { saveReport } from './save.ts'
import './reports.css'

export function Reports() {
  const t = useText()
  const { data, error } = useQuery({
    queryKey: figuresKey,
    queryFn: ({ signal }) => api.figures.list({}, { signal }),
    // Somebody else signs meanwhile.
    refetchOnMount: 'always',
  })
  return (
    <Page
      title={t('reports.title')}
      lead={t('reports.lead')}
      back={{ href: '/measures', label: t('reports.back') }}
    >
      {error ? (
        <ErrorMessage error={error} />
      ) : !data ? (
        <Skeleton label={t('scorecard.loading')} lines={8} />
      ) : data.months.length === 0 ? (
        <EmptyState icon="chart" title={t('scorecard.empty')} words={t('scorecard.empty.words')} />
      ) : (
        <Chosen known={data} />
      )}
    </Page>
  )
}

type Known = Awaited<ReturnType<typeof api.figures.list>>

/** The counted months of a year: a report says which they are. */
function countedMonths(months: readonly string[], year: string): Months {
  const those = months.filter((month) => month.startsWith(year))
  return { from: those[0]!, to: those.at(-1)! }
}

function Chosen({ known: { months, releases } }: { known: Known }) {
  const t = useText()
  const dates = useDates()
  const years = [...new Set(months.map((month) => month.slice(0, 4)))].toReversed()
  const [name, setName] = useState<ReportName>('sdg')
  const [year, setYear] = useState(years[0]!)
  const period = countedMonths(months, year)
  const filled = fillReport(reports[name], releases, period)
  return (
    <>
      <div className="row">
        <Select
          label={t('reports.which')}
          options={reportNames.map((value) => ({ value, label: t(`reports.name.${value}`) }))}
          value={name}
          onChange={(value) => setName(reportNames.find((one) => one === value) ?? name)}
        />
        <Select
          label={t('reports.year')}
          options={years.map((value) => ({ value, label: value }))}
          value={year}
          onChange={(value) => setYear(value ?? year)}
        />
      </div>
      <Card title={t(`reports.name.${name}`)} lead={`${t('reports.unit')} ${writeMonths(period, t, dates)}`}>
        <div className="stack">
          <div className="row">
            <Act filled={filled} name={name} period={period} />
          </div>
          <Lines filled={filled} />
          {filled.totals && (
            <p className="second">
              {t(`reports.totals.${filled.totals.state}`, {
                low: dates.number(filled.totals.low),
                high: dates.number(filled.totals.high),
              })}
            </p>
          )}
          <details>
            <summary>{t('reports.means')}</summary>
            <Facts
              facts={attributesOf(reports[name]).map((one) => ({
                term: t(`public.figures.${one}`),
                value: t(`reports.means.${one}`),
              }))}
            />
          </details>
          <Unrecorded name={name} />
        </div>
      </Card>
    </>
  )
}

/** What the report asks and nobody records here; folded on a telephone. */
function Unrecorded({ name }: { name: ReportName }) {
  const t = useText()
  const isNarrow = useIsNarrow()
  return (
    <details open={!isNarrow}>
      <summary>{t('reports.unrecorded')}</summary>
      <ul>
        {reports[name].unrecorded.map((what) => (
          <li key={what}>{t(`reports.unrecorded.${what}`)}</li>
        ))}
      </ul>
    </details>
  )
}

/** Asks for every table that the report still needs; once nothing is missing, it is a file. */
function Act({ filled, name, period }: { filled: FilledReport; name: ReportName; period: Months }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const ask = () =>
    run(async () => {
      try {
        for (const [attribute, across = null] of filled.missing)
          await api.figures.ask({ id: newId(), attribute, across, ...period, accuracy: null })
      } finally {
        // Where one was refused or its answer lost, the others are not asked for again.
        await queries.invalidateQueries({ queryKey: figuresKey })
      }
    })
  return (
    <>
      <ErrorMessage error={error} />
      {filled.missing.length > 0 ? (
        <Button look="primary" isPending={busy} onPress={() => void ask()}>
          {t('reports.ask', { count: filled.missing.length })}
        </Button>
      ) : filled.lines.some(({ told }) => told.state === 'waiting') ? (
        <p role="status">{t('reports.waits')}</p>
      ) : (
        <Button look="primary" icon="document" onPress={() => saveReport(name, period, filled, t)}>
          {t('scorecard.save')}
        </Button>
      )}
    </>
  )
}

const tableOf = (attributes: Line['attributes'], t: Text): string =>
  attributes.map((one) => t(`public.figures.${one}`)).join(' × ')

/** What a line counts, in the words of its codes. */
function lineOf({ attributes, codes }: Line, t: Text, locale: string): string {
  const list = new Intl.ListFormat(locale, { type: 'unit' })
  const words = attributes.map((attribute, at) =>
    list.format(codes[at]!.map((code) => t(`public.figures.${attribute}.${code}`))),
  )
  return words.join(' · ')
}

/** What a table's lines add up to beside its total; nothing where it is not published. */
function addsUp(
  of: FilledReport['tables'][number] | undefined,
  t: Text,
  number: (n: number) => string,
): string {
  if (!of) return ''
  const { total, added, silent } = of
  const words = { total: number(total ?? 0), added: number(added), silent }
  return `: ${t(total === null ? 'reports.adds.noTotal' : 'reports.adds', words)}`
}

/** Table by table, so that a long report is looked through by its headings; a telephone begins with the first. */
function Lines({ filled: { lines, tables } }: { filled: FilledReport }) {
  const { t, dates, language } = useLanguage()
  const { number } = dates
  const isNarrow = useIsNarrow()
  const people = (told: Told) =>
    told.state === 'told'
      ? t('reports.told', { n: number(told.n), error: number(told.error) })
      : t(`reports.state.${told.state}`)
  const byTable = [...Map.groupBy(lines, ({ attributes }) => attributes.join())]
  return (
    <div className="report-lines">
      {byTable.map(([key, of], at) => (
        <details key={key} open={!isNarrow || at === 0}>
          <summary>
            {tableOf(of[0]!.attributes, t)}
            <span className="second">
              {addsUp(
                tables.find(({ attributes }) => attributes.join() === key),
                t,
                number,
              )}
            </span>
          </summary>
          <Table
            holds="saved"
            caption={tableOf(of[0]!.attributes, t)}
            hideCaption
            items={of}
            columns={[
              { id: 'what', label: t('reports.line'), cell: (line) => lineOf(line, t, language.locale) },
              { id: 'people', label: t('reports.people'), cell: ({ told }) => people(told), end: true },
            ]}
          />
        </details>
      ))}
    </div>
  )
}
