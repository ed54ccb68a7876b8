// The safety plan as it is read at night: what they do and whom they call in larger type, lines that do not fit any more marked.
import type { SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { gapsIn, planParts, type ComingEvent, type PlanLine, type SafetyPlan } from '../plan.ts'
import { useMayWrite } from './use-may-write.ts'
import { useSafetyPlan } from './use-safety.ts'

export function PlanCard({ shared, onWrite }: { shared: SharedCase; onWrite: () => void }) {
  const t = useText()
  const { plan, coming, outdated, error } = useSafetyPlan(shared)
  const mayWrite = useMayWrite(shared)
  const write = mayWrite && (
    <Button look="primary" onPress={onWrite}>
      {t(plan ? 'safety.plan.review' : 'safety.plan.begin')}
    </Button>
  )
  return (
    <Card title={t('safety.plan')} aside={plan && write} lead={plan && <Agreed plan={plan} />}>
      <div className="stack">
        <ErrorMessage error={error} />
        {plan === undefined && !error && <Skeleton label={t('case.opening')} lines={6} />}
        {plan === null && (
          <EmptyState small icon="heart" title={t('safety.plan.none')} words={t('safety.plan.noneWords')}>
            {write}
          </EmptyState>
        )}
        {outdated.length > 0 && (
          <p className="safety-due">{t('safety.plan.outdated', { count: outdated.length })}</p>
        )}
        {plan && (
          <>
            <ol className="safety-parts">
              {planParts.map((part) => (
                <li key={part} data-part={part}>
                  <strong>{t(`safety.part.${part}`)}</strong>
                  <Lines lines={plan.parts[part]} coming={coming} />
                </li>
              ))}
            </ol>
            <Others plan={plan} />
            <Night plan={plan} />
          </>
        )}
      </div>
    </Card>
  )
}

function Agreed({ plan }: { plan: SafetyPlan }) {
  const { t, language, dates } = useLanguage()
  const gaps = gapsIn(plan)
  if (gaps.length > 0)
    return t('safety.plan.gaps', { parts: gaps.map((one) => t(`safety.part.${one}`)).join(', ') })
  if (!plan.readBack) return t('safety.plan.notAgreed')
  const { on, language: spoken, how } = plan.readBack
  return t('safety.plan.readBack', {
    day: dates.day(on),
    language: languageName(spoken, language.locale),
    how: t(`safety.how.${how}`),
  })
}

function Lines({ lines, coming }: { lines: readonly PlanLine[]; coming: readonly ComingEvent[] }) {
  const t = useText()
  if (lines.length === 0) return <p className="second">–</p>
  return (
    <div>
      {lines.map(({ text, changes }, at) => (
        <p key={at}>
          <span dir="auto">{text}</span>{' '}
          {changes && (
            <Pill tone={coming.includes(changes) ? 'due' : 'calm'}>
              {t('safety.changes', { event: t(`code.${changes}`) })}
            </Pill>
          )}
        </p>
      ))}
    </div>
  )
}

function Others({ plan: { others } }: { plan: SafetyPlan }) {
  const { t, dates } = useLanguage()
  if (others.length === 0) return null
  return (
    <section className="stack">
      <h3>{t('safety.others')}</h3>
      <ul className="safety-others">
        {others.map(({ what, who, since }, at) => (
          <li key={at}>
            <span dir="auto">{what}</span>
            <bdi>{who}</bdi>
            <span className="second">
              {since ? t('safety.since', { day: dates.day(since) }) : t('safety.toAsk')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was agreed beforehand, for whoever is there when it happens. */
function Night({ plan: { night } }: { plan: SafetyPlan }) {
  const t = useText()
  return (
    <section>
      <h3>{t('safety.night')}</h3>
      <p>
        {night.tells
          ? t(`safety.tells.${night.tells}`, { hours: night.after ?? 0 })
          : t('safety.tells.notAsked')}{' '}
        {night.rings && <bdi dir="auto">{t('safety.rings', { who: night.rings })}</bdi>}
      </p>
      {night.does && (
        <p>
          {t('safety.does')} <span dir="auto">{night.does}</span>
        </p>
      )}
    </section>
  )
}
