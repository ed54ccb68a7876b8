// Opening hours as a directory writes them, one row for each weekday, gathered into what a person can read: the days
// that share the same hours stand together.

import { weekdays, type Weekday } from '../codes.ts'
import type { Hours } from '../model.ts'

const english = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Days of `TH,FR`, `Monday`, `mon` or `1` (ISO); undefined where one of them is none. */
export function daysOf(text: string): Weekday[] | undefined {
  const days = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(dayOf)
  return days.length > 0 && days.every((day) => day !== undefined) ? days : undefined
}

function dayOf(word: string): Weekday | undefined {
  const lower = word.toLowerCase()
  if (/^[1-7]$/.test(word)) return weekdays[Number(word) - 1]
  const at = english.findIndex((name) => name === lower || (lower.length >= 2 && name.startsWith(lower)))
  return weekdays[at]
}

/** `9:00`, `09:00:00`, `17:30:00Z`, `9:00 am` as `HH:MM`; undefined where it is no time. */
export function timeOf(text: string): string | undefined {
  const match = /^(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?$/i.exec(text)
  if (!match) return undefined
  const half = match[3]?.[0]?.toLowerCase()
  const hour = half ? (Number(match[1]) % 12) + (half === 'p' ? 12 : 0) : Number(match[1])
  if (hour > 24 || Number(match[2]) > 59 || (hour === 24 && match[2] !== '00')) return undefined
  return `${String(hour).padStart(2, '0')}:${match[2]}`
}

/** Joins entries with the same hours and note, days in the order of the week, first opening first. */
export function gatherHours(entries: readonly Hours[]): Hours[] {
  const groups = new Map<string, Set<Weekday>>()
  for (const { days, ...times } of entries) {
    const key = JSON.stringify([times.opens, times.closes, times.note ?? null])
    const known = groups.get(key) ?? new Set()
    for (const day of days) known.add(day)
    groups.set(key, known)
  }
  const place = (hours: Hours) => weekdays.indexOf(hours.days[0] as Weekday)
  return [...groups]
    .map(([key, days]): Hours => {
      const [opens, closes, note] = JSON.parse(key) as [string | null, string | null, string | null]
      return {
        days: weekdays.filter((day) => days.has(day)),
        opens,
        closes,
        ...(note === null ? {} : { note }),
      }
    })
    .toSorted(
      (a, b) =>
        Number(a.opens === null) - Number(b.opens === null) ||
        place(a) - place(b) ||
        (a.opens ?? '').localeCompare(b.opens ?? ''),
    )
}
