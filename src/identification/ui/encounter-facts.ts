// What somebody at work told of a person whom they met, beside their words: only what was answered.
import type { Text } from '../../web/language/language.tsx'
import type { EncounterDetails } from '../encounter-details.ts'

export function encounterFacts(
  { age, agreed, childWishes, toldLead, keepFrom, place, screened, by }: EncounterDetails,
  t: Text,
): { term: string; value: string }[] {
  const several = (values: readonly string[], words: string) =>
    values.map((one) => t(`${words}.${one}`)).join(' · ')
  const facts = [
    {
      term: t('encounter.by'),
      value: by.role
        ? t('encounter.by.who', { role: t(`people.role.${by.role}`), house: by.house })
        : by.house,
    },
    { term: t('encounter.age'), value: age && t(`encounter.age.${age}`) },
    { term: t('encounter.agreed'), value: agreed && t(`encounter.agreed.${agreed}`) },
    { term: t('encounter.child.wants'), value: several(childWishes, 'encounter.child') },
    { term: t('encounter.child.lead'), value: toldLead && t(`encounter.child.lead.${toldLead}`) },
    { term: t('encounter.child.keepFrom'), value: several(keepFrom, 'encounter.keepFrom') },
    {
      term: screened?.title ?? '',
      value: screened ? [t(`code.${screened.outcome}`), screened.text].filter(Boolean).join('\n') : '',
    },
    { term: t('encounter.place'), value: place && t(`encounter.place.${place}`) },
  ]
  return facts.filter(({ value }) => value !== '')
}
