// Cases that nobody works on yet, the longest waiting first: each is taken with one press, or given to a colleague.
import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { riskTone } from '../../cases/ui/risk-tone.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { EmptyState } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { workingRoles } from '../codes.ts'
import { Assign } from './assign.tsx'
import { useAssigned } from './use-assignments.ts'

type Waiting = Awaited<ReturnType<typeof api.assignments.unassigned>>['cases'][number]

const nobody = { worker: null, second: null }

/** One case that waits: since when, how much danger, and the press that gives it to somebody. */
export function useUnassignedRow(): (one: Waiting) => Row {
  const { t, dates } = useLanguage()
  const now = useNow()
  return (one) => ({
    id: one.caseId,
    title: aliasHere(one.reference, t),
    href: `/cases/${one.caseId}`,
    detail: <bdi className="number">{one.reference}</bdi>,
    before: <Pill tone={one.isLate ? 'due' : 'calm'}>{dates.ago(one.since, now)}</Pill>,
    facts: one.risk
      ? [
          <Pill key="risk" tone={riskTone[one.risk] ?? 'calm'}>
            {t('case.risk', { level: t(`code.${one.risk}`) })}
          </Pill>,
        ]
      : [],
    actions: <Take waiting={one} />,
  })
}

export function Unassigned() {
  const { t } = useLanguage()
  const rowOf = useUnassignedRow()
  const { data, isPending, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['work', 'unassigned'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.assignments.unassigned(pageParam ? { after: pageParam } : {}, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  if (error) return <ErrorMessage error={error} />
  if (isPending) return <Skeleton label={t('work.loading')} lines={4} />
  const cases = data.pages.flatMap((page) => page.cases)
  if (cases.length === 0)
    return (
      <EmptyState icon="check" title={t('worker.unassigned.none')} words={t('worker.unassigned.words')} />
    )
  return (
    <>
      <Rows rows={cases.map(rowOf)} />
      {hasNextPage && (
        <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {t('work.more')}
        </Button>
      )}
    </>
  )
}

/** One press for whoever can work on it; whoever only assigns is asked to whom. */
function Take({ waiting: { caseId, reference } }: { waiting: Waiting }) {
  const t = useText()
  const me = useMe()
  const { say } = useNotices()
  const assigned = useAssigned()
  const { busy, error, run } = usePendingAction()
  const alias = aliasHere(reference, t)
  const takes = hasOneOf(me.roles, workingRoles)
  const take = () =>
    run(
      async () => {
        await api.assignments.assign({ caseId, worker: me.id, second: null, was: null })
        await assigned()
        say({ text: t('worker.taken', { alias }) })
      },
      () => assigned(),
    )
  return (
    <span className="row">
      <ErrorMessage error={error} />
      {takes && (
        <Button size="small" isPending={busy} onPress={() => void take()}>
          {t('worker.take')} <span className="unseen">{alias}</span>
        </Button>
      )}
      <Assign caseId={caseId} workers={nobody} about={alias} />
    </span>
  )
}
