// What somebody at work told of a person whom they met, beside their words: only what was answered.
import type { Text } from '../../web/language/language.tsx'
import type { Met } from '../met.ts'

export function metFacts(
  { age, agreed, childWishes, toldLead, keepFrom, place, by }: Met,
  t: Text,
): { term: string; value: string }[] {
  const several = (values: readonly string[], words: string) =>
    values.map((one) => t(`${words}.${one}`)).join(' · ')
  const facts = [
    {
      term: t('met.by'),
      value: by.role ? t('met.by.who', { role: t(`people.role.${by.role}`), house: by.house }) : by.house,
    },
    { term: t('met.age'), value: age && t(`met.age.${age}`) },
    { term: t('met.agreed'), value: agreed && t(`met.agreed.${agreed}`) },
    { term: t('met.child.wants'), value: several(childWishes, 'met.child') },
    { term: t('met.child.lead'), value: toldLead && t(`met.child.lead.${toldLead}`) },
    { term: t('met.child.keepFrom'), value: several(keepFrom, 'met.keepFrom') },
    { term: t('met.place'), value: place && t(`met.place.${place}`) },
  ]
  return facts.filter(({ value }) => value !== '')
}
