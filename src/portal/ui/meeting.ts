// What was agreed of an appointment, as it was sealed: the day and hour first, then where, with whom, what for, and their own reminder.

import { dayIn, hourIn } from '../../language/day.ts'
import { element } from './element.ts'
import { inItsLanguage, inLine } from './in-its-language.ts'

/** Nothing where it is no appointment that was opened. `place` is what the page keeps there: its sentences, and the server's day. */
export function meetingLines(value: Record<string, unknown>, place: DOMStringMap): HTMLElement[] | undefined {
  const { day, time, instant, text } = value
  if (place['meeting'] === undefined || typeof day !== 'string' || typeof time !== 'string') return undefined
  const say = JSON.parse(place['meeting']) as Record<string, string>
  const language = document.documentElement.lang
  const line = (name: string) => {
    const words = value[name]
    if (typeof words !== 'string' || words === '') return []
    const made = element('p', `${say[name] ?? ''}: `)
    made.append(inLine(words))
    return [made]
  }
  const other =
    typeof instant === 'string' ? otherClock(language, new Date(instant), { day, time }) : undefined
  return [
    strong(`${dayIn(language, day, formOf(day))} · ${inDigits(language, time)}`),
    ...(other ? [element('p', (say['clock'] ?? '').replace('\uE000', other))] : []),
    ...(place['day'] && place['day'] !== day ? [strong(say['differs'] ?? '')] : []),
    ...(typeof text === 'string' ? [inItsLanguage(element('p', text), text)] : []),
    ...line('with'),
    ...(value['place'] ? line('place') : [element('p', say['tells'] ?? '')]),
    ...line('reminder'),
  ]
}

/** With the year where it is not this one. */
const formOf = (day: string): Intl.DateTimeFormatOptions => ({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  ...(day.startsWith(String(new Date().getFullYear())) ? {} : { year: 'numeric' as const }),
})

const strong = (text: string): HTMLElement => {
  const made = element('p', '')
  made.append(element('b', text))
  return made
}

/** What this telephone's clock shows at that moment, where it is another hour. */
function otherClock(
  language: string,
  at: Date,
  { day, time }: { day: string; time: string },
): string | undefined {
  const here = hourIn('en', at)
  const hereDay = new Intl.DateTimeFormat('en-CA').format(at)
  return here === time && hereDay === day ? undefined : hourIn(language, at, { weekday: 'long' })
}

/** `14:30` in the digits of a language. */
const inDigits = (language: string, time: string): string =>
  hourIn(language, new Date(`1970-01-01T${time}:00Z`), { timeZone: 'UTC' })
