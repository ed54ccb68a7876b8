// The session of this window: the acts of src/client/ and of the features' client folders are called with it. Its keys live in
// the worker; who has come in, and how far the network's clock is from this device's, live in current-user.ts.
import { keptHeaders } from '../../sealing/kept-headers.ts'
import { readPins, writePins } from '../../sealing/pins.ts'
import type { Session, TrackCalls } from '../../client/session.ts'
import { trackLine } from './workspace-api.ts'
import { api } from './api.ts'
import { memory } from './memory.ts'
import { namesInNetwork } from './organisations.ts'
import { forgetting, vault } from './vault.ts'
import { currentUser } from './current-user.ts'
import { speechIn } from '../language/speech.ts'

const keepAfterMs = 4_000
let waiting: ReturnType<typeof setTimeout> | undefined
// What waits to be kept was seen with keys that go.
forgetting.add(() => {
  clearTimeout(waiting)
  memory.headers = undefined
})

export const session: Session = {
  api,
  vault,
  get tracks() {
    return tracks
  },
  clock: { now: async () => new Date(Date.now() + currentUser().ahead) },
  get id() {
    return currentUser().me.id
  },
  get handle() {
    return currentUser().me.handle
  },
  get organisation() {
    return currentUser().me.organisation.id
  },
  get circle() {
    return currentUser().me.organisation.circle
  },
  get timezone() {
    return currentUser().me.network.timezone
  },
  pins: {
    isKept: true,
    read: readPins,
    write: writePins,
    later(work) {
      clearTimeout(waiting)
      waiting = setTimeout(work, keepAfterMs)
    },
  },
  headers: keptHeaders,
  memory,
  speak: speechIn,
  names: namesInNetwork,
  // In all windows of this browser.
  exclusive: (name, work) => navigator.locks.request(name, work) as ReturnType<typeof work>,
}

/** How moves are signed, loaded with the first one. */
let signing: Promise<TrackCalls> | undefined
async function loadSigning(): Promise<TrackCalls> {
  const { signedTracks } = await import('../../client/signed-moves.ts')
  return signedTracks(session, trackLine, async (kind) =>
    (await import('../track/machines.ts')).machineOf(kind),
  )
}
const signed = (): Promise<TrackCalls> => (signing ??= loadSigning())

const tracks: TrackCalls = {
  makeMove: async (...move) => (await signed()).makeMove(...move),
  openTrack: async (...opening) => (await signed()).openTrack(...opening),
}
/** Moves and openings of any machine, signed where they stand on a case. */
export const { makeMove, openTrack } = tracks
