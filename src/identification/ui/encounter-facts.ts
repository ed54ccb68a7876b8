// What somebody at work told of a person whom they met, beside their words: only what was answered.
import type { Text } from '../../web/language/language.tsx'
import type { Words as LawWords } from '../../jurisdiction/define.ts'
import type { Dates } from '../../web/language/dates.ts'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import type { EncounterDetails } from '../encounter-details.ts'

export function encounterFacts(
  { age, agreed, childWishes, toldLead, keepFrom, place, screened, duties = [], by }: EncounterDetails,
  { t, dates }: { t: Text; dates: Dates },
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
    {
      term: t('encounter.by.duty'),
      value: duties
        .map(({ text, by: until }) =>
          t('encounter.by.duty.until', {
            duty: inDocumentLanguage(text as LawWords),
            day: dates.day(until),
            time: dates.time(until),
          }),
        )
        .join('\n'),
    },
    { term: t('encounter.place'), value: place && t(`encounter.place.${place}`) },
  ]
  return facts.filter(({ value }) => value !== '')
}
