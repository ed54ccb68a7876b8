// One follow-up: was the person reached, and how do they live. Whatever was not asked is left out; where it did not hold, the form says what
// follows before anybody presses.
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { partHeld } from '../../tracks/define.ts'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import type { TrackAnswer } from '../../web/track/query.ts'
import { keepFollowUp, sealFollowUp, type ToKeep } from '../client/keep-follow-up.ts'
import {
  brokeDown,
  followUpAsks,
  followUpQuestions,
  type FollowUp,
  type FollowUpAnswers,
} from '../follow-up.ts'
import { machineOf } from '../../web/track/machines.ts'
import { followUpWords } from './follow-up-words.ts'

interface FormProps {
  contact: FollowUp
  answer: TrackAnswer
  /** Nothing for whoever stands on the process alone and sees no case. */
  shared: SharedCase | undefined
}

interface Typed {
  reached: '' | 'yes' | 'no'
  answers: FollowUpAnswers
  words: string
}

function useTypedFollowUp({ contact, answer: { track }, shared }: FormProps) {
  const t = useText()
  const { say } = useNotices()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [typed, setTyped] = useState<Typed>({ reached: '', answers: {}, words: '' })
  const [tried, setTried] = useState(false)
  const intention = useIdempotentWrite<ToKeep>()
  const draft = useDraft(`follow-up.${track.id}`, typed, setTyped)
  const kind = track.kind === 'homecoming' ? 'homecoming' : 'solution'
  const compartment = shared && partHeld(machineOf(kind), track.subkind, shared.held)
  const toKeep = async (): Promise<ToKeep> => {
    const seen = { contact, answers: typed.answers, words: typed.words.trim() }
    const isTold = typed.reached === 'yes' && shared && compartment
    const report = isTold
      ? await sealFollowUp(
          session,
          { caseId: shared.case.id, compartment, track, kind },
          { ...seen, text: followUpWords(seen, t) },
        )
      : undefined
    return { seen, reached: typed.reached === 'yes', report, key: crypto.randomUUID() }
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (typed.reached === '') return
    void run(async () => {
      const kept = await intention.madeFor(typed, toKeep)
      await keepFollowUp(session, { caseId: shared?.case.id ?? null, track, kind }, kept)
      await draft.drop()
      say({ text: t('solution.done.follow') })
      await queries.invalidateQueries()
    }, draft.keep)
  }
  const put = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }))
  return { typed, put, tried, busy, error, send, isOpen: compartment !== undefined }
}

export function FollowUpForm(props: FormProps) {
  const t = useText()
  const { typed, put, tried, busy, error, send, isOpen } = useTypedFollowUp(props)
  return (
    <Card title={t(`clock.solution.follow.${props.contact}`)} lead={t('followUp.lead')} accent="action">
      <form className="stack" onSubmit={send} noValidate>
        <RadioGroup
          label={t('ask.reached')}
          columns
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`followUp.${value}`) }))}
          value={typed.reached}
          onChange={(reached) => put({ reached: reached as 'yes' | 'no' })}
          {...(tried && typed.reached === '' && { error: t('followUp.missing') })}
        />
        {typed.reached === 'yes' && isOpen && <Asked typed={typed} put={put} />}
        <ErrorMessage error={error} />
        <Button look="primary" type="submit" isPending={busy}>
          {t('followUp.keep')}
        </Button>
      </form>
    </Card>
  )
}

function Asked({ typed, put }: { typed: Typed; put: (change: Partial<Typed>) => void }) {
  const t = useText()
  return (
    <>
      {followUpAsks.map((question) => (
        <Select
          key={question}
          label={t(`followUp.ask.${question}`)}
          placeholder={t('followUp.notAsked')}
          options={followUpQuestions[question].map((value) => ({
            value,
            label: t(`followUp.${question}.${value}`),
          }))}
          value={typed.answers[question] ?? null}
          onChange={(value) => {
            const { [question]: _before, ...others } = typed.answers
            put({ answers: value ? { ...others, [question]: value } : others })
          }}
        />
      ))}
      <TextArea
        label={t('followUp.ask.words')}
        value={typed.words}
        maxLength={1000}
        onChange={(words) => put({ words })}
      />
      {brokeDown(typed.answers) && (
        <Notice tone="due" title={t('followUp.broke')}>
          <p>{t('followUp.broke.words')}</p>
        </Notice>
      )}
    </>
  )
}
