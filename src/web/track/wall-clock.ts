// A moment as a clock on the network's wall shows it, and back: a hearing at ten is at ten there, on whichever laptop it was
// written down.
import { parseAbsolute, parseDateTime, toCalendarDate, toTime, toZoned } from '@internationalized/date'

/** Day (`YYYY-MM-DD`) and time (`HH:MM`) of an ISO instant in an IANA zone. */
export function onWall(instant: string, zone: string): { day: string; time: string } {
  const shown = parseAbsolute(instant, zone)
  return { day: toCalendarDate(shown).toString(), time: toTime(shown).toString().slice(0, 5) }
}

/** The ISO instant at which the clock shows this; of a time that a change of the clocks skips or repeats, one beside it. */
export const offWall = (day: string, time: string, zone: string): string =>
  toZoned(parseDateTime(`${day}T${time}`), zone).toAbsoluteString()
