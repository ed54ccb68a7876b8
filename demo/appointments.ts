// Appointments of the invented people: agreed with them, with their own reminder; one that somebody could not come to and was offered anew.
import { newId } from '../src/api/new-id.ts'
import { makeAppointment } from '../src/appointments/client/appointment.ts'
import type { Meeting } from '../src/appointments/client/meeting.ts'
import { instantOf } from '../src/appointments/hour.ts'
import { dayFrom, type Act } from './stage.ts'

const about = {
  doctor: { text: 'First visit, a woman doctor', with: 'Dr Hollow', place: 'Lantern Clinic, side door' },
  lawyer: { text: 'What the court asks', with: 'The lawyer' },
  school: {
    text: 'See the school',
    with: 'A teacher',
    place: 'The gate at Mill Street',
    reminder: 'Take the bus at nine.',
  },
  talk: { text: 'How it is going', with: 'Your worker', reminder: 'The blue folder' },
} as const satisfies Record<string, Pick<Meeting, 'text' | 'with' | 'place' | 'reminder'>>

/** One so many days from now; `open`: they want the hour where there is no key. */
export const meet =
  (what: keyof typeof about, days: number, time: string, { open = false } = {}): Act =>
  async ({ caseId, tracks }, who) => {
    if (!caseId) throw new Error('the case is not open yet')
    const hour = { day: dayFrom(days), time, zone: who.timezone }
    const meeting: Meeting = {
      ...about[what],
      ...hour,
      instant: instantOf(hour),
      ...(open && { isHourOpen: true }),
    }
    const id = newId()
    await makeAppointment(who, caseId, { id, wordsId: newId(), kind: 'meeting', meeting })
    const { track } = await who.api.work.track({ track: id })
    tracks.set(`appointment.${what}`, { ...track, subkind: track.subkind ?? undefined })
  }
