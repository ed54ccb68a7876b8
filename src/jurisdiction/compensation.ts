// What a country's law says of money for whoever was exploited: the least pay and from which day it holds, pay for long weeks,
// interest, and the ways to money with their last days. Money and percentages are decimals in text, so that none is rounded. Pure.

import { parseDate } from '@internationalized/date'
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

/** The first and the last day of what somebody lost, as far as they are known. */
export interface LossDays {
  begin?: string | undefined
  end?: string | undefined
}

/** The last day on which a way can be gone; nothing where none is known, or there is none. */
export function lastDayOf({ limit }: Pick<RouteToMoney, 'limit'>, days: LossDays): string | undefined {
  if (limit === null || limit === 'none') return undefined
  const from = days[limit.from]
  if (from === undefined) return undefined
  return parseDate(from)
    .add({ [limit.unit]: limit.length })
    .subtract({ days: limit.lessDays ?? 0 })
    .toString()
}

/** The day before which nothing is awarded there, of a claim that is made on a day; nothing where there is none. */
export const reachesBackTo = ({ reachesBack }: RouteToMoney, on: string): string | undefined =>
  reachesBack === undefined ? undefined : parseDate(on).subtract({ months: reachesBack }).toString()
