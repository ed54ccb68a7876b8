// What a package tells, written out in words: the need first, then the message and what was chosen of the parts that the person's yes covers.
// It never names where the person stays. A paper goes along where it was chosen and lies in a part that was agreed.
import { PAPER, type Choice } from '../../consent/client/page-shape.ts'
import { pageFacts } from '../../consent/ui/page-document.tsx'
import { languageNames } from '../../directory/ui/words.ts'
import type { ReferralSummary } from '../../referrals/api.ts'
import type { useLanguage } from '../../web/language/language.tsx'
import { purposeOf } from '../answers.ts'
import type { Told, ToldPerson, ToldSection } from '../told.ts'

type Language = ReturnType<typeof useLanguage>

const long = '2000-01-01'

/** What may go along: of the parts that were agreed for this very place. */
export const mayGo = (choices: readonly Choice[], { agreed }: ReferralSummary): Choice[] =>
  agreed?.stands ? choices.filter(({ entry }) => agreed.compartments.includes(entry.part)) : []

/** How large the chosen papers are together. */
export const sizeAlong = (chosen: readonly Choice[]): number =>
  papersIn(chosen).reduce((sum, { entry }) => sum + Number(entry.value['size'] ?? 0), 0)

export const papersIn = (chosen: readonly Choice[]): Choice[] =>
  chosen.filter(({ entry }) => entry.kind === PAPER)

/** Facts go along from the beginning; notes and papers are chosen. */
export const chosenFirst = (choices: readonly Choice[]): string[] =>
  choices.filter(({ entry }) => ['profile', 'safe_contact'].includes(entry.kind)).map(({ id }) => id)

function need(
  { t, language }: Language,
  referral: ReferralSummary,
  service: string | undefined,
): ToldSection {
  const unknown = t('letter.unknown')
  return {
    title: t('package.need'),
    facts: [
      [t('letter.help'), t(`service.${service ?? referral.serviceCode}`)],
      [t('refer.urgency'), t(`inbox.urgency.${referral.urgency}`)],
      [
        t('inbox.fact.language'),
        referral.language ? languageNames(language.locale)(referral.language) : unknown,
      ],
      [t('inbox.fact.age'), referral.ageGroup ? t(`inbox.age.${referral.ageGroup}`) : unknown],
      [t('inbox.fact.party'), t('inbox.party', { count: referral.party })],
    ],
  }
}

/** Bytes of the papers that go along, by their ids. */
type Papers = ReadonlyMap<string, string>

function copied({ t, dates }: Language, { id, title, entry }: Choice, papers: Papers): ToldSection {
  const { kind, part, on, by, value } = entry
  const { text } = value
  const called: Record<string, string> = { profile: 'package.who', safe_contact: 'letter.reach' }
  const about = t('page.written', {
    part: t(`compartment.${part}`),
    day: dates.day(on, long),
    name: by ?? t('case.readers.person'),
  })
  const bytes = papers.get(id)
  if (bytes !== undefined) return { title, part, about, paper: { name: title, bytes } }
  return {
    title: t(called[kind] ?? 'package.note'),
    part,
    about,
    ...(typeof text === 'string'
      ? { text }
      : { facts: pageFacts(value).map((name) => [t(`page.fact.${name}`), String(value[name])] as const) }),
  }
}

interface ToTell {
  referral: ReferralSummary
  /** The message that was written with the referral. */
  letter: { text?: string; service?: string } | undefined
  chosen: readonly Choice[]
  papers: Papers
  from: string
  today: string
}

/** Who it is, where that was chosen: a receiver who opens a file for them asks nothing twice. */
function personOf({ language, ageGroup }: ReferralSummary, chosen: readonly Choice[]): ToldPerson {
  const name = chosen.find(({ entry }) => entry.kind === 'profile')?.entry.value['name']
  return {
    ...(typeof name === 'string' && { name }),
    ...(language && { language }),
    ...(ageGroup && { ageGroup }),
  }
}

export function toldOf(language: Language, { referral, letter, chosen, papers, from, today }: ToTell): Told {
  const { t, dates } = language
  const { agreed } = referral
  const words = letter?.text?.trim()
  return {
    purpose: purposeOf(referral.serviceCode),
    from,
    to: referral.recipient ?? t('letter.unknown'),
    madeOn: today,
    agreed: agreed?.stands
      ? t('package.agreed', {
          purpose: t(`inbox.purpose.${agreed.purpose}`),
          day: dates.day(agreed.until, long),
        })
      : t('package.notAgreed'),
    person: personOf(referral, chosen),
    sections: [
      need(language, referral, letter?.service),
      ...(words ? [{ title: t('letter.know'), text: words }] : []),
      ...chosen.map((one) => copied(language, one, papers)),
    ],
  }
}
