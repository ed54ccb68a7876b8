// After the last question: what to offer next, in words, and how little such questions can know.
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import {
  outcomeOf,
  outcomeOfStopped,
  type Answers,
  type Instrument,
  type Outcome as Kept,
} from '../instrument.ts'
import { useStaffWords } from '../../web/language/staff-words.ts'

const tones = { no_indicators: 'info', indicators_offer_followup: 'due', immediate_danger: 'danger' } as const

export function Outcome({
  instrument,
  given,
  isStopped,
  isPending,
  onKeep,
  onBack,
}: {
  instrument: Instrument
  given: Answers
  isStopped: boolean
  isPending: boolean
  onKeep: (outcome: Kept) => void
  onBack: () => void
}) {
  const t = useText()
  const said = useStaffWords()
  const whole = outcomeOf(instrument, given)
  const outcome = isStopped ? outcomeOfStopped(whole) : whole
  return (
    <Card title={t('instrument.next')}>
      <div className="stack">
        <Notice tone={tones[outcome]} title={t(`code.${outcome}`)}>
          {outcome === whole ? said(instrument.results[outcome]) : t('instrument.stopped')}
        </Notice>
        <p className="second">{said(instrument.evidence)}</p>
        <p className="second">{said(instrument.source)}</p>
        <div className="row">
          <Button look="primary" icon="lock" isPending={isPending} onPress={() => onKeep(outcome)}>
            {t('instrument.keep')}
          </Button>
          <Button look="quiet" onPress={onBack}>
            {t('instrument.before')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
