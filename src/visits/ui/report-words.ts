// The report of a visit and a referral from it, in words: counts, codes and days; the name of nobody, and no place but the district.
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { codeWords } from '../../web/track/answers.ts'
import type { Counts, Referred } from '../aftermath.ts'
import type { VisitAnswer } from './use-visit.ts'

export interface Line {
  term: string
  value: string
}

interface Reported {
  plan: NonNullable<VisitAnswer['plan']>
  venue: string | undefined
  holds: VisitAnswer['holds']
  counts: Counts
}

export function useReportLines({ plan, venue, holds, counts }: Reported): Line[] {
  const { t, dates, language } = useLanguage()
  const list = (some: string[]) => new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(some)
  const number = (count: number) => new Intl.NumberFormat(language.locale).format(count)
  const languages = (tags: string[]) => list(tags.map((tag) => languageName(tag, language.locale)))
  const held = holds.filter(({ state }) => state === 'confirmed').reduce((sum, { places }) => sum + places, 0)
  const lines: [name: string, value: string][] = [
    ['day', dates.day(plan.day)],
    ...(venue ? [['venue', codeWords(venue, t)] as [string, string]] : []),
    ['section', t(`visit.section.${plan.section}`)],
    ...(plan.district ? [['district', plan.district] as [string, string]] : []),
    ['team', list(plan.team.map((one) => codeWords(one, t)))],
    [
      'interpreters',
      plan.team.includes('interpreters')
        ? languages([plan.language, ...(plan.secondLanguage ? [plan.secondLanguage] : [])])
        : t('visit.after.line.noInterpreter'),
    ],
    ['met', number(counts.met)],
    ['languages', languages(counts.languages)],
    ['children', number(counts.children)],
    ['cards', number(counts.cards)],
    ['asked', number(counts.asked)],
    ['followUp', number(counts.followUp)],
    ['bed', number(counts.wishes.bed)],
    ['caseworker', number(counts.wishes.caseworker)],
    ['rights', number(counts.wishes.rights)],
    ['beds', t('visit.after.line.bedsOf', { held, given: counts.bedsGiven, lost: counts.bedsNotConfirmed })],
  ]
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ term: t(`visit.after.line.${name}`), value }))
}

/** Of one who said yes: how it stands in the list, and the sheet that is handed on. */
export function useReferralWords(day: string, district: string | null) {
  const { t, dates, language } = useLanguage()
  return ({ number, language: spoken, age, wishes, bed }: Referred) => {
    const title = t('visit.day.number', { number })
    const detail = [
      ...wishes.map((one) => t(`visit.wish.${one}`)),
      languageName(spoken, language.locale),
      t(`visit.age.${age}`),
      ...(bed ? [t(`visit.after.bed.${bed}`)] : []),
    ].join(' · ')
    const where = [dates.day(day), district].filter(Boolean).join(' · ')
    return { title, detail, text: [`${title}. ${where}`, detail, t('visit.after.reach')].join('\n') }
  }
}
