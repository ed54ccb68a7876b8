// What other features know of referrals: what else somebody asks of this organisation, above what was referred to it; and what goes to a
// place outside.
import { slot } from '../../web/shell/slots.tsx'
import type { ReferralSummary } from '../api.ts'

export const alsoAsked = slot('inbox.also-asked')

/** On a referral to a place outside the network, and beside its letter: by what other way it goes there, and what came back. */
export const outsidePlace = slot<{ referral: ReferralSummary }>('inbox.outside-place')
