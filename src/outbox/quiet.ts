// When something may leave: by the clock on the wall of the place, inside the hours that somebody allowed and never outside them. What
// goes to a person leaves at an hour of the day that is drawn and not at the one at which it was written, so that the hour says nothing.

import { Temporal } from 'temporal-polyfill'
import { minuteOfDay } from '../api/minute-of-day.ts'

export interface Hours {
  /** 1 is Monday; the day on which the hours begin. */
  days: readonly number[]
  from: string
  /** At or before `from`: on the next day. */
  to: string
}

const wallAt = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

/** Whether the wall of the place shows an allowed hour of an allowed day. */
export const isAllowed = (hours: readonly Hours[], at: number, zone: string): boolean =>
  hours.some((one) => isInside(one, at, zone))

function isInside({ days, from, to }: Hours, at: number, zone: string): boolean {
  const wall = wallAt(at, zone)
  const [begins, ends, now] = [minuteOfDay(from), minuteOfDay(to), wall.hour * 60 + wall.minute]
  const yesterday = wall.dayOfWeek === 1 ? 7 : wall.dayOfWeek - 1
  if (begins < ends) return days.includes(wall.dayOfWeek) && begins <= now && now < ends
  return (days.includes(wall.dayOfWeek) && now >= begins) || (days.includes(yesterday) && now < ends)
}

/**
 * The moment at which what was queued then leaves: one in the next allowed hours, at the part of them that `draw` says of the day
 * (from 0 to 1). Nothing where no hour is allowed.
 */
export function leavesAt(
  hours: readonly Hours[],
  queuedAt: number,
  zone: string,
  draw: (day: string) => number,
): number | undefined {
  const moments = hours.flatMap((one) => slotIn(one, queuedAt, zone, draw) ?? [])
  return moments.length > 0 ? Math.min(...moments) : undefined
}

function slotIn(
  hours: Hours,
  queuedAt: number,
  zone: string,
  draw: (day: string) => number,
): number | undefined {
  const first = wallAt(queuedAt, zone).toPlainDate().subtract({ days: 1 })
  // An allowed day comes again within a week; the clocks may swallow its hour, not twice in a row.
  for (let ahead = 0; ahead <= 16; ahead += 1) {
    const day = first.add({ days: ahead })
    if (!hours.days.includes(day.dayOfWeek)) continue
    const last = minuteOfDay(hours.to) <= minuteOfDay(hours.from) ? day.add({ days: 1 }) : day
    const begins = momentOf(day, hours.from, zone)
    const length = momentOf(last, hours.to, zone) - begins
    const slot = begins + Math.floor(draw(day.toString()) * Math.max(length / 2, length - lastTries))
    if (slot >= queuedAt && isInside(hours, slot, zone)) return slot
  }
  return undefined
}

/** The end of the hours stays free: what could not be handed over at once is tried again before they are over. */
const lastTries = 15 * 60_000

const momentOf = (day: Temporal.PlainDate, hour: string, zone: string) =>
  day.toZonedDateTime({ timeZone: zone, plainTime: hour }).epochMilliseconds
