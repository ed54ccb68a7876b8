// What I asked a yes for: what waits, and what was given back with a comment that only I can read.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { aliasOf } from '../../cases/alias.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { caseRoles } from '../../api/roles.ts'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { openComment } from '../client/comment.ts'

type Own = Awaited<ReturnType<typeof api.approvals.own>>['asked'][number]

export function OwnApprovals() {
  const t = useText()
  const { roles } = useMe()
  const { data } = useQuery({
    queryKey: ['approvals', 'own'],
    queryFn: ({ signal }) => api.approvals.own({}, { signal }),
    enabled: hasOneOf(roles, caseRoles),
    refetchInterval: 60_000,
    refetchIntervalInBackground: false,
  })
  const asked = data?.asked ?? []
  if (asked.length === 0) return null
  const rowOf = (one: Own): Row => ({
    id: one.id,
    title: t(one.isReturned ? `approval.returned.${one.about}` : 'approval.waits'),
    href: `/cases/${one.caseId}`,
    detail: one.isReturned ? <Comment own={one} /> : null,
    before: <Pill tone={one.isReturned ? 'due' : 'calm'}>{t(`approval.what.${one.about}`)}</Pill>,
    about: { name: aliasOf(one.reference, t), reference: one.reference },
    actions: <Settle own={one} />,
  })
  return (
    <section aria-label={t('approval.own')}>
      <Rows rows={asked.map(rowOf)} />
    </section>
  )
}

function Comment({ own }: { own: Own }) {
  const t = useText()
  const nameOf = useColleagueName()
  const { data } = useQuery({
    queryKey: ['approvals', 'comment', own.id],
    queryFn: async () => (await openComment(session, own)) ?? null,
  })
  if (!data || !own.answeredBy) return null
  return (
    <span>
      <bdi>{nameOf(own.answeredBy)}</bdi>: <q>{data}</q>{' '}
      <span className="unseen">{t('approval.comment')}</span>
    </span>
  )
}

function Settle({ own: { id, isReturned, reference } }: { own: Own }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const settle = () =>
    run(async () => {
      await api.approvals.settle({ id })
      await queries.invalidateQueries({ queryKey: ['approvals'] })
    })
  return (
    <span className="row">
      <ErrorMessage error={error} />
      <Button size="small" look="quiet" isPending={busy} onPress={() => void settle()}>
        {t(isReturned ? 'approval.read' : 'approval.takeBack')}
        <span className="unseen"> {aliasOf(reference, t)}</span>
      </Button>
    </span>
  )
}
