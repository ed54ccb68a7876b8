// Pages as they stand today, or a part from now on: what somebody is given, by what kind of place they are and what they are asked
// for. One table; the screens read it, and so does whoever reviews it. (docs/decisions/0045)
import type { OrganisationKind } from '../organisations/kinds.ts'
import type { Purpose } from './terms.ts'

export const sharings = ['pages', 'part'] as const
export type Sharing = (typeof sharings)[number]

/**
 * Who works with a person day by day, and at what: only they are given a part and what is written into it later. Everybody else
 * (police, courts, immigration, prosecution, authorities, funders, embassies, and these places for any other purpose) gets pages.
 */
export const dayByDay: Readonly<Partial<Record<OrganisationKind, readonly Purpose[]>>> = {
  shelter: ['shelter', 'support', 'safety'],
  ngo: ['shelter', 'support', 'safety', 'coordination', 'health_care', 'legal_help', 'language', 'work'],
  clinic: ['health_care', 'support'],
  legal_aid: ['legal_help', 'compensation', 'immigration'],
  child_welfare: ['support', 'safety', 'coordination'],
  hotline: ['support', 'safety', 'coordination'],
}

/**
 * Who has to write into a file to do what they are asked for, as an authority that gives its reasons: they begin with pages too, and
 * a part can be chosen for them.
 */
export const writesThere: typeof dayByDay = { competent_authority: ['identification'] }

const isIn = (table: typeof dayByDay, kind: OrganisationKind | undefined, purpose: Purpose | null): boolean =>
  kind !== undefined && purpose !== null && table[kind]?.includes(purpose) === true

/** Whether a place may be given a part from now on for a purpose. */
export const mayHavePart = (kind: OrganisationKind | undefined, purpose: Purpose | null): boolean =>
  isIn(dayByDay, kind, purpose) || isIn(writesThere, kind, purpose)

/** With what a form begins. A referral always begins with pages: the place that is asked does not work with the person yet. */
export const usualSharing = (
  kind: OrganisationKind | undefined,
  purpose: Purpose | null,
  isReferral = false,
): Sharing => (!isReferral && isIn(dayByDay, kind, purpose) ? 'part' : 'pages')

/** What a yes from before pages, or from before a house had a team that takes in what is for it, is asked anew as. */
export const renewals = ['pages', 'team'] as const
export type Renewal = (typeof renewals)[number]

/** To whom parts were given once and pages are given now. */
export const asksForPages = (kind: OrganisationKind | undefined, purpose: Purpose): boolean =>
  purpose !== 'carrying' && !isIn(dayByDay, kind, purpose)
