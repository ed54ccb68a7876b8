// A member of the council answers, question by question, and says how long it took. Sealed for whoever asked, who sees a number and no name.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { latinNumber } from '../../jurisdiction/money.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { chosenOf } from '../../client/seal-to.ts'
import { advise } from '../client/advise.ts'
import { longestAdvice } from '../consultation.ts'
import type { Consultation } from './use-consultations.ts'

export function AdviseForm({ consultation, onDone }: { consultation: Consultation; onDone: () => void }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const { id, circle, house, questions, language } = consultation
  const [typed, put] = useState({ answers: questions.map(() => ''), hours: '' })
  const draft = useDraft(`consultation.${id}`, typed, put)
  const hours = Number(latinNumber(typed.hours))
  const isWhole =
    typed.answers.some((answer) => answer.trim() !== '') &&
    Number.isInteger(hours) &&
    hours >= 1 &&
    hours <= consultation.hours
  const send = () =>
    void run(async () => {
      const asking = await chosenOf(session, circle, house)
      await advise(session, { id, ...asking }, { answers: typed.answers.map((one) => one.trim()), hours })
      await draft.drop()
      say({ text: t('consultation.answered') })
      await queries.invalidateQueries({ queryKey: ['consultations'] })
      onDone()
    })
  return (
    <section className="stack" aria-label={consultation.title}>
      <h3>{consultation.title}</h3>
      {questions.map((question, at) => (
        <TextArea
          key={question}
          label={question}
          lang={language}
          rows={2}
          value={typed.answers[at] ?? ''}
          maxLength={longestAdvice}
          readers={t('consultation.readers', { house })}
          onChange={(answer) => put({ ...typed, answers: typed.answers.with(at, answer) })}
        />
      ))}
      <TextField
        label={t('consultation.hours')}
        hint={t('consultation.hours.hint', { hours: consultation.hours })}
        type="tel"
        dir="ltr"
        value={typed.hours}
        maxLength={2}
        onChange={(words) => put({ ...typed, hours: words })}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" isPending={busy} isDisabled={!isWhole} onPress={send}>
          {t('consultation.send')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {t('voice.changed.cancel')}
        </Button>
      </div>
    </section>
  )
}
