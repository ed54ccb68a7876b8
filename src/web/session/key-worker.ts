// One worker with the keys for all windows of a person, so that a second one asks for nothing. Where windows cannot share a worker each has its own.
// Whoever ends it ends it for all; the next one has another name, so that nobody meets the one that is going.
import type { WorkerLike } from '../../sealing/one-worker.ts'
import type { End } from '../../sealing/vault.worker.ts'

/** How often the keys were put away in this browser: no more than that is written down. */
const counted = 'continuum.keys'

const turnNow = (): number => {
  try {
    // oxlint-disable-next-line no-restricted-globals -- a number that every window of this browser must know, and nothing about a person
    return Number(localStorage.getItem(counted)) || 0
  } catch {
    return 0
  }
}
function endTurn(turn: number): void {
  try {
    // oxlint-disable-next-line no-restricted-globals -- as above
    if (turnNow() === turn) localStorage.setItem(counted, String(turn + 1))
  } catch {
    // Without a store every window says by itself when it begins anew.
  }
}

/** The worker of this turn, as this window reaches it; `start` makes one of this window alone. */
export function keyWorker(url: string, start: () => WorkerLike): WorkerLike {
  if (typeof SharedWorker === 'undefined') return start()
  const turn = turnNow()
  const worker = new SharedWorker(url, { type: 'module', name: `keys ${turn}` })
  const { port } = worker
  port.start()
  return {
    postMessage: (message, transfer) => port.postMessage(message, transfer),
    addEventListener: (type, listener) => port.addEventListener(type, listener),
    terminate() {
      endTurn(turn)
      port.postMessage({ end: true } satisfies End)
    },
    set onerror(told: ((event: never) => unknown) | null) {
      worker.onerror = told as typeof worker.onerror
    },
  }
}
