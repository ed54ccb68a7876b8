// After the last question: what to offer next, in words, and how little such questions can know.
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { outcomeOf, type Answers, type Instrument } from '../instrument.ts'
import { useStaffWords } from '../../web/language/staff-words.ts'

const tones = { no_indicators: 'info', indicators_offer_followup: 'due', immediate_danger: 'danger' } as const

export function Outcome({
  instrument,
  given,
  isPending,
  onKeep,
  onBack,
}: {
  instrument: Instrument
  given: Answers
  isPending: boolean
  onKeep: () => void
  onBack: () => void
}) {
  const t = useText()
  const said = useStaffWords()
  const outcome = outcomeOf(instrument, given)
  return (
    <Card title={t('instrument.next')}>
      <div className="stack">
        <Notice tone={tones[outcome]} title={t(`code.${outcome}`)}>
          {said(instrument.results[outcome])}
        </Notice>
        <p className="second">{said(instrument.evidence)}</p>
        <p className="second">{said(instrument.source)}</p>
        <div className="row">
          <Button look="primary" icon="lock" isPending={isPending} onPress={onKeep}>
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
