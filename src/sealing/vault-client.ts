// The page's side of the workers. The caller makes them (URLs and Trusted Types are the shell's affair):
//   const vault = startVault((name) => new Worker(`/workers/${name}.js`, { type: 'module' }))
// Locking ends the workers, so that no memory with keys remains; the next call starts an empty one.
import { PASSPHRASE_CALLS, type Passphrase } from './passphrase-shape.ts'
import { SealingError } from './suite.ts'
import { connectCalls, VAULT_CALLS, type Beside, type PortLike, type SidePort } from './vault-port.ts'
import type { KeyVault, Vault } from './vault-shape.ts'
import { besideWords } from './words-beside.ts'
import { WORDS_CALLS, type WordsCalls } from './words-shape.ts'

/** A worker as far as it is needed here. */
export type WorkerLike = PortLike & { terminate(): void }

/** The vault before its workers. `acceptFrom` hands over the port on which a key will come. */
export type ClientVault = Vault & { acceptFrom(from: Beside, port: MessagePort): void }

/** Joins a worker to the vault by a channel of their own. */
function join(worker: WorkerLike, from: Beside, vault: Pick<ClientVault, 'acceptFrom'>): void {
  const { port1, port2 } = new MessageChannel()
  vault.acceptFrom(from, port1)
  worker.postMessage({ sidePort: port2, from } satisfies SidePort, [port2])
}

/** The vault's own worker: started with the first call. Calls under way when it is ended fail with `locked`. */
function startKeys(makeWorker: () => WorkerLike) {
  let running: { worker: WorkerLike; calls: KeyVault; ended: Promise<never>; end: () => void } | undefined

  const start = (): NonNullable<typeof running> => {
    const worker = makeWorker()
    const { promise, reject } = Promise.withResolvers<never>()
    // Nobody may be waiting when it ends; that is no fault.
    promise.catch(() => undefined)
    return {
      worker,
      calls: connectCalls<KeyVault>(worker, VAULT_CALLS),
      ended: promise,
      end: () => reject(new SealingError('locked')),
    }
  }

  const call = (name: keyof KeyVault) => (args: never) => {
    running ??= start()
    const made = running.calls[name] as (input: never) => Promise<unknown>
    return Promise.race([made(args), running.ended])
  }

  return {
    ...(Object.fromEntries(VAULT_CALLS.map((name) => [name, call(name)])) as unknown as KeyVault),
    async lock() {
      running?.worker.terminate()
      running?.end()
      running = undefined
    },
    acceptFrom(from: Beside, port: MessagePort) {
      running ??= start()
      running.worker.postMessage({ sidePort: port, from } satisfies SidePort, [port])
    },
  }
}

/** The words worker: started where words are made or typed, ended when their key is with the vault. */
function startWords(makeWorker: () => WorkerLike, vault: Pick<ClientVault, 'acceptFrom'>) {
  let running: { worker: WorkerLike; calls: WordsCalls } | undefined

  const end = (): void => {
    running?.worker.terminate()
    running = undefined
  }
  const start = (): WordsCalls => {
    end()
    const worker = makeWorker()
    join(worker, 'words', vault)
    running = { worker, calls: connectCalls<WordsCalls>(worker, WORDS_CALLS) }
    return running.calls
  }

  const calls: WordsCalls = {
    makeWords: (input) => start().makeWords(input),
    beginWords: (input) => start().beginWords(input),
    async stretchWords(input) {
      if (!running) throw new SealingError('bad-words')
      const stretched = await running.calls.stretchWords(input)
      end()
      return stretched
    },
    async sealPackage(input) {
      const made = await start().sealPackage(input)
      end()
      return made
    },
  }
  return { calls, end }
}

/** A vault whose workers start when they are first needed. */
export function startVault(makeWorker: (name: 'vault' | 'words') => WorkerLike): ClientVault {
  const keys = startKeys(() => makeWorker('vault'))
  const words = startWords(() => makeWorker('words'), keys)
  return {
    ...keys,
    ...besideWords(keys, words.calls),
    async lock() {
      words.end()
      await keys.lock()
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
  if (vault) join(worker, 'passphrase', vault)
  return {
    ...connectCalls<Passphrase>(worker, PASSPHRASE_CALLS),
    end: () => worker.terminate(),
  }
}
