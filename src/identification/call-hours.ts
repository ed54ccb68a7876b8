// Hours in which whoever wrote can be called: whole ones in which somebody is on duty, and not more than so many calls at a time.

import { Temporal } from 'temporal-polyfill'
import { shiftsBetween, type Rota } from '../rota/shifts.ts'

export const hourMs = 3_600_000
/** As far ahead as one can choose; as many hours as a page has room for. */
export const aheadMs = 7 * 24 * hourMs
const mostHours = 48
/** How many calls one desk promises for one hour: each takes a quarter of it. */
export const callsInAnHour = 4

interface At {
  now: Date
  timezone: string
  /** When the desk has promised calls already. */
  promised: readonly Date[]
}

const dayOf = (ms: number, timezone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timezone).toPlainDate().toString()

/** The hours that can be chosen, the first one begins in an hour at the earliest. None where no rota is kept. */
export function callHours(rota: Rota<true>, { now, timezone, promised }: At): Date[] {
  const soonest = now.getTime() + hourMs
  const last = now.getTime() + aheadMs
  const free = (at: number): boolean =>
    promised.filter((one) => one.getTime() >= at && one.getTime() < at + hourMs).length < callsInAnHour
  const shifts = shiftsBetween(rota, {
    first: dayOf(now.getTime() - 24 * hourMs, timezone),
    last: dayOf(last, timezone),
    timezone,
  })
  const hours = shifts.flatMap(({ from, until }) => {
    const first = Math.ceil(Math.max(from.getTime(), soonest) / hourMs) * hourMs
    const count = Math.max(0, Math.floor((Math.min(until.getTime(), last) - first) / hourMs))
    return Array.from({ length: count }, (_, n) => first + n * hourMs)
  })
  return [...new Set(hours)]
    .toSorted((a, b) => a - b)
    .filter(free)
    .slice(0, mostHours)
    .map((at) => new Date(at))
}
