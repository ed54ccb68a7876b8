// An authority that was once given a whole part reads all that is written there later. What runs is not cut short; it is said, quietly
// and as no lateness, that the next talk is the time to ask whether pages are enough.
import { useRecipients } from '../../web/session/organisations.ts'
import type { Consent } from '../model.ts'
import { asksForPages } from '../sharing.ts'

export function useIsRenewedAsPages(): (consent: Consent) => boolean {
  const places = useRecipients()
  return ({ basis, outside, compartments, recipient, purpose }) =>
    basis === 'consent' &&
    !outside &&
    compartments.length > 0 &&
    asksForPages(places.find((one) => one.circle === recipient)?.organisation.kind, purpose)
}
