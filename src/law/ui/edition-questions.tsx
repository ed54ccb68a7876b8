// An official form: from which day its edition is taken and until when, or a new edition with what is other in it.
import { useEffect, useState } from 'react'
import type { Words } from '../../jurisdiction/define.ts'
import type { FormRule } from '../../jurisdiction/forms.ts'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { newestForms } from '../form-edition.ts'
import type { Change, QuestionsProps } from './questions-props.ts'

interface Answers {
  isNew: boolean
  edition: string
  editionOn: string | null
  until: string | null
  changed: string
}

const answersOf = ({ edition, editionOn, until }: FormRule): Answers => ({
  isNew: false,
  edition: inDocumentLanguage(edition),
  editionOn: editionOn ?? null,
  until: until ?? null,
  changed: '',
})

/** The change as it was answered; nothing while something is missing. */
function changeOf(form: string | null, answers: Answers | null, tag: string): Change | undefined {
  if (form === null || answers === null) return undefined
  const { isNew, edition, editionOn, until, changed } = answers
  // English is what others fall back to: whoever writes in another language writes both.
  const words = (text: string): Words => ({ en: text.trim(), [tag]: text.trim() })
  if (edition.trim() === '' || (isNew && (changed.trim() === '' || editionOn === null))) return undefined
  return {
    kind: 'edition',
    form,
    edition: words(edition),
    editionOn,
    until,
    changed: isNew ? words(changed) : null,
  }
}

export function EditionQuestions({ law, onChange }: QuestionsProps) {
  const { t, language } = useLanguage()
  const forms = newestForms(law)
  const [form, choose] = useState<string | null>(null)
  const [answers, setAnswers] = useState<Answers | null>(null)
  const rule = forms.find(({ id }) => id === form)
  const put = (more: Partial<Answers>) => setAnswers((before) => before && { ...before, ...more })
  useEffect(() => {
    onChange(changeOf(form, answers, language.tag))
  }, [form, answers, language.tag, onChange])
  return (
    <>
      <Select
        label={t('law.section.forms')}
        options={forms.map(({ id, title }) => ({ value: id, label: inDocumentLanguage(title) }))}
        value={form}
        onChange={(id) => {
          choose(id)
          const chosen = forms.find((one) => one.id === id)
          setAnswers(chosen ? answersOf(chosen) : null)
        }}
      />
      {rule && answers && <Fields rule={rule} answers={answers} put={put} />}
    </>
  )
}

interface FieldsProps {
  rule: FormRule
  answers: Answers
  put: (more: Partial<Answers>) => void
}

/** Its name, its days, and of a new one what is other. */
function Fields({ rule, answers, put }: FieldsProps) {
  const { t } = useLanguage()
  return (
    <>
      <RadioGroup
        label={t('law.change.to')}
        columns
        choices={['days', 'new'].map((value) => ({ value, label: t(`law.change.edition.${value}`) }))}
        value={answers.isNew ? 'new' : 'days'}
        onChange={(value) => {
          put(
            value === 'new'
              ? { isNew: true, edition: '', editionOn: null, until: null, changed: '' }
              : answersOf(rule),
          )
        }}
      />
      <TextField
        label={t('law.change.edition.name')}
        value={answers.edition}
        onChange={(edition) => put({ edition })}
        maxLength={300}
      />
      <DateField
        label={t('law.change.edition.on')}
        optional={!answers.isNew}
        value={answers.editionOn}
        onChange={(editionOn) => put({ editionOn })}
      />
      <DateField
        label={t(answers.isNew ? 'law.change.edition.oldUntil' : 'law.change.edition.until')}
        optional
        value={answers.until}
        onChange={(until) => put({ until })}
      />
      {answers.isNew && (
        <TextArea
          label={t('law.change.edition.changed')}
          value={answers.changed}
          onChange={(changed) => put({ changed })}
          maxLength={600}
          rows={2}
        />
      )}
    </>
  )
}
