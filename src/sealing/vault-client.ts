// The page's side of the two workers. The caller makes them (URLs and Trusted Types are the shell's affair):
//   const vault = startVault(() => new Worker(url, { type: 'module' }))
// Locking ends the vault's worker, so that no memory with keys remains; the next call starts an empty one.
import { PASSPHRASE_CALLS, type Passphrase } from './passphrase-shape.ts'
import { SealingError } from './suite.ts'
import { connectCalls, VAULT_CALLS, type KekPort, type PortLike } from './vault-port.ts'
import type { Vault } from './vault-shape.ts'

/** A worker as far as it is needed here. */
export type WorkerLike = PortLike & { terminate(): void }

/** The vault before its worker. `acceptKekFrom` hands over the port on which a KEK will come. */
export type ClientVault = Vault & { acceptKekFrom(port: MessagePort): void }

/** A vault whose worker starts with the first call. Calls under way when it is locked fail with `locked`. */
export function startVault(makeWorker: () => WorkerLike): ClientVault {
  let running: { worker: WorkerLike; calls: Vault; ended: Promise<never>; end: () => void } | undefined

  const start = (): NonNullable<typeof running> => {
    const worker = makeWorker()
    const { promise, reject } = Promise.withResolvers<never>()
    // Nobody may be waiting when it ends; that is no fault.
    promise.catch(() => undefined)
    return {
      worker,
      calls: connectCalls<Vault>(worker, VAULT_CALLS),
      ended: promise,
      end: () => reject(new SealingError('locked')),
    }
  }

  const call = (name: keyof Vault) => (args: never) => {
    running ??= start()
    const made = running.calls[name] as (input: never) => Promise<unknown>
    return Promise.race([made(args), running.ended])
  }

  return {
    ...(Object.fromEntries(VAULT_CALLS.map((name) => [name, call(name)])) as unknown as Vault),
    async lock() {
      running?.worker.terminate()
      running?.end()
      running = undefined
    },
    acceptKekFrom(port) {
      running ??= start()
      running.worker.postMessage({ kekPort: port } satisfies KekPort, [port])
    },
  }
}

/**
 * Starts the passphrase worker for one sign-in or registration and joins it to the vault; without a vault it only proves, and
 * its KEK ends with it. Call `end` afterwards.
 */
export function startPassphrase(
  makeWorker: () => WorkerLike,
  vault?: ClientVault,
): Passphrase & { end(): void } {
  const worker = makeWorker()
  if (vault) {
    const { port1, port2 } = new MessageChannel()
    vault.acceptKekFrom(port1)
    worker.postMessage({ kekPort: port2 } satisfies KekPort, [port2])
  }
  return {
    ...connectCalls<Passphrase>(worker, PASSPHRASE_CALLS),
    end: () => worker.terminate(),
  }
}
