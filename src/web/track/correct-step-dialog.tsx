// Where the answers of a step are put right: the same questions with what was answered, and why that is wrong. The first answers stay.
import { useState } from 'react'
import { answersNow, correctAnswers } from '../../client/answer-corrections.ts'
import { whyWrong, type WhyWrong } from '../../api/why-wrong.ts'
import { ErrorMessage } from '../actions/error-message.tsx'
import { sameWriteAs, type TriedWrite } from '../actions/idempotent-write.ts'
import { usePendingAction } from '../actions/use-pending-action.ts'
import { Button } from '../controls/button.tsx'
import { RadioGroup } from '../controls/choices.tsx'
import { Notice, useNotices } from '../controls/notice.tsx'
import { DraftDialog } from '../drafts/draft-dialog.tsx'
import { useDraft } from '../drafts/draft.ts'
import { useLanguage } from '../language/language.tsx'
import { session } from '../session/window-session.ts'
import { answerWords, askWords, type Answers } from './answers.ts'
import { correctableOf, type CorrectStepProps } from './correctable.ts'
import { useFaults } from './faults.ts'
import { Questions } from './question.tsx'

interface Typed {
  answers: Answers
  why: WhyWrong | null
  tried?: TriedWrite
}

/** What is otherwise than it stood. */
const changedIn = (before: Readonly<Record<string, unknown>>, now: Answers): Answers =>
  Object.fromEntries(
    Object.entries(now).filter(
      ([name, answer]) => JSON.stringify(before[name] ?? null) !== JSON.stringify(answer),
    ),
  )

/** What is typed, and what saving it consists of. */
function useCorrectStep({ shared, machine, track, event, before, onCorrected }: CorrectStepProps) {
  const { t, dates, language } = useLanguage()
  const { say } = useNotices()
  const asked = correctableOf(machine, event.move)
  const stands = answersNow(event.facts, before)
  const given = Object.fromEntries(Object.keys(asked).map((name) => [name, stands[name] ?? null])) as Answers
  const [typed, type] = useState<Typed>({ answers: given, why: null })
  const [isTried, setTried] = useState(false)
  const draft = useDraft(`step-correct.${event.id}`, typed, type)
  const checked = useFaults({
    asked,
    answers: typed.answers,
    question: (name) => askWords(machine.kind, name, t),
  })
  const { busy, error, run } = usePendingAction()
  const changed = changedIn(stands, typed.answers)
  const isNew = Object.keys(changed).length > 0
  const wordsOf = (name: string, answer: unknown) =>
    answer === null || answer === undefined
      ? t('track.none')
      : (answerWords(asked[name], answer, { t, dates, locale: language.locale }) ?? t('track.none'))
  const send = async () => {
    setTried(true)
    if (!checked.begin() || !isNew || !typed.why) return
    const { why } = typed
    await run(async () => {
      const lines = Object.entries(changed).map(([name, answer]) =>
        t('track.correct.text', {
          question: askWords(machine.kind, name, t),
          was: wordsOf(name, stands[name]),
          now: wordsOf(name, answer),
        }),
      )
      const text = [t('track.correct.of', { step: t(`${machine.kind}.done.${event.move}`) }), ...lines].join(
        '\n',
      )
      const value = { ofStep: event.id, answers: changed, why, text }
      const once = sameWriteAs(typed.tried, value)
      type({ ...typed, tried: once })
      await correctAnswers(session, { caseId: shared.case.id, machine, track }, value, once.id)
      await draft.drop()
      say({ text: t('case.note.correct.done') })
      onCorrected()
    }, draft.keep)
  }
  return { asked, typed, type, isTried, isNew, checked, draft, busy, error, send }
}

export function CorrectStepDialog(props: CorrectStepProps & { onClose: () => void }) {
  const { t } = useLanguage()
  const { machine, event, onClose } = props
  const { asked, typed, type, isTried, isNew, checked, draft, busy, error, send } = useCorrectStep(props)
  return (
    <DraftDialog
      title={t('track.correct')}
      draft={draft}
      onClose={onClose}
      action={
        <Button look="primary" isPending={busy} onPress={() => void send()}>
          {t('case.note.correct.save')}
        </Button>
      }
    >
      <p>
        <strong>{t(`${machine.kind}.done.${event.move}`)}</strong>
      </p>
      <p className="second">{t('track.correct.lead')}</p>
      <Questions
        kind={machine.kind}
        asked={asked}
        answers={typed.answers}
        onAnswers={(change) => type({ ...typed, answers: change(typed.answers) })}
        faults={checked.faults}
        readers={undefined}
      />
      {isTried && !isNew && <Notice tone="due" title={t('track.correct.same')} />}
      <RadioGroup
        id="step-why"
        label={t('case.note.correct.why')}
        choices={whyWrong.map((value) => ({ value, label: t(`case.note.why.${value}`) }))}
        value={typed.why}
        onChange={(why) => type({ ...typed, why: why as WhyWrong })}
        error={isTried && !typed.why ? t('case.note.correct.needsWhy') : undefined}
      />
      <ErrorMessage error={error} />
    </DraftDialog>
  )
}
