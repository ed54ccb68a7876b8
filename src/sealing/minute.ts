// How statements write when something was said. It stands alone, since the page needs it and loads no cryptography.

/** A minute as statements write it: `2026-11-24T20:15Z`. */
export function minuteOf(now: Date): string {
  return `${now.toISOString().slice(0, 16)}Z`
}

/** A minute as statements write it, in milliseconds; not a number where it is none. */
export const momentOf = (minute: string): number => Date.parse(minute.replace('Z', ':00Z'))

const HOUR = 3_600_000
const dayAfter = (minute: string, hours: number): string =>
  minuteOf(new Date(Date.parse(minute) + hours * HOUR)).slice(0, 10)

// What is agreed ends with a day of the place, and no chain says where that is: a day has begun somewhere fourteen hours before
// it begins in UTC, and has ended everywhere twelve hours after.

/** The day, `YYYY-MM-DD`, where it is earliest in the world at a minute: what ends with it is in force. */
export const earliestDay = (minute: string): string => dayAfter(minute, -12)

/** The day, `YYYY-MM-DD`, where it is latest in the world at a minute: from it somebody may have counted. */
export const latestDay = (minute: string): string => dayAfter(minute, 14)
