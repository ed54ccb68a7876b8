// The session of this window: the acts of src/client/ and of the features' client folders are called with it. Its keys live in
// the worker; who has come in, and how far the network's clock is from this device's, live here.
import { SealingError } from '../../sealing/suite.ts'
import { keptHeaders } from '../../sealing/kept-headers.ts'
import { readPins, writePins } from '../../sealing/pins.ts'
import type { Me, Session, TrackCalls } from '../../client/session.ts'
import { api, trackLine } from './api.ts'
import { memory } from './memory.ts'
import { namesInNetwork } from './organisations.ts'
import { forgetting, vault } from './vault.ts'
import { speechIn } from '../language/speech.ts'

let here: { me: Me; ahead: number } | undefined

/** Who is in. `locked` before anybody came in. */
const mine = () => {
  if (!here) throw new SealingError('locked')
  return here
}

/** Somebody has come in, or was asked for anew. */
export function takeIn(me: Me): void {
  here = { me, ahead: Date.parse(me.network.now) - Date.now() }
}

/** What time the network says it is: asked every few minutes, so that a clock set right in between is followed. */
export function keepTime(me: Pick<Me, 'network'>): void {
  if (here) here.ahead = Date.parse(me.network.now) - Date.now()
}

/** The network's time as this window knows it; nothing before somebody came in. */
export const networkTime = (): number | undefined => here && Date.now() + here.ahead

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
  clock: { now: async () => new Date(Date.now() + mine().ahead) },
  get id() {
    return mine().me.id
  },
  get handle() {
    return mine().me.handle
  },
  get organisation() {
    return mine().me.organisation.id
  },
  get circle() {
    return mine().me.organisation.circle
  },
  get timezone() {
    return mine().me.network.timezone
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
