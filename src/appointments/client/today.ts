// Today's appointments with their hours, as a list of work says them: opened here, without looking at any case.
import { takeKeys } from '../../client/case-keys.ts'
import { openDescription } from '../../client/description.ts'
import type { Session } from '../../client/session.ts'
import { meetingOf, type Meeting } from './meeting.ts'

/** Each by its process; what cannot be opened here is left out. */
export async function meetingsToday(session: Session): Promise<Map<string, Meeting>> {
  const { meetings } = await session.api.appointments.today({})
  const opened = await Promise.all(
    [...Map.groupBy(meetings, ({ caseId }) => caseId)].map(async ([caseId, some]) => {
      await takeKeys(session, caseId)
      return Promise.all(some.map(({ record }) => openDescription(session, caseId, record)))
    }),
  )
  return new Map(
    opened.flat().flatMap((one): [string, Meeting][] => {
      const meeting = meetingOf(one)
      return meeting && one.row.track ? [[one.row.track, meeting]] : []
    }),
  )
}
