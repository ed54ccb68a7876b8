// An authority that was once given a whole part reads all that is written there later, and a house that has a team now is still read by
// everybody in it. What runs is not cut short; it is said, quietly
// and as no lateness, that the next talk is the time to ask whether pages, or
// the team, are enough.
import { usePlaces } from '../../web/session/organisations.ts'
import type { Consent } from '../model.ts'
import { asksForPages, type Renewal } from '../sharing.ts'

/** What a yes is asked anew as, if it is. */
export function useRenewedAs(): (consent: Consent) => Renewal | undefined {
  const places = usePlaces()
  return ({ basis, outside, compartments, recipient, purpose }) => {
    if (basis !== 'consent' || outside || compartments.length === 0 || purpose === 'carrying')
      return undefined
    const house = places.find((one) => one.circle === recipient)?.organisation
    if (asksForPages(house?.kind, purpose)) return 'pages'
    const isWhole = house !== undefined && house.circle === recipient && house.intake !== null
    return isWhole ? 'team' : undefined
  }
}
