// A day on the wrong side of today: a hearing last month, a letter that arrives next year. It is nearly always a slip of the
// hand, and a duty would be counted from it. The screen and the server ask the same function.
import { parseDate } from '@internationalized/date'
import type { Field, Input } from './define.ts'

/** The moment against which answers are held: the instant, and the day that it is in the network. */
export interface Moment {
  now: Date
  /** `YYYY-MM-DD`. */
  today: string
}

/** `within`: the days for which it may also lie ahead. */
export interface OutOfBounds {
  name: string
  kind: 'day' | 'instant'
  lies: 'behind' | 'ahead'
  within: number
}

/** Times are chosen by half hours: who wants a call at once chooses the one that has just begun. */
const halfHour = 30 * 60_000
/** Clocks may be eleven minutes apart: what happens at this moment has happened on each of them. */
const apart = 11 * 60_000

/** The answered days that lie on the wrong side of today, each with the side on which it should lie. Today itself is on both. */
export function dateOutOfBounds(
  fields: Readonly<Record<string, Field>>,
  answers: Input,
  { now, today }: Moment,
): OutOfBounds[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const answer = answers[name]
    if ((field.kind !== 'day' && field.kind !== 'instant') || !field.lies || typeof answer !== 'string')
      return []
    const { kind, lies, within = 0 } = field
    const last = within === 0 ? today : parseDate(today).add({ days: within }).toString()
    const side =
      kind === 'day'
        ? answer.localeCompare(lies === 'ahead' ? today : last)
        : lies === 'ahead'
          ? leftUntil(answer, now)
          : Date.parse(answer) - apart - now.getTime()
    return (lies === 'ahead' ? side < 0 : side > 0) ? [{ name, kind, lies, within }] : []
  })
}

/** Milliseconds by which an instant is still to come; the half hour that has begun counts as such. */
const leftUntil = (instant: string, now: Date): number => Date.parse(instant) + halfHour - now.getTime()
