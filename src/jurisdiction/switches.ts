// What a country says as a whole: whether two organisations' files may be compared for the same person, whose professions may plan a visit, and
// who is told first of somebody whom one met. Pure.

import type { StaffRole } from '../api/roles.ts'

/**
 * With which files a person's name and birthday are compared: with those that were opened to an organisation by a yes, or with its own
 * alone. With everybody's is no choice: nobody holds a key to what was not opened to them.
 */
export const matchings = ['consent', 'forbidden'] as const

/** Kinds of organisation that answer when somebody is told of, in the order in which they are offered. */
export const deskKinds = ['hotline', 'child_welfare', 'ngo', 'shelter', 'labour_inspectorate'] as const
export type DeskKind = (typeof deskKinds)[number]

export interface Switches {
  matching: (typeof matchings)[number]
  /** Who plans visits to where people may be exploited. */
  visits: readonly StaffRole[]
  /** Who stands first where somebody grown is told of, and where it is or may be a child. */
  firstDesk: DeskKind
  firstDeskOfChild: DeskKind
  matchingSource: string
  visitsSource: string
  firstDeskSource: string
  firstDeskOfChildSource: string
}

/** Before any file says more: the narrowest. */
export const noSwitches: Switches = {
  matching: 'forbidden',
  visits: [],
  firstDesk: 'hotline',
  firstDeskOfChild: 'child_welfare',
  matchingSource: '',
  visitsSource: '',
  firstDeskSource: '',
  firstDeskOfChildSource: '',
}

/** Whether somebody of these professions may plan a visit under this law. */
export const mayPlanVisits = ({ visits }: Pick<Switches, 'visits'>, roles: readonly string[]): boolean =>
  visits.some((role) => roles.includes(role))
