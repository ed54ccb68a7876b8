// One line on the plan of a case: how dangerous it is, whether there is a safety plan, and what to do tonight.
import { caseRoles } from '../../api/roles.ts'
import { riskTone } from '../../cases/ui/risk-tone.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { AlertAll } from './alert-all.tsx'
import { HappenedTonight } from './happened-tonight.tsx'
import { useSafetyPlan } from './use-safety.ts'
import { isOpen } from '../../tracks/case-state.ts'
import './safety.css'

export function SafetyLine({ shared, onChanged }: { shared: SharedCase; onChanged: () => void }) {
  const t = useText()
  const { day } = useDates()
  const { roles } = useMe()
  const { plan, outdated } = useSafetyPlan(shared)
  if (!shared.held.includes('contact')) return null
  const { id, risk, state } = shared.case
  const isCalled = shared.tracks.some((track) => track.kind === 'alert' && track.state === 'standing')
  const mayBegin = roles.some((role) => caseRoles.some((one) => one === role)) && isOpen(state)
  return (
    <section className="safety-line" aria-label={t('safety.title')}>
      <div className="row">
        <strong>{t('safety.title')}</strong>
        {risk && <Pill tone={riskTone[risk] ?? 'calm'}>{t(`code.${risk}`)}</Pill>}
        <span className="second">
          {plan?.readBack
            ? t('safety.plan.agreedOn', { day: day(plan.readBack.on) })
            : t(plan ? 'safety.plan.notAgreed' : 'safety.plan.none')}
        </span>
        {outdated.length > 0 && (
          <Pill tone="due">{t('safety.plan.outdated', { count: outdated.length })}</Pill>
        )}
      </div>
      <div className="row">
        <ButtonLink size="small" href={`/cases/${id}/safety`}>
          {t('safety.open')}
        </ButtonLink>
        {mayBegin && <HappenedTonight caseId={id} onBegun={onChanged} />}
        {mayBegin && !isCalled && <AlertAll caseId={id} onCalled={onChanged} />}
      </div>
    </section>
  )
}
