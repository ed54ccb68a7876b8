// What a country allows or forbids as a whole: whether two organisations' files may be compared for the same person, and whose
// professions may plan a visit. Pure.

import type { StaffRole } from '../api/roles.ts'

/**
 * With which files a person's name and birthday are compared: with those that were opened to an organisation by a yes, or with its own
 * alone. With everybody's is no choice: nobody holds a key to what was not opened to them.
 */
export const matchings = ['consent', 'forbidden'] as const

export interface Switches {
  matching: (typeof matchings)[number]
  /** Who plans visits to where people may be exploited. */
  visits: readonly StaffRole[]
  matchingSource: string
  visitsSource: string
}

/** Before any file says more: the narrowest. */
export const noSwitches: Switches = {
  matching: 'forbidden',
  visits: [],
  matchingSource: '',
  visitsSource: '',
}

/** Whether somebody of these professions may plan a visit under this law. */
export const mayPlanVisits = ({ visits }: Pick<Switches, 'visits'>, roles: readonly string[]): boolean =>
  visits.some((role) => roles.includes(role))
