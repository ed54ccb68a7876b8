// An hour as it is said: what the clock on the wall shows at the place. It is kept so, with its zone, because a change of the clocks
// moves the instant and not the appointment.
import { parseDateTime, toZoned, toCalendarDateTime, parseAbsolute } from '@internationalized/date'

/** `day` is `YYYY-MM-DD`, `time` `HH:MM`, `zone` an IANA zone. */
export interface WallHour {
  day: string
  time: string
  zone: string
}

const wall = ({ day, time }: WallHour) => parseDateTime(`${day}T${time}`)

/** The instant (ISO); of an hour that comes twice the first. */
export const instantOf = (hour: WallHour): string =>
  toZoned(wall(hour), hour.zone, 'earlier').toAbsoluteString()

/** Whether the clocks show that hour on that day once, never (`skipped`), or two times (`twice`). */
export function hourOn(hour: WallHour): 'once' | 'skipped' | 'twice' {
  const [first, second] = (['earlier', 'later'] as const).map((one) => toZoned(wall(hour), hour.zone, one))
  if (toCalendarDateTime(first!).compare(wall(hour)) !== 0) return 'skipped'
  return first!.compare(second!) === 0 ? 'once' : 'twice'
}

/** What another clock shows at that moment; nothing where it shows the same. */
export function onOtherClock(hour: WallHour, zone: string): { day: string; time: string } | undefined {
  const there = toCalendarDateTime(parseAbsolute(instantOf(hour), zone)).toString()
  const [day = '', time = ''] = there.split('T')
  const shown = { day, time: time.slice(0, 5) }
  return shown.day === hour.day && shown.time === hour.time ? undefined : shown
}

/** `HH:MM` of what was typed (`9`, `9:30`, `0930`, in any digits); nothing where it is no hour. */
export function timeIn(typed: string): string | undefined {
  const [, hours = '', minutes = '00'] =
    /^\s*(\d{1,2})\s*(?:[:.h\s]?\s*(\d\d))?\s*$/.exec(inLatinDigits(typed)) ?? []
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** Arabic and Persian digits are typed too. */
const inLatinDigits = (text: string): string =>
  text.replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))

/** The stretches of hours that somebody's words name: "weekdays 10 to 12.30" is one. Nothing where they name none. */
export function stretchesIn(words: string): [from: string, to: string][] {
  const found = inLatinDigits(words).matchAll(
    /(?<![\d:.])(\d{1,2}(?:[:.h]\d\d)?)\s*(?:h\s*)?(?:-|–|—|to|and|a|à|y|et|до|ถึง|إلى|حتى)\s*(\d{1,2}(?:[:.h]\d\d)?)(?![\d:.]\d)/giu,
  )
  return [...found].flatMap(([, from = '', to = '']) => {
    const stretch = [timeIn(from.replace('.', ':')), to === '24' ? '24:00' : timeIn(to.replace('.', ':'))]
    return stretch[0] && stretch[1] && stretch[0] < stretch[1] ? [stretch as [string, string]] : []
  })
}

/** Whether an hour lies outside what the person's words name as safe. Where they name no hours nobody can tell: then it is false. */
export function isOutside(words: string, time: string): boolean {
  const stretches = stretchesIn(words)
  return stretches.length > 0 && !stretches.some(([from, to]) => from <= time && time < to)
}
