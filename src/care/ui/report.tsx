// The weekly caseload for whoever pays: totals, and no number of so few people that one of them could be known.
import { useQuery } from '@tanstack/react-query'
import { writeCsv } from '../../api/write-csv.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage, useText, type Text } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { saveFile } from '../../web/actions/save-file.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'

const people = ['helped', 'begun', 'closed', 'withPlan'] as const

export function CaseloadReport() {
  const t = useText()
  const { data, error } = useQuery({
    queryKey: ['caseload report'],
    queryFn: () => session.api.care.report({}),
    gcTime: 0,
  })
  const save = () =>
    data &&
    saveFile(
      new Blob([writeCsv([t('report.title'), `${data.from} – ${data.until}`], rowsOf(data, t))], {
        type: 'text/csv',
      }),
      `caseload-${data.until}.csv`,
    )
  return (
    <Page
      title={t('report.title')}
      width="narrow"
      back={{ href: '/cases', label: t('case.list.title') }}
      actions={
        <Button icon="document" look="primary" isDisabled={!data} onPress={save}>
          {t('report.csv')}
        </Button>
      }
    >
      <ErrorMessage error={error} />
      {!data && !error && <Skeleton label={t('report.title')} lines={6} />}
      {data && <Totals data={data} />}
    </Page>
  )
}

function Totals({ data }: { data: Report }) {
  const { t, dates } = useLanguage()
  const total = (value: number | null) =>
    value === null ? t('report.few', { fewest: dates.number(data.fewest) }) : dates.number(value)
  return (
    <>
      <Card title={t('report.week', { from: dates.day(data.from), until: dates.day(data.until) })}>
        <Table
          holds="saved"
          caption={t('report.people')}
          hideCaption
          columns={[
            { id: 'what', label: t('report.what'), cell: ({ id }) => t(`report.${id}`) },
            { id: 'count', label: t('report.people'), end: true, cell: ({ count }) => total(count) },
          ]}
          items={people.map((id) => ({ id, count: data.people[id] }))}
        />
      </Card>
      <Card title={t('report.given')} lead={t('report.lead', { fewest: dates.number(data.fewest) })}>
        {data.given.length === 0 ? (
          <p className="second">{t('given.none')}</p>
        ) : (
          <Table
            holds="saved"
            caption={t('report.given')}
            hideCaption
            columns={[
              { id: 'kind', label: t('given.kind'), cell: ({ kind }) => t(`given.kind.${kind}`) },
              { id: 'code', label: t('given.code'), cell: ({ costCode }) => costCode || '–' },
              {
                id: 'units',
                label: t('given.units'),
                end: true,
                cell: ({ units }) => (units === null ? '–' : dates.number(units)),
              },
              { id: 'people', label: t('report.people'), end: true, cell: (one) => total(one.people) },
            ]}
            items={data.given.map((one) => ({ ...one, id: `${one.kind} ${one.costCode}` }))}
          />
        )}
      </Card>
    </>
  )
}

type Report = Awaited<ReturnType<typeof session.api.care.report>>

/** The same as a table for a spreadsheet. */
function rowsOf(data: Report, t: Text): (string | number)[][] {
  const few = `< ${data.fewest}`
  return [
    ...people.map((one) => [t(`report.${one}`), data.people[one] ?? few]),
    [],
    [t('given.kind'), t('given.code'), t('given.units'), t('report.people')],
    ...data.given.map((one) => [
      t(`given.kind.${one.kind}`),
      one.costCode,
      one.units ?? '',
      one.people ?? few,
    ]),
  ]
}
