// One page of a course: words to read, or a question whose answers say at once why they are right or not. The first answer is the one
// that counts; the others may be pressed to read why.
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import type { Course, Question, Screen } from '../course.ts'

export function CourseStep({
  step,
  position,
  first,
  onAnswer,
  onNext,
  onBack,
}: {
  step: Course['steps'][number]
  position: { at: number; of: number }
  first: string | undefined
  onAnswer: (choice: string) => void
  onNext: () => void
  onBack?: () => void
}) {
  const t = useText()
  const place = useRef<HTMLParagraphElement>(null)
  // The next page is read out where the last was left.
  useEffect(() => {
    if (position.at > 1) place.current?.focus()
  }, [position.at])
  return (
    <Card>
      <div className="stack">
        <p className="second" ref={place} tabIndex={-1}>
          {t('training.position', position)}
        </p>
        {step.kind === 'screen' ? (
          <Reading screen={step} />
        ) : (
          <Asking question={step} first={first} onAnswer={onAnswer} />
        )}
        <div className="row">
          <Button look="primary" isDisabled={step.kind !== 'screen' && first === undefined} onPress={onNext}>
            {t('training.next')}
          </Button>
          {onBack && (
            <Button look="quiet" onPress={onBack}>
              {t('training.before')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}

function Reading({ screen }: { screen: Screen }) {
  const said = useStaffWords()
  return (
    <>
      <h2>{said(screen.title)}</h2>
      {screen.words.map((words) => (
        <p key={words.en}>{said(words)}</p>
      ))}
    </>
  )
}

function Asking({
  question,
  first,
  onAnswer,
}: {
  question: Question
  first: string | undefined
  onAnswer: (choice: string) => void
}) {
  const t = useText()
  const said = useStaffWords()
  const [pressed, setPressed] = useState(first ?? null)
  const chosen = question.choices.find(({ id }) => id === (pressed ?? first))
  return (
    <>
      {question.story && <p>{said(question.story)}</p>}
      <RadioGroup
        label={said(question.words)}
        hint={t('training.firstCounts')}
        choices={question.choices.map(({ id, words }) => ({ value: id, label: said(words) }))}
        value={chosen?.id ?? null}
        onChange={(choice) => {
          setPressed(choice)
          onAnswer(choice)
        }}
      />
      <div role="status">
        {chosen && (
          <Notice
            tone={chosen.right ? 'info' : 'due'}
            title={t(chosen.right ? 'training.right' : 'training.wrong')}
          >
            {said(chosen.why)}
          </Notice>
        )}
      </div>
    </>
  )
}
