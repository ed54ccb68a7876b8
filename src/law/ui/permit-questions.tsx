// One permission to stay: how long at most, whether it can be renewed, whether it carries work, and what it leads to.
import { useEffect, useState } from 'react'
import type { StatusRule } from '../../jurisdiction/define.ts'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useText } from '../../web/language/language.tsx'
import type { QuestionsProps } from './questions-props.ts'

const known = ['yes', 'no', 'unknown'] as const
type Known = (typeof known)[number]
const valueOf = (answer: Known): boolean | null => (answer === 'unknown' ? null : answer === 'yes')
const answerOf = (value: boolean | null | undefined): Known =>
  value === null || value === undefined ? 'unknown' : value ? 'yes' : 'no'

interface Answers {
  months: string
  renewable: Known
  work: Known
  family: Known
  leadsTo: string | null
  after: string
}

const answersOf = (rule: StatusRule): Answers => ({
  months: rule.maxMonths === null ? '' : String(rule.maxMonths),
  renewable: answerOf(rule.renewable),
  work: answerOf(rule.work),
  family: answerOf(rule.family),
  leadsTo: rule.leadsTo?.code ?? null,
  after: rule.leadsTo ? String(rule.leadsTo.afterMonths) : '',
})

const isMonths = (typed: string) => /^\d{0,3}$/.test(typed) && typed !== '0'

export function PermitQuestions({ law, onChange }: QuestionsProps) {
  const t = useText()
  const permits = law.statuses as StatusRule[]
  const [code, choose] = useState<string | null>(null)
  const [answers, setAnswers] = useState<Answers | null>(null)
  const put = (more: Partial<Answers>) => setAnswers((before) => before && { ...before, ...more })
  useEffect(() => {
    const isWhole =
      code !== null &&
      answers !== null &&
      isMonths(answers.months) &&
      (answers.leadsTo === null || /^\d{1,3}$/.test(answers.after))
    if (!isWhole) return onChange(undefined)
    const { months, leadsTo, after } = answers
    onChange({
      kind: 'permit',
      code,
      maxMonths: months === '' ? null : Number(months),
      renewable: valueOf(answers.renewable),
      work: valueOf(answers.work),
      family: valueOf(answers.family),
      leadsTo: leadsTo === null ? undefined : { code: leadsTo, afterMonths: Number(after) },
    })
  }, [code, answers, onChange])
  const options = permits.map((one) => ({ value: one.code, label: inDocumentLanguage(one.label) }))
  return (
    <>
      <Select
        label={t('law.change.permit')}
        options={options}
        value={code}
        onChange={(one) => {
          choose(one)
          const rule = permits.find((permit) => permit.code === one)
          setAnswers(rule ? answersOf(rule) : null)
        }}
      />
      {answers && <Values answers={answers} put={put} next={options.filter(({ value }) => value !== code)} />}
    </>
  )
}

interface ValuesProps {
  answers: Answers
  put: (more: Partial<Answers>) => void
  /** What it can lead to. */
  next: readonly { value: string; label: string }[]
}

/** What is known of it now, to be changed. */
function Values({ answers, put, next }: ValuesProps) {
  const t = useText()
  return (
    <>
      <TextField
        label={t('law.change.months')}
        optional
        value={answers.months}
        onChange={(months) => put({ months })}
        dir="ltr"
        maxLength={3}
      />
      {(['work', 'renewable', 'family'] as const).map((name) => (
        <RadioGroup
          key={name}
          label={t(`law.change.${name}`)}
          columns
          choices={known.map((value) => ({ value, label: t(`stay.answer.${value}`) }))}
          value={answers[name]}
          onChange={(value) => put({ [name]: value as Known })}
        />
      ))}
      <Select
        label={t('law.change.leadsTo')}
        optional
        options={next}
        value={answers.leadsTo}
        onChange={(leadsTo) => put({ leadsTo })}
      />
      {answers.leadsTo !== null && (
        <TextField
          label={t('law.change.after')}
          value={answers.after}
          onChange={(after) => put({ after })}
          dir="ltr"
          maxLength={3}
        />
      )}
    </>
  )
}
