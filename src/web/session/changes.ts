// One stream for all windows of this browser says that something of a kind has changed; what is on screen and goes by that kind is then asked
// for again, as it was before. Where no stream stands, it is asked for now and then (heard.ts). Loaded once the rooms stand.
import { anyChange, changeKinds, changesPath, type ToldChange } from '../../api/change-kinds.ts'
import { readEvents } from '../../api/read-events.ts'
import { signedOut } from './api.ts'
import { askAgain } from './ask-again.ts'
import { setStanding } from './heard.ts'

/** A stream on which nothing came for so long is dead: the server says something every twenty seconds. */
const silentMs = 50_000
const shortestPause = 1_000
const longestPause = 5 * 60_000
/** Not all who hear of the same change ask in the same moment, and nobody for each of many by itself. */
const usually = { spread: 600, again: 5_000 }
/** Work happens all day long in a large house, and what may have been missed everybody missed at once. */
const rules: Partial<Record<ToldChange, typeof usually>> = {
  work: { spread: 600, again: 20_000 },
  // Rare, and it concerns a few: whoever can act sees it within two seconds, however much else happened just before.
  urgent: { spread: 300, again: 1_000 },
  any: { spread: 20_000, again: 20_000 },
}

const isTold = (event: string): event is ToldChange =>
  event === anyChange || (changeKinds as readonly string[]).includes(event)

/** Reads one answer to its end. Something came: `told` with its kind, or with nothing where it was only a sign of life. */
export const readChanges = (
  body: ReadableStream<Uint8Array>,
  told: (event: ToldChange | undefined) => void,
): Promise<void> => readEvents(body, ({ event }) => told(isTold(event) ? event : undefined))

interface Ear {
  /** Asks for the stream. */
  open: (signal: AbortSignal) => Promise<Pick<Response, 'status' | 'body'>>
  told: (event: ToldChange) => void
  standing: (stands: boolean) => void
  /** The session has ended: nothing is heard any more. */
  over: () => void
  /** Waits so many milliseconds, or until the signal. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  chance?: () => number
}

/** Listens until `left`, or until the session is over; what breaks is begun anew, after pauses that grow. */
export async function listen(ear: Ear, left: AbortSignal): Promise<void> {
  const { chance = Math.random } = ear
  for (let pause = shortestPause; !left.aborted; pause = Math.min(pause * 2, longestPause)) {
    const silent = new AbortController()
    const both = AbortSignal.any([left, silent.signal])
    let watch: ReturnType<typeof setTimeout> | undefined
    const alive = (event?: ToldChange): void => {
      clearTimeout(watch)
      watch = setTimeout(() => silent.abort(), silentMs)
      if (event) ear.told(event)
    }
    try {
      alive()
      const { status, body } = await ear.open(both)
      if (status === 401) return ear.over()
      if (status === 200 && body) {
        ear.standing(true)
        pause = shortestPause
        await readChanges(body, alive)
      }
    } catch {
      // No line, or left: what follows decides.
    } finally {
      clearTimeout(watch)
      ear.standing(false)
    }
    await ear.wait(pause * (0.5 + chance()), left)
  }
}

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const later = setTimeout(done, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(later)
      done()
    })
  })

/**
 * Asks again for what goes by a kind: the first time almost at once, then not more often than every few seconds. What is said
 * while that is due moves nothing but since when an answer is old.
 */
export function asking(
  ask: (event: ToldChange, since: number) => void,
  left: AbortSignal,
): (event: ToldChange) => void {
  const newest = new Map<ToldChange, number>()
  return (event) => {
    const now = Date.now()
    const isDue = newest.has(event)
    newest.set(event, now)
    if (isDue) return
    const { spread, again } = rules[event] ?? usually
    const at = Math.max(now + Math.random() * spread, (asked.get(event) ?? 0) + again)
    void wait(at - now, left).then(() => {
      const since = newest.get(event) ?? now
      newest.delete(event)
      if (left.aborted) return
      asked.set(event, Date.now())
      ask(event, since)
    })
  }
}
const asked = new Map<ToldChange, number>()

/** Whether this window has known a stream to stand, and may have missed something since. */
let hasStood = false

/** Hears, here or by the window of this browser that listens, until the function that it gives back is called. */
export function hearChanges(): () => void {
  const left = new AbortController()
  const { signal } = left
  const told = asking(askAgain, signal)
  const line = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('continuum.changes')
  let [stands, isOurs] = [false, false]
  /** What came while nobody listened is asked for; before the first stream, which a window waits for a moment only, what calls for somebody. */
  const standing = (now: boolean): void => {
    if (now && !stands) told(hasStood ? anyChange : 'calls')
    hasStood ||= now
    stands = now
    setStanding(now)
  }
  /** Whoever signs in again hears anew; until then this window takes the line from nobody. */
  const over = (): void => {
    standing(false)
    left.abort()
    signedOut()
  }
  if (line) {
    line.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'stands?') return isOurs && line.postMessage(stands)
      if (data === 'over') return over()
      if (typeof data === 'boolean') return standing(data)
      if (typeof data === 'string' && isTold(data)) told(data)
      return undefined
    }
    line.postMessage('stands?')
  }
  const say = (now: boolean): void => {
    standing(now)
    if (!signal.aborted) line?.postMessage(now)
  }
  const ear: Ear = {
    open: (until) => fetch(changesPath, { credentials: 'same-origin', signal: until }),
    told(event) {
      told(event)
      line?.postMessage(event)
    },
    standing: (now) => now !== stands && say(now),
    over() {
      line?.postMessage('over')
      over()
    },
    wait,
  }
  const takeLine = (): Promise<void> => {
    isOurs = true
    // Who held it may be gone without a word, and the others believe that its stream stands.
    say(false)
    return listen(ear, signal)
  }
  // The lock goes to the next window when this one closes, locks or is signed out.
  void navigator.locks.request('continuum.changes', { signal }, takeLine).catch(() => undefined)
  return () => {
    left.abort()
    line?.close()
    setStanding(false)
  }
}
