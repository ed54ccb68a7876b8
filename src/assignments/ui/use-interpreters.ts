// The interpreters of the house as the screens ask for them, each with what the house knows besides.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { readDescriptions } from '../../client/description.ts'
import { dayOf, whenDue } from '../../web/language/dates.ts'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import type { useTrack } from '../../web/track/query.ts'
import { blockedFor, languagesOf, openKnown } from '../client/interpreters.ts'
import type { Planned } from '../interpreters.ts'

export function useInterpreters(day: string) {
  const { organisation } = useMe()
  return useQuery({
    queryKey: ['interpreters', day],
    queryFn: async ({ signal }) => {
      const { interpreters } = await api.interpreters.list({ day }, { signal })
      return Promise.all(
        interpreters.map(async (one) => ({
          ...one,
          known: await openKnown(session, organisation.circle, one),
        })),
      )
    },
    placeholderData: (before) => before,
  })
}

const daysOfTracks = ['appointment.day', 'interview.day', 'proceeding.hearing']

/** When an appointment, an interview or a hearing is: its hour as it was sealed with it, else its day; nothing while it is opened. */
export function usePlanned(
  answer: ReturnType<typeof useTrack>['data'],
  shared: SharedCase | undefined,
): Planned | undefined {
  const id = answer?.track.id
  const { data: opened } = useQuery({
    queryKey: ['planned-hour', id, shared?.records.length],
    queryFn: async () => {
      const tracks = shared!.tracks.filter((one) => one.id === id)
      const value = (await readDescriptions(session, { ...shared!, tracks })).get(id!)?.value
      return (value ?? {}) as Pick<Planned, 'day' | 'time'>
    },
    enabled: shared !== undefined && id !== undefined,
    gcTime: 0,
  })
  if (!answer || !opened) return undefined
  const clock = answer.clocks.find((one) => daysOfTracks.includes(one.clock) && whenDue(one))
  const due = clock && whenDue(clock)
  return {
    kind: answer.track.kind,
    day: opened.day ?? (due ? dayOf(due, session.timezone) : undefined),
    time: opened.time,
  }
}

/** Who must not come to this person; null where that cannot be read here. */
const blockedQuery = (shared: SharedCase | undefined) => ({
  queryKey: ['blocked-interpreters', shared?.case.id, shared?.records.length],
  queryFn: async () => (shared && (await blockedFor(session, shared))) ?? null,
  enabled: shared !== undefined,
  gcTime: 0,
})
export const useBlocked = (shared: SharedCase) => useQuery(blockedQuery(shared))

/** Which languages the person speaks and reads, and whether they sign, as far as that was said. */
export const useLanguagesOf = (shared: SharedCase) =>
  useQuery({
    queryKey: ['person-languages', shared.case.id, shared.records.length],
    queryFn: async () => (await languagesOf(session, shared)) ?? null,
    gcTime: 0,
  })

/** The same where it may be a visit, which is to nobody in particular. */
export function useBlockedAt(shared: SharedCase | undefined): readonly string[] | null {
  const { data } = useQuery(blockedQuery(shared))
  return shared ? (data ?? null) : []
}
