// The hours that somebody chooses from where the half hour is exact enough.
import { useDates } from '../language/language.tsx'
import type { Option } from './select.tsx'

/** The half hours of a day on the wall, `HH:MM`. */
export const halfHours: readonly string[] = Array.from(
  { length: 48 },
  (_, at) => `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`,
)

/** The half hours and what is kept beside them, such as five past ten. */
export const hoursWith = (kept: string): string[] => [...new Set([...halfHours, kept])].toSorted()

/** Hours to choose from, in the reader's digits. */
export function useHourOptions(hours: readonly string[] = halfHours): Option[] {
  const dates = useDates()
  return hours.map((value) => ({ value, label: dates.wall(value) }))
}
