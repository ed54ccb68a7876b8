// A set whose words are under licence: asked from one's own copy. What came out, and on what it rests, is all that is kept.
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { outcomes, type Instrument, type Outcome } from '../instrument.ts'
import type { Done, Going } from './going.ts'
import { useStaffWords } from '../../web/language/staff-words.ts'

export function ResultOnly({
  instrument,
  going,
  onGoing,
  isPending,
  onDone,
}: {
  instrument: Instrument
  going: Going
  onGoing: (going: Going) => void
  isPending: boolean
  onDone: (done: Done) => void
}) {
  const t = useText()
  const said = useStaffWords()
  const { outcome, words = '' } = going
  return (
    <Card title={t('instrument.result')} lead={said(instrument.source)}>
      <div className="stack">
        <RadioGroup
          label={t('instrument.result.outcome')}
          choices={outcomes.map((value) => ({ value, label: t(`code.${value}`) }))}
          value={outcome ?? null}
          onChange={(value) => onGoing({ ...going, outcome: value as Outcome })}
        />
        {outcome && <p>{said(instrument.results[outcome])}</p>}
        <TextArea
          optional
          label={t('instrument.result.evidence')}
          hint={t('instrument.result.evidence.hint')}
          rows={4}
          maxLength={4000}
          value={words}
          onChange={(typed) => onGoing({ ...going, words: typed })}
        />
        <p className="second">{said(instrument.evidence)}</p>
        <div className="row">
          <Button
            look="primary"
            icon="lock"
            isPending={isPending}
            isDisabled={!outcome}
            onPress={() => outcome && onDone({ given: {}, outcome, text: words })}
          >
            {t('instrument.keep')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
