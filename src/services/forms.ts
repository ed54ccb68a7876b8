// The services that have a sheet: the twenty-two of the source page, the five processes that some of them need beside it, and each kind of
// legal matter.
import type { ServiceForm } from './form.ts'
import { clothing, food } from './forms/essentials.ts'
import { jointTeam } from './forms/joint-team.ts'
import { familyAbroad } from './forms/family-abroad.ts'
import { location, reunification, tracing } from './forms/family.ts'
import { counselling, medical } from './forms/health.ts'
import { emergency, hotel, longTerm, transitional } from './forms/housing.ts'
import { interviewPlan } from './forms/interview.ts'
import { advocacy, civil, criminal, permit } from './forms/justice.ts'
import { interpretation, paper, translation } from './forms/language.ts'
import { education, vetting, vocational, work } from './forms/learning.ts'
import { matterForms } from './forms/matters.ts'
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
export const processForms: readonly ServiceForm[] = [vetting, tracing, paper, hotel, interviewPlan]

const byCode = new Map(
  [...serviceForms, ...processForms, ...matterForms, jointTeam, familyAbroad].map((form) => [
    form.code,
    form,
  ]),
)
export const formOf = (code: string | undefined): ServiceForm | undefined =>
  code === undefined ? undefined : byCode.get(code)

/** Every form with a title of its own: a service is called as it is in the directory. */
export const titledForms: readonly ServiceForm[] = [...processForms, ...matterForms, jointTeam, familyAbroad]

/** Forms that a process can have, as far as it is told in clear: a goal about health does not say which of two it is. */
export function formsFor(kind: string, subkind: string | null): readonly ServiceForm[] {
  if (kind === 'goal' && subkind === 'health') return [medical, counselling]
  if (kind === 'goal') return serviceForms.filter(({ code }) => code === subkind)
  if (kind === 'proceeding')
    return [...matterForms, jointTeam].filter(
      ({ code }) =>
        code === subkind || (code === jointTeam.code && subkind === 'criminal_against_trafficker'),
    )
  if (kind === 'protection') return subkind === 'family_protected' ? [familyAbroad] : []
  return processForms.filter(({ code }) => code === kind)
}
