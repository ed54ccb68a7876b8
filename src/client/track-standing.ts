// Where a process stands that may have been begun though the answer to it was lost.
import { isProblem } from '../api/problem.ts'
import type { Session, TrackNow } from './session.ts'

export type Standing = Pick<TrackNow, 'id' | 'state' | 'version'>

/** Nothing where the server knows of none. */
export const standingOf = ({ api }: Session, track: string): Promise<Standing | undefined> =>
  api.work.track({ track }).then(
    (found) => found.track,
    (error: unknown) => {
      if (isProblem(error) && error.code === 'not-found') return undefined
      throw error
    },
  )
