// The appointments of a case with what each is, opened on this device: those to come first, then what is over.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { descriptionsOf, readDescriptions, type OpenedDescription } from '../../client/description.ts'
import { dayOf, whenDue } from '../../web/language/dates.ts'
import { session } from '../../web/session/window-session.ts'
import { appointmentMachine } from '../appointment.ts'
import { meetingOf, type Meeting } from '../client/meeting.ts'

export interface Appointment {
  track: SharedCase['tracks'][number]
  opened: OpenedDescription | undefined
  meeting: Meeting | undefined
  /** The day that the server goes by, where it is one to come. */
  day: string | undefined
  /** What was sealed says another day. */
  differs: boolean
  isOver: boolean
}

export function useAppointments(shared: SharedCase): { all: Appointment[]; isOpening: boolean } {
  const tracks = shared.tracks.filter(({ kind }) => kind === appointmentMachine.kind)
  const rows = tracks.flatMap(({ id }) => descriptionsOf(shared, id).slice(0, 1))
  const { data } = useQuery({
    queryKey: ['appointments', shared.case.id, rows.map(({ id }) => id).join()],
    queryFn: () => readDescriptions(session, { ...shared, tracks }),
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (before) => before,
  })
  const all = tracks
    .map((track): Appointment => {
      const opened = data?.get(track.id)
      const meeting = meetingOf(opened)
      const clock = shared.clocks.find((one) => one.track === track.id && one.clock === 'appointment.day')
      const due = clock && whenDue(clock)
      const day = due ? dayOf(due, session.timezone) : undefined
      return {
        track,
        opened,
        meeting,
        day,
        differs: meeting !== undefined && day !== undefined && meeting.day !== day,
        isOver: appointmentMachine.final.includes(track.state as never),
      }
    })
    .toSorted((one, other) => orderOf(one).localeCompare(orderOf(other)))
  return { all, isOpening: rows.length > 0 && !data }
}

const orderOf = ({ meeting, day, isOver }: Appointment): string =>
  `${isOver ? 1 : 0}${meeting?.day ?? day ?? '9'}${meeting?.time ?? ''}`
