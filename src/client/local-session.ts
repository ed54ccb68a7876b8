// A session outside a browser: for programs, the demonstration and tests. It keeps no pins on a device and asks the server
// what time it is in the network.
import { createClient, type Send } from '../api/client.ts'
import type { Contract } from '../api/endpoint.ts'
import { solvingPuzzles } from '../api/solve-puzzle.ts'
import type { Vault } from '../sealing/vault-shape.ts'
import { takeTurns } from './exclusive.ts'
import { readNames } from './names.ts'
import { signedTracks, type MachineOf } from './signed-moves.ts'
import {
  newMemory,
  type Api,
  type Clock,
  type HeaderStore,
  type PinStore,
  type Session,
  type TrackCalls,
} from './session.ts'

/** Nothing is kept on a device. */
export const noPins: PinStore = {
  isKept: false,
  read: async () => undefined,
  write: async () => undefined,
  later: () => undefined,
}

const noHeaders: HeaderStore = { read: async () => undefined, write: async () => undefined }

/** The client of a contract that the roof has registered. */
export const apiOf = (contract: Contract, send: Send): Api =>
  createClient(contract, solvingPuzzles(send)) as unknown as Api

/** The network's time, asked each time: a demonstration's clock jumps. */
export const serverClock = (api: Pick<Api, 'accounts'>): Clock => ({
  now: async () => new Date((await api.accounts.me({})).network.now),
})

/** A session for whoever is signed in on this line. */
export async function localSession(line: {
  api: Api
  vault: Vault
  tracks: TrackCalls
  machineOf: MachineOf
  speak: Session['speak']
}): Promise<Session> {
  const { id, handle, organisation, network } = await line.api.accounts.me({})
  const session: Session = {
    ...line,
    id,
    handle,
    organisation: organisation.id,
    circle: organisation.circle,
    timezone: network.timezone,
    clock: serverClock(line.api),
    get tracks() {
      return tracks
    },
    pins: noPins,
    headers: noHeaders,
    memory: newMemory(),
    names: () => readNames(session),
    exclusive: takeTurns(),
  }
  const tracks = signedTracks(session, line.tracks, line.machineOf)
  return session
}
