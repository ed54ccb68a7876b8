// Calls of the endpoints that follow from machines: where a kind stands is enough to make any of its moves.
import { callOf, type Send } from '../api/client.ts'
import type { Endpoint } from '../api/endpoint.ts'
import { Problem } from '../api/problem.ts'
import { movePath, openPath } from '../tracks/path.ts'
import type { TrackCalls } from './session.ts'

/** `paths` says where each kind stands. */
export function trackCalls(send: Send, paths: Record<string, string>): TrackCalls {
  const post = (kind: string, where: (machine: string) => `/api/${string}`) => {
    const machine = paths[kind]
    if (!machine) throw new Problem('not-found')
    return callOf({ method: 'POST', path: where(machine) } as Endpoint, send)
  }
  return {
    async makeMove(kind, move, track, ...[input = {}, key]) {
      const call = post(kind, (machine) => movePath(machine, move))
      const options = { ifMatch: track.version, ...(key ? { key } : {}) }
      return (await call({ track: track.id, ...input }, options)) as never
    },
    async openTrack(kind, input, key) {
      return (await post(kind, openPath)(input, key ? { key } : {})) as never
    },
  }
}
