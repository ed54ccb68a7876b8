// What is said of an appointment, as it is sealed, and how it comes out of the fields in which it was typed.
import { newId } from '../../api/new-id.ts'
import type { Description, OpenedDescription } from '../../client/description.ts'
import type { AppointmentKind } from '../appointment.ts'
import { instantOf, timeIn, type WallHour } from '../hour.ts'

/** `text` is what it is for. */
export interface Meeting extends Description, WallHour {
  /** Left out, their worker tells them. */
  place?: string
  /** What the person wants to be reminded with, in their own words; left out, nobody reminds them. */
  reminder?: string
  /** The moment (ISO), so that another clock can be told by it. */
  instant: string
  /** They want the hour where there is no key: on their page without script, in a calendar. */
  isHourOpen?: true
}

/** What stands in the fields; `id` names the process, so that a second try is the same. */
export interface TypedMeeting {
  id: string
  kind: AppointmentKind
  day: string | null
  time: string
  place: string
  with: string
  text: string
  reminder: string
  isHourOpen: boolean
}

/** The fields as they begin: another day for what stands there already, or empty. */
export const begunWith = (meeting: Meeting | undefined, kind: AppointmentKind): TypedMeeting => ({
  id: newId(),
  kind,
  day: null,
  time: meeting?.time ?? '',
  place: meeting?.place ?? '',
  with: meeting?.with ?? '',
  text: meeting?.text ?? '',
  reminder: meeting?.reminder ?? '',
  isHourOpen: meeting?.isHourOpen ?? false,
})

/** What was typed, as it is sealed; nothing where day, hour or reason are missing. */
export function meetingIn(typed: TypedMeeting, zone: string): Meeting | undefined {
  const time = timeIn(typed.time)
  const text = typed.text.trim()
  if (typed.day === null || time === undefined || text === '') return undefined
  const said = (name: 'place' | 'with' | 'reminder') => typed[name].trim() && { [name]: typed[name].trim() }
  const hour = { day: typed.day, time, zone }
  return {
    text,
    ...said('with'),
    ...said('place'),
    ...said('reminder'),
    ...hour,
    instant: instantOf(hour),
    ...(typed.isHourOpen && { isHourOpen: true }),
  }
}

/** What was opened, where it is what an appointment says. */
export const meetingOf = (opened: OpenedDescription | undefined): Meeting | undefined =>
  opened?.value && 'day' in opened.value && 'time' in opened.value ? (opened.value as Meeting) : undefined
