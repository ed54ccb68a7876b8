// Which places of the house somebody has, by their professions. It only saves steps into rooms that would be empty:
// what may be read is decided by keys and by the server.
import { networkRoles, referringRoles, scorecardRoles } from '../../api/roles.ts'
import type { Text } from '../language/language.tsx'
import { caseReaders } from './closed-screens.ts'
import type { Place } from './shell.tsx'

/** What waits, as numbers (`api.work.counts`). */
export interface Counts {
  urgent: number
  late: number
  referrals: number
  /** Colleagues whom an administrator lets in. */
  waiting: number
}

const overlap = (mine: readonly string[], wanted: readonly string[]) =>
  mine.some((role) => wanted.includes(role))

/** Whether somebody stands on tracks at all; the ministry sees numbers only. */
export const hasWork = (roles: readonly string[]): boolean => overlap(roles, networkRoles)

/** The places in their order; those used every hour first, since four of them fit on a telephone. */
export function navigationItemsFor(roles: readonly string[], t: Text, counts: Counts | undefined): Place[] {
  const late = (counts?.urgent ?? 0) + (counts?.late ?? 0)
  const all: (Place & { for: boolean })[] = [
    {
      for: hasWork(roles),
      href: '/',
      label: t('frame.place.work'),
      icon: 'list',
      count: late,
      urgent: late > 0,
    },
    { for: roles.includes('hotline'), href: '/hotline', label: t('frame.place.hotline'), icon: 'phone' },
    { for: overlap(roles, caseReaders), href: '/cases', label: t('frame.place.cases'), icon: 'people' },
    {
      for: overlap(roles, referringRoles),
      href: '/referrals',
      label: t('frame.place.referrals'),
      icon: 'send',
      count: counts?.referrals ?? 0,
    },
    { for: hasWork(roles), href: '/directory', label: t('frame.place.directory'), icon: 'book' },
    { for: roles.includes('shelter'), href: '/beds', label: t('frame.place.beds'), icon: 'bed' },
    { for: hasWork(roles), href: '/outside', label: t('frame.place.outside'), icon: 'flag' },
    {
      for: overlap(roles, scorecardRoles),
      href: '/measures',
      label: t('frame.place.measures'),
      icon: 'chart',
    },
    {
      for: true,
      href: '/people',
      label: t('frame.place.people'),
      icon: 'person',
      count: counts?.waiting ?? 0,
    },
    { for: roles.includes('administrator'), href: '/audit', label: t('frame.place.audit'), icon: 'shield' },
  ]
  return all.filter((one) => one.for).map(({ for: _mine, ...place }) => place)
}
