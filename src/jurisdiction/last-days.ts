// Last days: of the ways to money, and of appeals. They stand apart from the rules, which every screen reads and which need no calendar. Pure.

import { parseDate } from '@internationalized/date'
import type { AppealLimit } from './appeal-limits.ts'
import type { RouteToMoney } from './compensation.ts'

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

/** The last day of an appeal; nothing where none is known, or there is none. */
export const lastDayToAppeal = ({ limit }: Pick<AppealLimit, 'limit'>, from: string): string | undefined =>
  lastDayOf(
    { limit: typeof limit === 'object' && limit !== null ? { ...limit, from: 'begin' } : limit },
    { begin: from },
  )
