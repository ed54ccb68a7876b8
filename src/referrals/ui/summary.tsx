// A referral as one reads it before deciding: the need, how soon, what would open. Nothing in it identifies anybody.
import { Facts } from '../../web/controls/card.tsx'
import { Pill, type Tone } from '../../web/controls/pill.tsx'
import { whenDue } from '../../web/language/dates.ts'
import { useLanguage, type Text } from '../../web/language/language.tsx'
import { languageNames } from '../../directory/ui/words.ts'
import { areaWords } from '../../web/language/area-words.ts'
import type { ReferralSummary } from '../api.ts'

export const urgencyTones = { now: 'danger', day: 'due', routine: 'calm' } as const satisfies Record<
  string,
  Tone
>

/** "Health, contact details, for health care, to 1 Mar". */
export function agreedWords(
  agreed: NonNullable<ReferralSummary['agreed']>,
  t: Text,
  locale: string,
  day: (when: string) => string,
): string {
  const parts =
    agreed.pages > 0
      ? t('access.pages.count', { count: agreed.pages })
      : new Intl.ListFormat(locale, { type: 'unit' }).format(
          agreed.compartments.map((part) => t(`compartment.${part}`)),
        )
  return t('inbox.agreed', { parts, purpose: t(`inbox.purpose.${agreed.purpose}`), day: day(agreed.until) })
}

/** When the next duty on it is due; "answer" where the answer itself is. */
export function Due({ referral, now }: { referral: ReferralSummary; now: Date }) {
  const { t, dates } = useLanguage()
  const { answerBy } = referral
  if (!answerBy) return null
  const when = whenDue(answerBy)
  if (!when) return null
  return (
    <Pill tone={dates.dueTone(when, now)} icon="clock">
      {t(referral.waiting ? 'inbox.answerBy' : 'inbox.dueBy', { when: dates.due(when, now) })}
      {!answerBy.verified && <span className="unseen"> ({t('inbox.unverified')})</span>}
    </Pill>
  )
}

/** The facts on which one says yes or no. */
export function ReferralFacts({ referral, box }: { referral: ReferralSummary; box: 'received' | 'sent' }) {
  const { t, language, dates } = useLanguage()
  const unknown = <span className="second">{t('inbox.unknown')}</span>
  const other = box === 'received' ? referral.sender : referral.recipient
  const agreed = referral.agreed
    ? agreedWords(referral.agreed, t, language.locale, (day) => dates.day(day))
    : t(referral.state === 'enquiry' || referral.state === 'draft' ? 'inbox.agreed.none' : 'inbox.agreed.law')
  return (
    <Facts
      facts={[
        {
          term: t(box === 'received' ? 'inbox.fact.from' : 'inbox.fact.to'),
          value: <bdi>{other ?? t('inbox.somebody')}</bdi>,
        },
        ...(referral.serviceName
          ? [{ term: t('inbox.fact.service'), value: <bdi>{referral.serviceName}</bdi> }]
          : []),
        {
          term: t('inbox.fact.language'),
          value: referral.language ? languageNames(language.locale)(referral.language) : unknown,
        },
        {
          term: t('inbox.fact.age'),
          value: referral.ageGroup ? t(`inbox.age.${referral.ageGroup}`) : unknown,
        },
        { term: t('inbox.fact.party'), value: t('inbox.party', { count: referral.party }) },
        {
          term: t('inbox.fact.district'),
          value: referral.district ? areaWords(referral.district) : unknown,
        },
        {
          term: t(box === 'received' && referral.waiting ? 'inbox.fact.opens' : 'inbox.fact.agreed'),
          value: agreed,
        },
        ...(referral.outcome
          ? [{ term: t('inbox.fact.outcome'), value: t(`code.${referral.outcome}`) }]
          : []),
      ]}
    />
  )
}
