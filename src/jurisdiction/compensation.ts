// What a country's law says of money for whoever was exploited: the least pay and from which day it holds, pay for long weeks,
// interest, and the ways to money. Money and percentages are decimals in text, so that none is rounded. Pure.

import type { Words } from './words.ts'

/** The least pay of an hour, from a day on. */
export interface LeastPay {
  from: string
  /** `12.21`. */
  hour: string
  source: string
}

export const routeKinds = ['trafficker', 'state_fund', 'insolvency', 'restitution'] as const

/** The kinds of matter in which money can be claimed. */
export const claimMatters = [
  'labour_claim',
  'compensation_civil',
  'compensation_state',
  'insolvency_claim',
  'criminal_against_trafficker',
] as const
export type ClaimMatter = (typeof claimMatters)[number]

/** Until when a way is open, counted from the first or the last day of what happened. */
export interface LimitOfRoute {
  length: number
  unit: 'days' | 'months'
  /** `begin`: from the first day of a loss. `end`: from the last. */
  from: 'begin' | 'end'
  /** Three months less a day. */
  lessDays?: number | undefined
}

/** One way to money. */
export interface RouteToMoney {
  id: string
  kind: (typeof routeKinds)[number]
  matter: ClaimMatter
  label: Words
  /** So many months back from the day of the claim a sum can be awarded there, and no further. */
  reachesBack?: number | undefined
  /** `none`: the law sets no last day; nothing: none is known. */
  limit: LimitOfRoute | 'none' | null
  source: string
}

export interface CompensationRules {
  /** In which money wages are paid there; left out where no least pay is known. */
  currency?: string | undefined
  /** Oldest first. */
  leastPay: readonly LeastPay[]
  /** Hours of a week above so many are paid by so many hundredths more. */
  overtime?: { over: number; percent: number; source: string } | undefined
  /** Simple interest of a year, in hundredths of what is owed. */
  interest?: { percent: string; source: string } | undefined
  /** What lacks to the least pay of then is owed at the least pay of the day on which it is counted, where that is more. */
  arrears?: { rate: 'present'; source: string } | undefined
  routes: readonly RouteToMoney[]
}

export const noCompensation: CompensationRules = { leastPay: [], routes: [] }
