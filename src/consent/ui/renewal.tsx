// An authority that was once given a whole part reads all that is written there later. What runs is not cut short; this says, quietly
// and as no lateness, that the next talk is the time to ask whether pages are enough.
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useRecipients } from '../../web/session/organisations.ts'
import type { Consent } from '../model.ts'
import { asksForPages } from '../sharing.ts'
import { useTermsInWords } from './terms-in-words.ts'

export function Renewal({ consents }: { consents: readonly Consent[] }) {
  const { t, dates } = useLanguage()
  const { partsOf } = useTermsInWords()
  const places = useRecipients()
  const kindOf = (circle: number) => places.find((one) => one.circle === circle)?.organisation.kind
  const asked = consents.filter(
    ({ basis, outside, compartments, recipient, purpose }) =>
      basis === 'consent' && !outside && compartments.length > 0 && asksForPages(kindOf(recipient), purpose),
  )
  if (asked.length === 0) return null
  return (
    <Notice title={t('access.renew')}>
      {asked.map((one) => (
        <p key={one.track}>
          {t('access.renew.row', {
            organisation: one.recipientName ?? t('access.signed.elsewhere'),
            parts: partsOf(one),
            day: dates.day(one.until),
          })}
        </p>
      ))}
    </Notice>
  )
}
