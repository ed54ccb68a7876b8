// A moment as a clock on the network's wall shows it, and back: a hearing at ten is at ten there, on whichever laptop it was
// written down.
import { parseAbsolute, parseDateTime, toCalendarDate, toTime, toZoned } from '@internationalized/date'
import { formatterOf } from '../../language/formatter.ts'

/** Day (`YYYY-MM-DD`) and time (`HH:MM`) of an ISO instant in an IANA zone. */
export function onWall(instant: string, zone: string): { day: string; time: string } {
  const shown = parseAbsolute(instant, zone)
  return { day: toCalendarDate(shown).toString(), time: toTime(shown).toString().slice(0, 5) }
}

/** The ISO instant at which the clock shows this; of a time that a change of the clocks skips or repeats, one beside it. */
export const offWall = (day: string, time: string, zone: string): string =>
  toZoned(parseDateTime(`${day}T${time}`), zone).toAbsoluteString()

/** Every IANA zone by its city, `also` among them under the name it has here, with the hours that it is away from Greenwich now. */
export function zonesBy(locale: string, also: string): { value: string; label: string; detail: string }[] {
  const detailOf = (timeZone: string) =>
    formatterOf(locale, { timeZone, timeZoneName: 'shortOffset' })
      .formatToParts()
      .find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const cityOf = (zone: string) => zone.split('/').slice(1).join(', ').replaceAll('_', ' ') || zone
  return [...new Set([...Intl.supportedValuesOf('timeZone'), also])]
    .map((value) => ({ value, label: cityOf(value), detail: detailOf(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale))
}
