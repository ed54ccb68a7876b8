// An appointment as it is made and moved: its words are sealed with it, and the process goes by its day alone.
import { rewriteDescription, sealDescription, type OpenedDescription } from '../../client/description.ts'
import { hasArrived } from '../../client/refusal.ts'
import type { Session } from '../../client/session.ts'
import { standingOf } from '../../client/track-standing.ts'
import { appointmentMachine, type AppointmentKind } from '../appointment.ts'
import type { Meeting } from './meeting.ts'

/** What of a meeting the server is told. */
function clearOf({ isHourOpen, reminder, day, instant }: Meeting) {
  return {
    meets_on: day,
    ...(isHourOpen && { meets_at: instant }),
    ...(reminder !== undefined && { reminded: true }),
  }
}

/** Makes one on a case. Answers with nothing more than that it is made: tried again, it is not made twice. */
export async function makeAppointment(
  session: Session,
  caseId: string,
  { id, wordsId, kind, meeting }: { id: string; wordsId: string; kind: AppointmentKind; meeting: Meeting },
): Promise<void> {
  const where = { caseId, track: id, machine: appointmentMachine, subkind: kind }
  const description = await sealDescription(session, where, meeting, wordsId)
  const opening = { id, caseId, subkind: kind, ...clearOf(meeting), description: description as never }
  await session.tracks.openTrack('appointment', opening, wordsId).catch(async (fault: unknown) => {
    if (!hasArrived(fault) || !(await standingOf(session, id))) throw fault
  })
}

/** Another day or hour. The words go first: where the line breaks in between, the page says that two days stand there. */
export async function moveAppointment(
  session: Session,
  caseId: string,
  {
    track,
    before,
    meeting,
    wordsId,
  }: {
    track: { id: string; subkind: string | null; version: number; state: string }
    before: OpenedDescription | undefined
    meeting: Meeting
    wordsId: string
  },
): Promise<void> {
  const where = {
    caseId,
    track: track.id,
    machine: appointmentMachine,
    subkind: track.subkind ?? undefined,
  }
  await rewriteDescription(session, where, { value: meeting, before: before?.row, id: wordsId })
  await session.tracks.makeMove('appointment', 'move', track, clearOf(meeting), wordsId)
}
