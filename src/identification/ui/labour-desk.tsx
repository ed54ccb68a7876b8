// Complaints about pay or hours, as the inspectorate has them: what waits for an answer first. What was said is opened on the next page only.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useNow } from '../../web/session/now.ts'
import { Page } from '../../web/shell/page.tsx'
import { NewComplaint } from './labour-new.tsx'

type Complaint = Awaited<ReturnType<typeof api.reports.list>>['reports'][number]

const useComplaints = (closed: 'yes' | 'no') =>
  useInfiniteQuery({
    queryKey: ['complaints', closed],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.reports.list(
        { kind: 'labour_complaint', closed, ...(pageParam ? { after: pageParam } : {}) },
        { signal },
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
    refetchInterval: 20_000,
  })

export function LabourDesk() {
  const { t } = useLanguage()
  const [writing, setWriting] = useState(false)
  const [closed, setClosed] = useState(false)
  return (
    <Page
      title={t('labour.title')}
      lead={t('labour.lead')}
      actions={
        <Button icon="plus" look={writing ? 'plain' : 'primary'} onPress={() => setWriting(true)}>
          {t('labour.new')}
        </Button>
      }
    >
      {writing && <NewComplaint onClose={() => setWriting(false)} />}
      <List closed="no" />
      <div className="row">
        <Button look="quiet" aria-expanded={closed} onPress={() => setClosed(!closed)}>
          {t(closed ? 'hotline.closed.hide' : 'labour.closed.show')}
        </Button>
      </div>
      {closed && <List closed="yes" />}
    </Page>
  )
}

function List({ closed }: { closed: 'yes' | 'no' }) {
  const { t } = useLanguage()
  const row = useComplaintRow()
  const complaints = useComplaints(closed)
  if (complaints.isPending) return <Skeleton label={t('labour.loading')} lines={4} />
  if (complaints.isError)
    return (
      <ErrorNotice
        title={t('labour.failed')}
        action={<Button onPress={() => void complaints.refetch()}>{t('web.page.again')}</Button>}
      />
    )
  const all = complaints.data.pages.flatMap(({ reports }) => reports)
  const those = [...new Map(all.map((one) => [one.track, one])).values()]
  if (those.length === 0)
    return (
      <Card>
        <EmptyState icon="check" title={t('labour.none')} words={t('labour.none.words')} />
      </Card>
    )
  return (
    <Card>
      <Rows heading={t(closed === 'yes' ? 'labour.closed' : 'labour.open')} rows={those.map(row)} />
      {complaints.hasNextPage && (
        <Button isPending={complaints.isFetchingNextPage} onPress={() => void complaints.fetchNextPage()}>
          {t('work.more')}
        </Button>
      )}
    </Card>
  )
}

function useComplaintRow(): (complaint: Complaint) => Row {
  const { t, language, dates } = useLanguage()
  const now = useNow()
  const called = useColleagueName()
  return (one) => ({
    id: one.track,
    href: `/labour/${one.track}`,
    title: t('labour.one', {
      language: one.language ? languageName(one.language, language.locale) : t('hotline.language.unknown'),
    }),
    detail: (
      <span className="row">
        {dates.ago(one.openedAt, now)}
        {one.holder && <span>{t('hotline.heldBy', { who: called(one.holder) })}</span>}
        {one.unread && <Pill tone="due">{t('hotline.unread')}</Pill>}
      </span>
    ),
    before: one.dueAt ? (
      <Pill tone={dates.dueTone(one.dueAt, now)} icon="clock">
        {dates.due(one.dueAt, now)}
      </Pill>
    ) : (
      <span className="second">{t('hotline.noClock')}</span>
    ),
    facts: [<Pill key="state">{t(`labour_complaint.state.${one.state}`)}</Pill>],
  })
}
