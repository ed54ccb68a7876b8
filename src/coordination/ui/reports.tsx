// Figures that the country owes by its rules: to whom, by when, where they stand, and one press when they were sent. Folded; the heading
// counts what is late. A report without a known day is never late.
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-aria-components/Link'
import type { Words } from '../../jurisdiction/words.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Table } from '../../web/controls/table.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import type { Desk } from '../api.ts'
import { deskKey } from './use-desk.ts'

type Report = Desk['reports'][number]

/** Where the figures stand that we have; a funder's stand with its grant. */
const pages: Partial<Record<Report['from'], string>> = { scorecard: '/measures', people: '/measures' }

export function Reports({ desk }: { desk: Desk }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const late = desk.reports.filter(({ dueOn }) => dueOn !== null && dueOn < desk.today).length
  const note = (report: string) =>
    run(async () => {
      await api.coordination.noteReport({ report })
      await queries.invalidateQueries({ queryKey: deskKey })
    })
  return (
    <details className="card" open={late > 0}>
      <summary>{t('reports.title', { count: desk.reports.length, late })}</summary>
      <ErrorMessage error={error} />
      <Table
        holds="clear"
        caption={t('law.section.reports')}
        hideCaption
        items={desk.reports}
        columns={[
          { id: 'to', label: t('reports.to'), cell: (one) => <To report={one} /> },
          { id: 'due', label: t('reports.due'), cell: (one) => <Due report={one} now={desk.now} /> },
          {
            id: 'note',
            label: t('reports.note'),
            cell: ({ id, to }) => (
              <Button look="quiet" size="small" isDisabled={busy} onPress={() => void note(id)}>
                {t('reports.note')} <span className="unseen">{inDocumentLanguage(to as Words)}</span>
              </Button>
            ),
          },
        ]}
      />
    </details>
  )
}

function To({ report: { to, what, from, source } }: { report: Report }) {
  const { t } = useLanguage()
  const page = pages[from]
  return (
    <>
      <bdi>{inDocumentLanguage(to as Words)}</bdi>
      <br />
      <span className="second">
        {inDocumentLanguage(what as Words)} · {page && <Link href={page}>{t('frame.place.measures')}</Link>}{' '}
        {page && '· '}
        <bdi>{source}</bdi>
      </span>
    </>
  )
}

function Due({ report: { dueOn, sentOn }, now }: { report: Report; now: string }) {
  const { t, dates } = useLanguage()
  const at = new Date(now)
  return (
    <>
      {dueOn === null ? (
        t('track.noLimit')
      ) : (
        <Pill tone={dates.dueTone(dueOn, at)}>{dates.due(dueOn, at)}</Pill>
      )}
      {sentOn && (
        <>
          <br />
          <span className="second">
            {t('reports.note')}: {dates.longDay(sentOn)}
          </span>
        </>
      )}
    </>
  )
}
