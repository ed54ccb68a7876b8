// One process as the server shows it to whoever looks: its state, what happened, what is due, what its rules have to know. Read once
// for everything on a screen that asks for it.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../session/api.ts'
import { learnLaw } from '../session/learn-law.ts'

/** What the server answers of one. */
export type TrackAnswer = Awaited<ReturnType<typeof api.work.track>>

/** The query of one track; `['track', id]` is invalidated by whatever changes it. */
export const trackQuery = (trackId: string) =>
  queryOptions({
    queryKey: ['track', trackId],
    queryFn: async () => {
      const answer = await api.work.track({ track: trackId })
      await learnLaw(answer.pack)
      return answer
    },
    // Whoever waits at this page for somebody's answer reads it at once.
    meta: { heard: ['urgent'] },
  })

/** The track as it was read last. */
export const useTrack = (trackId: string) => useQuery(trackQuery(trackId))
