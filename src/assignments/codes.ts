// The codes of an assignment and who works on cases, apart from the schemas, so that screens which use them carry no validator into
// the browser.

import { referringRoles, type StaffRole } from '../api/roles.ts'

/**
 * Professions that can be somebody's worker. A hotline hands a case to one of them, and whoever coordinates or administers works
 * on none. Who of them opens a case or accepts a referral is its worker from then on (access.sql has the same list).
 */
export const assignableRoles: readonly StaffRole[] = referringRoles.filter(
  (role) => role !== 'hotline' && role !== 'coordinator',
)

/** Those of them who work on what they open or accept. A supervisor does so for the team. */
export const workingRoles = assignableRoles.filter((role) => role !== 'supervisor')

export const assignmentPurposes = [
  'interpreting',
  'accompanying',
  'training',
  'cover',
  'supervision',
] as const
export type AssignmentPurpose = (typeof assignmentPurposes)[number]

/** Kinds of place. A shelter and a home are none: nobody learns from an assignment where somebody sleeps. */
export const assignmentPlaces = [
  'telephone',
  'video',
  'our_office',
  'authority',
  'court',
  'clinic',
  'school',
  'outside',
] as const
export type AssignmentPlace = (typeof assignmentPlaces)[number]

export const assignmentStates = ['offered', 'accepted', 'declined', 'attended', 'missed', 'ended'] as const

/** How long it took, in quarters of an hour, offered to press. */
export const usualQuarters = [2, 4, 6, 8, 12] as const
