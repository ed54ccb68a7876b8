// Beneath the plan, in houses that want a supervisor's yes to it: who approved it and when, checked here, whether it has changed since, and
// the press that asks, approves or gives back. Nothing on the plan waits for it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { caseRoles } from '../../api/roles.ts'
import { GivingBack } from '../../approvals/ui/giving-back.tsx'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { approvePlan, hasPlan, planYesOf, type PlanYes as Yes } from '../client/plan-yes.ts'

interface Props {
  shared: SharedCase
  onChanged: () => void
}
type Asked = Awaited<ReturnType<typeof api.approvals.plan>>

export function PlanYes({ shared, onChanged }: Props) {
  const { t } = useLanguage()
  const caseId = shared.case.id
  const isShown = shared.case.mine && shared.held.includes('narrative') && hasPlan(shared)
  const { data: asked } = useQuery({
    queryKey: ['approvals', 'plan', caseId],
    queryFn: ({ signal }) => api.approvals.plan({ caseId }, { signal }),
    enabled: isShown,
  })
  const { data: yes, error } = useQuery({
    queryKey: ['plan yes', caseId, shared.records.length, shared.tracks.length, shared.case.version],
    queryFn: async () => (await planYesOf(session, shared)) ?? null,
    enabled: isShown && asked !== undefined,
    gcTime: 0,
    placeholderData: (before) => before,
  })
  if (!isShown || !asked || yes === undefined) return <ErrorMessage error={error} />
  if (!asked.wanted && !asked.asked && !yes) return null
  return (
    <section className="row" aria-label={t('plan.yes')}>
      <Standing asked={asked} yes={yes} />
      <Acts shared={shared} asked={asked} yes={yes} onChanged={onChanged} />
    </section>
  )
}

/** How it stands, in one line. */
function Standing({ asked: { asked }, yes }: { asked: Asked; yes: Yes | null }) {
  const { t, dates } = useLanguage()
  const nameOf = useColleagueName()
  if (yes && !yes.isSupervisors)
    return <Notice tone="due" title={t('plan.yes.unfit', { name: nameOf(yes.by) })} />
  return (
    <span className="row">
      {yes && (
        <Pill tone={yes.changed > 0 ? 'due' : 'done'}>
          {t('plan.yes.given', { name: nameOf(yes.by), day: dates.day(yes.on) })}
        </Pill>
      )}
      {yes && yes.changed > 0 && <span>{t('plan.yes.changed', { count: yes.changed })}</span>}
      {!yes && !asked && <span className="second">{t('plan.yes.none')}</span>}
      {asked && (
        <Pill tone="due">
          {asked.isReturned
            ? t('approval.returned.plan')
            : t('plan.yes.asks', { name: nameOf(asked.askedBy) })}
        </Pill>
      )}
    </span>
  )
}

/** The presses of it, each followed by what was said and the case read anew. */
function usePlanAnswers({ shared, onChanged }: Props) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const queries = useQueryClient()
  const [once] = useState(() => crypto.randomUUID())
  const { busy, error, run } = usePendingAction()
  const after = (act: () => Promise<unknown>, words: string) => () =>
    void run(async () => {
      await act()
      await queries.invalidateQueries({ queryKey: ['approvals'] })
      say({ text: t(words), tone: 'done' })
      onChanged()
    })
  return {
    busy,
    error,
    ask: after(() => api.approvals.askForPlan({ id: once, caseId: shared.case.id }), 'approval.asked.plan'),
    approve: after(() => approvePlan(session, shared), 'approval.done.plan'),
  }
}

function Acts({
  shared,
  asked: { asked, mayApprove },
  yes,
  onChanged,
}: Props & { asked: Asked; yes: Yes | null }) {
  const { t } = useLanguage()
  const { roles } = useMe()
  const [isReturning, giveBack] = useState(false)
  const { busy, error, ask, approve } = usePlanAnswers({ shared, onChanged })
  const isUnchanged = yes?.isSupervisors && yes.changed === 0
  const isWaiting = asked && !asked.isReturned
  const mayAsk = !mayApprove && !isWaiting && !isUnchanged && hasOneOf(roles, caseRoles)
  return (
    <>
      <ErrorMessage error={error} />
      <span className="row">
        {mayAsk && (
          <Button size="small" isPending={busy} onPress={ask}>
            {t('approval.ask.plan')}
          </Button>
        )}
        {mayApprove && (isWaiting || !isUnchanged) && (
          <Button size="small" icon="check" isPending={busy} onPress={approve}>
            {t('approval.yes.plan')}
          </Button>
        )}
        {mayApprove && isWaiting && (
          <Button size="small" look="quiet" onPress={() => giveBack(true)}>
            {t('approval.back')}
          </Button>
        )}
      </span>
      {isReturning && asked && (
        <GivingBack
          asked={asked}
          onClose={() => {
            giveBack(false)
            onChanged()
          }}
        />
      )}
    </>
  )
}
