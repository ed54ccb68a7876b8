// What I asked a yes for: what waits, what was given back with a comment that only I can read, and a plan that was approved. Beneath it that
// a supervisor left a note: who, and on whose case, and nothing of what it says.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { caseRoles } from '../../api/roles.ts'
import { useLanguage, useText, type Text } from '../../web/language/language.tsx'
import { caseReaders } from '../../cases/readers.ts'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { heard } from '../../web/session/heard.ts'
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
    ...heard('work'),
  })
  const asked = data?.asked ?? []
  const notes = useSupervisionRows()
  if (asked.length + notes.length === 0) return null
  const rowOf = (one: Own): Row => ({
    id: one.id,
    title: titleOf(one, t),
    href: `/cases/${one.caseId}`,
    detail: one.isReturned ? <Comment own={one} /> : null,
    before: <Pill tone={one.isReturned ? 'due' : 'calm'}>{t(`approval.what.${one.about}`)}</Pill>,
    about: { name: aliasHere(one.reference, t), reference: one.reference },
    actions: <Settle own={one} />,
  })
  return (
    <section aria-label={t('approval.own')}>
      <Rows rows={[...asked.map(rowOf), ...notes]} />
    </section>
  )
}

const titleOf = ({ about, isReturned, isGiven }: Own, t: Text): string =>
  t(isReturned ? `approval.returned.${about}` : isGiven ? 'approval.given' : 'approval.waits')

/** Supervision notes that were left for me, as rows. */
function useSupervisionRows(): Row[] {
  const { t, dates } = useLanguage()
  const { roles } = useMe()
  const nameOf = useColleagueName()
  const { data } = useQuery({
    queryKey: ['approvals', 'notes'],
    queryFn: ({ signal }) => api.approvals.notes({}, { signal }),
    enabled: hasOneOf(roles, caseReaders),
    ...heard('work'),
  })
  return (data?.notes ?? []).map(({ record, caseId, reference, writtenBy, toldOn }) => ({
    id: record,
    title: t('approval.note', { name: nameOf(writtenBy) }),
    href: `/cases/${caseId}?tab=notes`,
    before: <Pill tone="calm">{dates.day(toldOn)}</Pill>,
    about: { name: aliasHere(reference, t), reference },
    actions: <ReadNote record={record} alias={aliasHere(reference, t)} />,
  }))
}

function ReadNote({ record, alias }: { record: string; alias: string }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const read = () =>
    run(async () => {
      await api.approvals.readNote({ record })
      await queries.invalidateQueries({ queryKey: ['approvals', 'notes'] })
    })
  return (
    <span className="row">
      <ErrorMessage error={error} />
      <Button size="small" look="quiet" isPending={busy} onPress={() => void read()}>
        {t('approval.read')}
        <span className="unseen"> {alias}</span>
      </Button>
    </span>
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

function Settle({ own: { id, isReturned, isGiven, reference } }: { own: Own }) {
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
        {t(isReturned || isGiven ? 'approval.read' : 'approval.takeBack')}
        <span className="unseen"> {aliasHere(reference, t)}</span>
      </Button>
    </span>
  )
}
