// The one thing that whoever reads does next: decide, begin, claim, report, accept. What was refused is said where it was pressed.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { machineOf } from '../../web/track/machines.ts'
import { takeStep } from '../client/take-step.ts'
import { AwardForm } from './award-form.tsx'
import { ClaimForm } from './claim-form.tsx'
import { useFundingAct, type Shown } from './use-funding.ts'
import './funding.css'

/** Steps that ask nothing, by side and state; the first is the next thing. */
const plainSteps: Record<'holder' | 'other', Record<string, readonly string[]>> = {
  holder: {
    call: ['apply', 'withdraw'],
    applied: ['withdraw'],
    awarded: ['start', 'withdraw'],
    active: ['report'],
  },
  other: { active: ['close'], reporting: ['accept', 'close'] },
}
/** Those that ask why. */
const askedSteps: Record<string, string> = { applied: 'decline', reporting: 'send_back' }

export function NextStep({ shown }: { shown: Shown }) {
  const { t } = useLanguage()
  const { side, state } = shown.application
  const isRunning = state === 'active' || state === 'reporting'
  const steps = plainSteps[side][state] ?? []
  const asked = side === 'other' ? askedSteps[state] : undefined
  return (
    <>
      {side === 'other' && state === 'applied' && <AwardForm shown={shown} />}
      {side === 'holder' && isRunning && <ClaimForm shown={shown} />}
      {(steps.length > 0 || asked) && (
        <Card title={t('funding.next')}>
          <Steps shown={shown} steps={steps} asked={asked} />
        </Card>
      )}
    </>
  )
}

function Steps(props: { shown: Shown; steps: readonly string[]; asked: string | undefined }) {
  const { t } = useLanguage()
  const { shown, steps, asked } = props
  const { application } = shown
  const { state } = application
  const { busy, error, act } = useFundingAct()
  const [reason, setReason] = useState<string | null>(null)
  const make = (move: string, input = {}) => void act(() => takeStep(session, application, move, input))
  const field = asked && machineOf('funding').moves[asked]?.ask?.['reason']
  const reasons = field && field.kind === 'code' ? field.codes : []
  return (
    <div className="stack">
      <ErrorMessage error={error} />
      {steps.length > 0 && (
        <div className="row">
          {steps.map((move, at) => (
            <Button
              key={move}
              look={at === 0 && (state === 'awarded' || state === 'call') ? 'primary' : 'plain'}
              isPending={busy}
              onPress={() => make(move)}
            >
              {t(`funding.move.${move}`)}
            </Button>
          ))}
        </div>
      )}
      {asked && (
        <div className="funding-why">
          <Select
            label={t(`funding.why.${asked}`)}
            options={reasons.map((value) => ({ value, label: t(`code.${value}`) }))}
            value={reason}
            onChange={setReason}
          />
          <Button isPending={busy} isDisabled={reason === null} onPress={() => make(asked, { reason })}>
            {t(`funding.move.${asked}`)}
          </Button>
        </div>
      )}
    </div>
  )
}
