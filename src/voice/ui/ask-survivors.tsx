// A new question to survivors: what it is about, in words for everybody, until when, how many may take part, and what an hour is paid.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { latinNumber } from '../../jurisdiction/money.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { longestQuestion, longestTitle, mostQuestions } from '../consultation.ts'
import { voiceTopics } from '../voice.ts'

const empty = {
  topic: null as string | null,
  title: '',
  questions: '',
  until: null as string | null,
  seats: '4',
  hours: '3',
  rate: '25',
}
type Asked = typeof empty

const wholeNumber = (typed: string, most: number): number | undefined => {
  const number = Number(latinNumber(typed))
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined
}

/** What is sent; nothing where something is missing. Each line is a question. */
function whole({ topic, title, questions, until, ...numbers }: Asked) {
  const lines = questions
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const seats = wholeNumber(numbers.seats, 30)
  const hours = wholeNumber(numbers.hours, 40)
  const rate = wholeNumber(numbers.rate, 1000)
  const fits =
    lines.length >= 1 &&
    lines.length <= mostQuestions &&
    lines.every(({ length }) => length <= longestQuestion)
  if (topic === null || title.trim() === '' || until === null || !fits || !seats || !hours || !rate)
    return undefined
  return {
    topic: topic as (typeof voiceTopics)[number],
    title: title.trim(),
    questions: lines,
    until,
    seats,
    hours,
    rate,
  }
}

export function AskSurvivors({ onDone }: { onDone: () => void }) {
  const { t, language } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [id] = useState(() => newId())
  const [asked, put] = useState(empty)
  const sent = whole(asked)
  const send = () =>
    void run(async () => {
      if (!sent) return
      await api.consultations.open({ id, language: language.tag, ...sent }, { key: id })
      say({ text: t('consultation.asked') })
      await queries.invalidateQueries({ queryKey: ['consultations'] })
      onDone()
    })
  return (
    <section className="stack" aria-label={t('consultation.ask')}>
      <Words asked={asked} put={(change) => put({ ...asked, ...change })} />
      <Numbers asked={asked} put={(change) => put({ ...asked, ...change })} />
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" isPending={busy} isDisabled={!sent} onPress={send}>
          {t('consultation.open')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {t('voice.changed.cancel')}
        </Button>
      </div>
    </section>
  )
}

interface Filled {
  asked: Asked
  put: (change: Partial<Asked>) => void
}

function Words({ asked, put }: Filled) {
  const { t } = useLanguage()
  return (
    <>
      <TextField
        label={t('consultation.about')}
        hint={t('voice.changed.nobody')}
        value={asked.title}
        maxLength={longestTitle}
        onChange={(title) => put({ title })}
      />
      <Select
        label={t('voice.council.topic')}
        options={voiceTopics.map((code) => ({ value: code, label: t(`code.${code}`) }))}
        value={asked.topic}
        onChange={(topic) => put({ topic })}
      />
      <TextArea
        label={t('consultation.questions')}
        hint={t('consultation.questions.hint', { most: mostQuestions })}
        rows={3}
        value={asked.questions}
        maxLength={mostQuestions * (longestQuestion + 1)}
        onChange={(questions) => put({ questions })}
      />
    </>
  )
}

function Numbers({ asked, put }: Filled) {
  const { t } = useLanguage()
  const { network } = useMe()
  const number = (name: 'seats' | 'hours' | 'rate') => (
    <TextField
      label={t(`consultation.${name}.label`, { currency: network.currency })}
      type="tel"
      dir="ltr"
      value={asked[name]}
      maxLength={4}
      onChange={(typed) => put({ [name]: typed })}
    />
  )
  return (
    <>
      <DateField
        label={t('consultation.until.label')}
        value={asked.until}
        onChange={(until) => put({ until })}
      />
      {number('seats')}
      {number('hours')}
      {number('rate')}
    </>
  )
}
