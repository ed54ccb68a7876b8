// One worker as its page holds it: it starts with the first call, or before it is needed, and whoever waits for it hears when it
// does not come, breaks, or is ended.
import { SealingError } from './suite.ts'
import { connectCalls, type PortLike } from './vault-port.ts'

/** A worker as far as it is needed here. */
export type WorkerLike = PortLike & { terminate(): void; onerror?: ((event: never) => unknown) | null }

interface Running<Calls> {
  worker: WorkerLike
  calls: Calls
  end: (why: SealingError) => void
  ended: Promise<never>
}

export interface OneWorker<Calls> {
  calls: Calls
  /** The worker itself, started where it was not. */
  worker: () => WorkerLike
  /** Ends it, and every call that waits for it, with `locked`. */
  end: () => void
}

/** A worker whose calls fail with `no-worker` where it cannot be loaded or breaks; the next call starts another one. */
export function startWorker<Calls extends object>(
  makeWorker: () => WorkerLike,
  names: readonly (keyof Calls & string)[],
): OneWorker<Calls> {
  let running: Running<Calls> | undefined

  const stop = (code: 'locked' | 'no-worker'): void => {
    running?.worker.terminate()
    running?.end(new SealingError(code))
    running = undefined
  }
  const start = (): Running<Calls> => {
    const worker = makeWorker()
    let end: (why: SealingError) => void = () => undefined
    const ended = new Promise<never>((_resolve, reject) => {
      end = reject
    })
    // Nobody may be waiting when it ends; that is no fault.
    ended.catch(() => undefined)
    worker.onerror = () => {
      if (running?.worker === worker) stop('no-worker')
    }
    return { worker, calls: connectCalls<Calls>(worker, names), end, ended }
  }
  const call = (name: keyof Calls & string) => (args: never) => {
    running ??= start()
    const made = running.calls[name] as (input: never) => Promise<unknown>
    return Promise.race([made(args), running.ended])
  }

  return {
    calls: Object.fromEntries(names.map((name) => [name, call(name)])) as unknown as Calls,
    worker: () => (running ??= start()).worker,
    end: () => stop('locked'),
  }
}
