// The services that have a sheet: the twenty-two of the source page, and the four processes that some of them need beside it.
import type { ServiceForm } from './form.ts'
import { clothing, food } from './forms/essentials.ts'
import { location, reunification, tracing } from './forms/family.ts'
import { counselling, medical } from './forms/health.ts'
import { emergency, hotel, longTerm, transitional } from './forms/housing.ts'
import { advocacy, civil, criminal, permit } from './forms/justice.ts'
import { interpretation, paper, translation } from './forms/language.ts'
import { education, vetting, vocational, work } from './forms/learning.ts'
import { navigation, repatriation, safety, spiritual } from './forms/safety.ts'

export const serviceForms: readonly ServiceForm[] = [
  medical,
  emergency,
  transitional,
  longTerm,
  counselling,
  food,
  clothing,
  education,
  vocational,
  work,
  location,
  reunification,
  translation,
  interpretation,
  advocacy,
  spiritual,
  criminal,
  civil,
  permit,
  safety,
  repatriation,
  navigation,
]

/** Of processes with a machine of their own, by its kind. */
export const processForms: readonly ServiceForm[] = [vetting, tracing, paper, hotel]

const byCode = new Map([...serviceForms, ...processForms].map((form) => [form.code, form]))
export const formOf = (code: string | undefined): ServiceForm | undefined =>
  code === undefined ? undefined : byCode.get(code)

/** Forms that a process can have, as far as it is told in clear: a goal about health does not say which of two it is. */
export function formsFor(kind: string, subkind: string | null): readonly ServiceForm[] {
  const code = kind === 'goal' ? subkind : kind
  if (code === 'health') return [medical, counselling]
  const form = formOf(code ?? undefined)
  return form && (kind === 'goal') === serviceForms.includes(form) ? [form] : []
}
