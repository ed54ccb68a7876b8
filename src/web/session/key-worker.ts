// One worker with the keys for all windows of a person, so that a second one asks for nothing. Where windows cannot share a worker each has its own.
// Whoever ends it ends it for all; the next one has another name, so that nobody meets the one that is going.
import { version } from 'virtual:about'
import type { WorkerLike } from '../../sealing/one-worker.ts'
import type { End, Held } from '../../sealing/vault.worker.ts'
import { hearWindows, tellThisWindow } from './other-windows.ts'

export const sharesKeys = typeof SharedWorker !== 'undefined'

/** How often the keys were put away in this browser: no more than that is written down. */
const counted = 'continuum.keys'
/** The windows that seal what was typed there are done with the worker by then, or never will be. */
const overMs = 2_500

export function turnNow(): number {
  try {
    // oxlint-disable-next-line no-restricted-globals -- a number that every window of this browser must know, and nothing about a person
    return Number(localStorage.getItem(counted)) || 0
  } catch {
    return 0
  }
}
/** The next worker is another one. Nothing where another window has said so already. */
export function endTurn(turn: number): void {
  try {
    // oxlint-disable-next-line no-restricted-globals -- as above
    if (turnNow() === turn) localStorage.setItem(counted, String(turn + 1))
  } catch {
    // Without a store every window says by itself when it begins anew.
  }
}

/** Called once a worker that runs is gone: ended for all, or broken. Answers with how not to listen any more. */
function whenGone(
  { port, name, turn }: { port: MessagePort; name: string; turn: number },
  gone: () => void,
): () => void {
  const left = new AbortController()
  // The worker holds a lock of its name while it is there, and says so.
  port.addEventListener(
    'message',
    ({ data }: MessageEvent<Partial<Held>>) => {
      if (data.held === true)
        void navigator.locks.request(name, { signal: left.signal }, gone).catch(() => undefined)
    },
    { signal: left.signal },
  )
  const hearNothing = hearWindows(({ said }) => {
    if (said === 'locked') setTimeout(() => turnNow() !== turn && !left.signal.aborted && gone(), overMs)
  })
  return () => {
    left.abort()
    hearNothing()
  }
}

/** The turn of the worker that this window has; nothing where it has none that it shares. */
let running: number | undefined
export const runningTurn = (): number | undefined => running

/** Nothing where a browser that has shared workers refuses to make one: by a rule of its house, or in a private window. */
function startShared(url: string, name: string): SharedWorker | undefined {
  try {
    return new SharedWorker(url, { type: 'module', name })
  } catch {
    return undefined
  }
}

/** The worker of this turn, as this window reaches it; `start` makes one of this window alone. */
export function keyWorker(url: string, start: () => WorkerLike): WorkerLike {
  if (!sharesKeys) return start()
  const turn = turnNow()
  // A window of another release has another worker.
  const name = `keys ${version} ${turn}`
  const worker = startShared(url, name)
  if (!worker) return start()
  const { port } = worker
  port.start()
  running = turn
  let told: ((event: never) => unknown) | null = null
  const stop = whenGone({ port, name, turn }, () => {
    const isOver = turnNow() !== turn
    endTurn(turn)
    told?.(undefined as never)
    // Nobody has put the keys away: what stands on screen is covered until they are opened again.
    if (!isOver) tellThisWindow({ said: 'lost' })
  })
  return {
    postMessage: (message, transfer) => port.postMessage(message, transfer),
    addEventListener: (type, listener) => port.addEventListener(type, listener),
    terminate() {
      stop()
      running = undefined
      endTurn(turn)
      port.postMessage({ end: true } satisfies End)
    },
    set onerror(handle: ((event: never) => unknown) | null) {
      told = handle
      worker.onerror = handle as typeof worker.onerror
    },
  }
}
