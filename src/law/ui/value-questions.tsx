// One value of the rules about children, going home, what is allowed as a whole, owed figures, or what this law calls things.
import { useEffect, useState } from 'react'
import type { Words } from '../../jurisdiction/define.ts'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { isAnswer, questionsOf, type LawQuestion, type LawValue } from '../law-values.ts'
import type { Law } from '../law-of.ts'
import { rowsOf } from '../rule-rows.ts'
import { useLawWords } from './use-law.ts'
import type { QuestionsProps } from './questions-props.ts'

/** How a value is called: a report by whom it is owed to. */
function useLabelOf(law: Law): (id: string) => string {
  const t = useText()
  const say = useLawWords()
  // As they stand among the rules.
  const rows = (['children', 'return', 'switches'] as const).flatMap((section) => rowsOf(law, section, say))
  return (id) => {
    const [section, ...rest] = id.split('.')
    const report = section === 'reports' && law.reports.find((one) => one.id === rest.slice(0, -1).join('.'))
    const to = report && inDocumentLanguage(report.to as Words)
    if (to) return `${to}: ${t(rest.at(-1) === 'firstOn' ? 'reports.due' : 'law.change.unit')}`
    if (section === 'terms') return t(id)
    const title = rows.find((row) => row.id === id)?.title
    return title ?? t('law.section.return')
  }
}

/** What a code is called, by the question. */
function useCodeWords(law: Law): (id: string, code: string) => string {
  const t = useText()
  return (id, code) => {
    if (id === 'return.needs') return t(`returnDesk.guard.${code}`, { days: law.return.freshDays })
    if (id === 'switches.matching') return t(`matching.${code}`)
    if (id === 'switches.visits') return t(`people.role.${code}`)
    if (id.startsWith('switches.firstDesk')) return t(`people.kind.${code}`)
    return t('reports.every', { count: Number(code) })
  }
}

export function ValueQuestions({ law, onChange }: QuestionsProps) {
  const t = useText()
  const questions = questionsOf(law)
  const labelOf = useLabelOf(law)
  const [id, choose] = useState<string | null>(null)
  const [value, setValue] = useState<LawValue>(null)
  const question = questions.find((one) => one.id === id)
  const isWhole = question !== undefined && isAnswer(question, value)
  useEffect(() => {
    onChange(id !== null && isWhole ? { kind: 'value', id, value } : undefined)
  }, [id, isWhole, value, onChange])
  return (
    <>
      <Select
        label={t('law.change.value')}
        options={questions.map((one) => ({ value: one.id, label: labelOf(one.id) }))}
        value={id}
        onChange={(one) => {
          choose(one)
          setValue(questions.find((next) => next.id === one)?.value ?? null)
        }}
      />
      {question && (
        <Answer key={question.id} law={law} question={question} value={value} onChange={setValue} />
      )}
    </>
  )
}

interface AnswerProps {
  law: Law
  question: LawQuestion
  value: LawValue
  onChange: (value: LawValue) => void
}

/** The field that fits what is asked. */
function Answer({ law, question: { id, asked }, value, onChange }: AnswerProps) {
  const { t, language } = useLanguage()
  const wordsOf = useCodeWords(law)
  const label = t('law.change.to')
  switch (asked.kind) {
    case 'number':
      return <NumberAnswer asked={asked} value={value} onChange={onChange} />
    case 'words':
      return (
        <TextArea
          label={label}
          value={value && typeof value === 'object' ? inDocumentLanguage(value as Words) : ''}
          // English is what others fall back to: whoever writes in another language writes both.
          onChange={(text) => onChange({ en: text, [language.tag]: text })}
          maxLength={id.startsWith('terms.') ? 120 : 300}
          rows={2}
        />
      )
    case 'day':
      return (
        <DateField
          label={label}
          optional
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      )
    case 'code':
      return (
        <RadioGroup
          label={label}
          columns
          choices={asked.codes.map((code) => ({ value: code, label: wordsOf(id, code) }))}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      )
    case 'codes':
      return (
        <CheckboxGroup
          label={label}
          choices={asked.codes.map((code) => ({ value: code, label: wordsOf(id, code) }))}
          value={Array.isArray(value) ? [...value] : []}
          onChange={onChange}
        />
      )
  }
}

/** Digits; empty where a law may name no figure. */
function NumberAnswer({
  asked,
  value,
  onChange,
}: Pick<AnswerProps, 'value' | 'onChange'> & { asked: { min: number; max: number; maybe?: true } }) {
  const t = useText()
  const [typed, type] = useState(typeof value === 'number' ? String(value) : '')
  return (
    <TextField
      label={t('law.change.figure')}
      optional={asked.maybe === true}
      value={typed}
      onChange={(text) => {
        type(text)
        // What is no figure is no answer.
        onChange(/^\d{1,3}$/.test(text) ? Number(text) : text === '' ? null : '')
      }}
      dir="ltr"
      maxLength={3}
    />
  )
}
