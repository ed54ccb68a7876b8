// How the answers of a sheet read.
import type { Dates } from '../../web/language/dates.ts'
import type { Text } from '../../web/language/language.tsx'
import { answerWords, askWords } from '../../web/track/answers.ts'
import { isGiven, type FormField, type ServiceForm, type Sheet } from '../form.ts'
import { titledForms } from '../forms.ts'

export const nameOfForm = (form: ServiceForm, t: Text): string =>
  t(titledForms.includes(form) ? `services.sheet.${form.code}` : `service.${form.code}`)

export const labelOf = (name: string, t: Text): string => askWords('service', name, t)

interface Reading {
  t: Text
  dates: Dates
  locale: string
}

const wordsOf = (field: FormField, answer: unknown, reading: Reading): string =>
  field.kind === 'line' || field.kind === 'sealed'
    ? String(answer)
    : (answerWords(field, answer, reading) ?? String(answer))

/** Each answer that was given, beside its question; how it ended last. */
export function factsOf(form: ServiceForm, { values, outcome }: Sheet, reading: Reading) {
  const { t } = reading
  const answered = Object.entries(form.fields).flatMap(([name, field]) =>
    isGiven(values[name]) ? [{ term: labelOf(name, t), value: wordsOf(field, values[name], reading) }] : [],
  )
  return outcome ? [...answered, { term: t('services.how'), value: t(`code.${outcome}`) }] : answered
}

/** The whole of it in words, a line each. */
export const textOf = (form: ServiceForm, sheet: Sheet, reading: Reading): string =>
  [
    nameOfForm(form, reading.t),
    ...factsOf(form, sheet, reading).map(({ term, value }) => `${term}: ${value}`),
  ].join('\n')
