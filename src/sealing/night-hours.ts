// The hours in which a night desk may take cases over, and who stands there on which night, as an organisation's log says it. A night is called by
// the day on which it begins, by the clock on the wall of the place.
import { must } from './must.ts'

/**
 * `from` and `until` as `20:00`, across midnight or not; `days`: weekdays (1 is Monday) on which nobody is at work, so that the desk stands there all
 * day too; `most`: how many cases one night needs.
 */
export type NightHours = { from: string; until: string; zone: string; days: readonly number[]; most: number }

/** Somebody stands there on a night, by the word of somebody else. */
export type NightStand = { night: string; user: string; by: string }

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/
const ZONE = /^[A-Za-z0-9_+/-]{1,64}$/
const DAY = /^\d{4}-\d\d-\d\d$/
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** A night is no day: on a day of work the desk stands there for so long at most. */
const NIGHT_MINUTES = 16 * 60
const MOST = 100
/** So far ahead somebody signs for a night, so many at once. */
const AHEAD_DAYS = 100

const minutesIn = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3))
const lengthOf = ({ from, until }: Pick<NightHours, 'from' | 'until'>): number =>
  (minutesIn(until) - minutesIn(from) + 24 * 60) % (24 * 60)

/** The hours that a statement says; `bad-chain` for anything else. */
export function hoursIn(value: unknown): NightHours {
  must(typeof value === 'object' && value !== null)
  const { from, until, zone, days, most, ...more } = value as Record<string, unknown>
  must(Object.keys(more).length === 0)
  must(typeof from === 'string' && HOUR.test(from) && typeof until === 'string' && HOUR.test(until))
  const length = lengthOf({ from, until })
  must(length > 0 && length <= NIGHT_MINUTES && typeof zone === 'string' && ZONE.test(zone))
  must(Array.isArray(days) && new Set(days).size === days.length)
  must((days as unknown[]).every((one) => Number.isInteger(one) && Number(one) >= 1 && Number(one) <= 7))
  must(Number.isInteger(most) && Number(most) >= 1 && Number(most) <= MOST)
  return { from, until, zone, days: days as number[], most: most as number }
}

/** The nights that a statement says, each once, near the minute at which it was said. */
export function nightsIn(nights: readonly string[], at: string): readonly string[] {
  const said = Date.parse(at.slice(0, 10))
  must(nights.length > 0 && nights.length <= AHEAD_DAYS && new Set(nights).size === nights.length)
  must(
    nights.every((one) => {
      const days = DAY.test(one) ? (Date.parse(one) - said) / DAY_MS : Number.NaN
      return days >= -2 && days <= AHEAD_DAYS
    }),
  )
  return nights
}

/** Of nights that were signed, those that are not long over. */
export const lastingNights = (nights: readonly NightStand[], at: string): NightStand[] =>
  nights.filter(({ night }) => Date.parse(at.slice(0, 10)) - Date.parse(night) <= 3 * DAY_MS)

const clocks = new Map<string, Intl.DateTimeFormat>()
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(timeZone, made)
  return made
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)

/** Which night it is in a moment; none outside the hours, nor in a place whose clock is not known here. */
export function nightOf({ from, until, zone, days }: NightHours, moment: number): string | undefined {
  const parts = new Map<string, string>()
  try {
    for (const { type, value } of clockOf(zone).formatToParts(moment)) parts.set(type, value)
  } catch {
    return undefined
  }
  const day = ['year', 'month', 'day'].map((one) => parts.get(one)).join('-')
  const hour = `${parts.get('hour')}:${parts.get('minute')}`
  if (from < until && from <= hour && hour < until) return day
  if (until < from && hour >= from) return day
  if (until < from && hour < until) return dayBefore(day)
  return days.includes(new Date(day).getUTCDay() || 7) ? day : undefined
}

/** Until when that night lasts, from a moment in it on. */
export function nightEnds(hours: NightHours, moment: number): number {
  const night = nightOf(hours, moment)
  let end = moment - (moment % MINUTE_MS)
  while (night !== undefined && end < moment + DAY_MS && nightOf(hours, end) === night) end += MINUTE_MS
  return end
}
