// Which entries of the menu somebody has, by their professions.
import { isOnlyAssigned, networkRoles } from '../../api/roles.ts'
import type { Text } from '../language/language.tsx'
import type { Counts, NavigationItem } from './screens.ts'
import type { Place } from './shell.tsx'

/** Whether somebody has one of these professions. */
export const hasOneOf = (mine: readonly string[], wanted: readonly string[]): boolean =>
  mine.some((role) => wanted.includes(role))

/** Whether somebody stands on tracks at all; the ministry sees numbers only, and who is only assigned their assignments. */
export const hasWork = (roles: readonly string[]): boolean =>
  hasOneOf(roles, networkRoles) && !isOnlyAssigned(roles)

/** The entries of somebody with these professions, in their order, with what waits there. */
export const itemsFor = (
  all: readonly NavigationItem[],
  roles: readonly string[],
  t: Text,
  counts: Counts = { urgent: 0, late: 0, referrals: 0, waiting: 0 },
): Place[] =>
  all
    .filter(({ isFor }) => isFor(roles))
    .map(({ href, label, icon, count }) => ({ href, label: label(t), icon, ...count?.(counts) }))
