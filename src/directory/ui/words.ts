// Codes of the directory as words in the reader's language: languages, days. No code is ever shown.
import { weekdays } from '../codes.ts'
import type { Hours } from '../model.ts'
import { formatterOf } from '../../language/formatter.ts'

/** Names of languages in the reader's own; a tag that nobody knows is shown as it is. */
export function languageNames(locale: string): (tag: string) => string {
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return (tag) => names.of(tag) ?? tag
}

const monday = Date.UTC(2024, 0, 1)

/** Days as "Mon–Fri" or "Tue, Thu", in the reader's language. */
export function dayWords(days: Hours['days'], locale: string): string {
  const format = formatterOf(locale, { weekday: 'short', timeZone: 'UTC' })
  const name = (place: number) => format.format(new Date(monday + place * 86_400_000))
  const places = days.map((day) => weekdays.indexOf(day)).toSorted((a, b) => a - b)
  const runs: [number, number][] = []
  for (const place of places) {
    const last = runs.at(-1)
    if (last && place === last[1] + 1) last[1] = place
    else runs.push([place, place])
  }
  const joined = runs.flatMap(([from, to]) =>
    to - from >= 2
      ? [`${name(from)}–${name(to)}`]
      : Array.from({ length: to - from + 1 }, (_, at) => name(from + at)),
  )
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(joined)
}

/** "9:00–17:00" in the reader's digits. Local time of the service, so no zone is applied. */
export function timeWords(opens: string, closes: string | null, locale: string): string {
  const format = formatterOf(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  })
  const time = (text: string) =>
    format.format(new Date(`2024-01-01T${text === '24:00' ? '00:00' : text}:00Z`))
  return closes === null ? time(opens) : `${time(opens)}–${time(closes)}`
}
