// One question: the words to say, why it is asked, three answers that lead on, skip and back. One may stop at any of them.
import { useEffect, useRef } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'
import { answers, type Answer, type Item } from '../instrument.ts'
import { useStaffWords } from '../../web/language/staff-words.ts'

export function Question({
  item,
  position,
  isObserved,
  given,
  onAnswer,
  onBack,
}: {
  item: Item
  position: { at: number; of: number }
  isObserved: boolean
  given: Answer | undefined
  /** Nothing: it was skipped. */
  onAnswer: (answer: Answer | undefined) => void
  onBack?: () => void
}) {
  const t = useText()
  const said = useStaffWords()
  const words = useRef<HTMLHeadingElement>(null)
  // The next question is read out where the last was answered.
  useEffect(() => words.current?.focus({ preventScroll: true }), [])
  return (
    <Card>
      <div className="stack">
        <p className="second">{t('instrument.position', position)}</p>
        <h2 ref={words} tabIndex={-1}>
          {said(item.words)}
        </h2>
        <p className="second">{said(item.why)}</p>
        <div className="row">
          {answers.map((one) => (
            <Button key={one} look={given === one ? 'primary' : 'plain'} onPress={() => onAnswer(one)}>
              {t(`instrument.answer.${isObserved ? 'seen.' : ''}${one}`)}
            </Button>
          ))}
        </div>
        <div className="row">
          {onBack && (
            <Button look="quiet" onPress={onBack}>
              {t('instrument.before')}
            </Button>
          )}
          <Button look="quiet" onPress={() => onAnswer(undefined)}>
            {t('instrument.skip')}
          </Button>
        </div>
        <p className="second">{t(isObserved ? 'instrument.observed' : 'instrument.mayStop')}</p>
      </div>
    </Card>
  )
}
