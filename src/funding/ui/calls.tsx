// Calls: those that are open, for whoever may apply; one's own with how many have applied.
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useToday } from '../../web/session/now.ts'
import type { Call } from '../api.ts'
import { useFundingAct, useFundingWords } from './use-funding.ts'

export function Calls({ calls, mayApply }: { calls: readonly Call[]; mayApply: boolean }) {
  const { t, dates } = useLanguage()
  const today = useToday()
  const { money, titleOf, nameOf } = useFundingWords()
  const { busy, error, act } = useFundingAct()
  return (
    <Card title={t('funding.calls', { count: calls.filter(({ closesOn }) => closesOn >= today).length })}>
      <ErrorMessage error={error} />
      {calls.length === 0 && <p className="second">{t('funding.calls.none')}</p>}
      <Rows
        rows={calls.map((call) => {
          const isOpen = call.closesOn >= today
          return {
            id: call.id,
            title: titleOf(call),
            detail: [
              call.isMine
                ? t('funding.applied', { count: call.applications ?? 0 })
                : nameOf(call.organisation),
              t('funding.budget', { amount: money(call.budget, call.currency) }),
              t(call.coreCosts ? 'funding.core.yes' : 'funding.core.no'),
              t('funding.payDays', { days: call.payDays }),
            ].join(' · '),
            facts: [
              <Pill key="open" tone={isOpen ? 'due' : 'calm'}>
                {isOpen ? t('funding.openUntil', { day: dates.day(call.closesOn) }) : t('funding.ended')}
              </Pill>,
            ],
            actions:
              isOpen && call.isMine ? (
                <Button
                  look="quiet"
                  size="small"
                  isPending={busy}
                  onPress={() => void act(() => api.funding.endCall({ id: call.id }))}
                >
                  {t('funding.call.end')}
                  <span className="unseen">: {titleOf(call)}</span>
                </Button>
              ) : isOpen && mayApply && !call.myTrack ? (
                <ButtonLink size="small" href={`/funding/calls/${call.id}`}>
                  {t('funding.apply')}
                </ButtonLink>
              ) : null,
          }
        })}
      />
    </Card>
  )
}
