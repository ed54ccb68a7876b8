// Where answers of a screening are put right: each question with what was answered, and why that is wrong.
import { useState } from 'react'
import { whyWrong, type WhyWrong } from '../../api/why-wrong.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { DraftDialog } from '../../web/drafts/draft-dialog.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { session } from '../../web/session/window-session.ts'
import { correctKept, type ReadAnswers } from '../client/kept-answers.ts'
import {
  answers,
  itemsFor,
  outcomeOf,
  outcomeOfStopped,
  type Answer,
  type Answers,
  type Instrument,
} from '../instrument.ts'

interface Props {
  caseId: string
  instrument: Instrument
  before: ReadAnswers
  onClose: () => void
  onCorrected: () => void
}

interface Typed {
  given: Answers
  why: WhyWrong | null
  tried?: TriedWrite
}

/** What is typed, and what saving it consists of. */
function useCorrectAnswers({ caseId, instrument, before, onCorrected }: Omit<Props, 'onClose'>) {
  const t = useText()
  const said = useStaffWords()
  const { say } = useNotices()
  const [typed, type] = useState<Typed>({ given: before.value.given, why: null })
  const [isTried, setTried] = useState(false)
  const draft = useDraft(`answers-correct.${before.row.id}`, typed, type)
  const { busy, error, run } = usePendingAction()
  const items = itemsFor(instrument, typed.given)
  const given = Object.fromEntries(
    items.flatMap(({ id }) => (typed.given[id] ? [[id, typed.given[id]]] : [])),
  ) as Answers
  const isNew = items.some(({ id }) => given[id] !== before.value.given[id])
  const save = async () => {
    setTried(true)
    const { why } = typed
    if (!isNew || !why) return
    await run(async () => {
      const lines = items.map(
        ({ id, words }) => `${said(words)} ${t(`instrument.answer.${given[id] ?? 'skipped'}`)}`,
      )
      // What was broken off stays so, whichever answer was put right.
      const kept = before.value.outcome
      const wasStopped = kept !== undefined && kept !== outcomeOf(instrument, before.value.given)
      const whole = outcomeOf(instrument, given)
      const outcome = wasStopped ? outcomeOfStopped(whole) : whole
      const value = { ...before.value, given, outcome, text: lines.join('\n'), why }
      const once = sameWriteAs(typed.tried, value)
      type({ ...typed, tried: once })
      await correctKept(session, caseId, { before, value, id: once.id })
      await draft.drop()
      say({ text: t('case.note.correct.done') })
      onCorrected()
    }, draft.keep)
  }
  return { typed, type, isTried, isNew, items, draft, busy, error, save }
}

export function CorrectAnswers({ onClose, ...props }: Props) {
  const t = useText()
  const said = useStaffWords()
  const { typed, type, isTried, isNew, items, draft, busy, error, save } = useCorrectAnswers(props)
  return (
    <DraftDialog
      title={t('track.correct')}
      draft={draft}
      onClose={onClose}
      action={
        <Button look="primary" isPending={busy} onPress={() => void save()}>
          {t('case.note.correct.save')}
        </Button>
      }
    >
      <p className="second">{t('instrument.correctLead')}</p>
      {items.map(({ id, words }) => (
        <RadioGroup
          key={id}
          id={`item-${id}`}
          label={said(words)}
          columns
          choices={answers.map((value) => ({ value, label: t(`instrument.answer.${value}`) }))}
          value={typed.given[id] ?? null}
          onChange={(answer) => type({ ...typed, given: { ...typed.given, [id]: answer as Answer } })}
        />
      ))}
      {isTried && !isNew && <Notice tone="due" title={t('track.correct.same')} />}
      <RadioGroup
        id="answers-why"
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
