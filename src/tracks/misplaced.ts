// A day on the wrong side of today: a hearing last month, a letter that arrives next year. It is nearly always a slip of the
// hand, and a duty would be counted from it. The screen and the server ask the same function.
import type { Field, Input } from './define.ts'

/** The moment against which answers are held: the instant, and the day that it is in the network. */
export interface Moment {
  now: Date
  /** `YYYY-MM-DD`. */
  today: string
}

/** The answered days that lie on the wrong side of today, each with the side on which it should lie. Today itself is on both. */
export function misplaced(
  fields: Readonly<Record<string, Field>>,
  answers: Input,
  { now, today }: Moment,
): { name: string; lies: 'behind' | 'ahead' }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const answer = answers[name]
    if ((field.kind !== 'day' && field.kind !== 'instant') || !field.lies || typeof answer !== 'string')
      return []
    const side =
      field.kind === 'day' ? Math.sign(answer.localeCompare(today)) : Date.parse(answer) - now.getTime()
    return (field.lies === 'ahead' ? side < 0 : side > 0) ? [{ name, lies: field.lies }] : []
  })
}
