// What a feature is in the browser of whoever works here: its pages, its entries in the menu, and what it shows on the pages of
// others. Each says it once, in its ui/feature.ts; src/app/routes.tsx joins them and adds nothing.
import { createContext, useContext, type ComponentType } from 'react'
import type { StaffRole } from '../../api/roles.ts'
import type { IconName } from '../controls/icon.tsx'
import type { Text } from '../language/language.tsx'
import type { Found } from './search.tsx'
import type { Fill } from './slots.tsx'

/** What waits, as numbers (`api.work.counts`). */
export interface Counts {
  urgent: number
  late: number
  referrals: number
  /** Colleagues whom an administrator lets in. */
  waiting: number
}

/** One page under an address. No address holds anything about a person but a random id. */
export interface Screen {
  path: string
  load: () => Promise<Record<string, ComponentType>>
  component: string
  /** It needs nobody signed in. */
  inFront?: true
  /** Which words it waits for: those of a case, or all. Left out, those of the rooms. */
  words?: 'case' | 'all'
  /** The professions that it is for, as the endpoint says without which it is nothing; left out, everybody who works here. */
  roles?: readonly StaffRole[]
}

/** A page whose component is loaded when it is first visited. */
export const screen = <Name extends string>(
  path: `/${string}`,
  load: () => Promise<Record<Name, ComponentType>>,
  component: Name,
  roles?: readonly StaffRole[],
): Screen => ({ path, load, component, ...(roles ? { roles } : {}) })

/** A page of one case. The build reads from this word before its path which words come with a case (scripts/staff-words.ts). */
export const ofCase: typeof screen = (...page) => ({ ...screen(...page), words: 'case' })

/** A page that is seldom opened: by this word the build knows which words may wait for all others. */
export const occasional: typeof screen = (...page) => ({ ...screen(...page), words: 'all' })

/** An entry of the menu. It only saves steps into rooms that would be empty: what may be read is decided by keys and by the server. */
export interface NavigationItem {
  /** The lowest stands first: those used every hour, since four of them fit on a telephone. */
  rank: number
  href: string
  label: (t: Text) => string
  icon: IconName
  /** Whose professions have it. */
  isFor: (roles: readonly string[]) => boolean
  /** What waits there. */
  count?: (counts: Counts) => { count: number; urgent?: boolean }
}

/** An entry behind the name of who is signed in. */
export interface AccountItem {
  id: string
  href: string
  label: (t: Text) => string
  icon: IconName
}

export interface Screens {
  screens?: readonly Screen[]
  navigation?: readonly NavigationItem[]
  account?: readonly AccountItem[]
  fills?: readonly Fill[]
  /** A hook that answers with what finds: the box at the top asks it for what is typed. One feature has it. */
  useSearch?: () => (typed: string) => Promise<Found[]>
}

/** Everything that the features bring, as one. */
export type AllScreens = Required<Screens>

export function joinScreens(features: readonly Screens[]): AllScreens {
  return {
    screens: features.flatMap(({ screens = [] }) => screens),
    navigation: features.flatMap(({ navigation = [] }) => navigation).toSorted((a, b) => a.rank - b.rank),
    account: features.flatMap(({ account = [] }) => account),
    fills: features.flatMap(({ fills = [] }) => fills),
    useSearch: features.find((one) => one.useSearch)?.useSearch ?? (() => async () => []),
  }
}

const Joined = createContext<AllScreens>(joinScreens([]))
export const ScreensProvider = Joined.Provider
export const useScreens = (): AllScreens => useContext(Joined)
