// The page's side of the workers. The caller makes them (URLs and Trusted Types are the shell's affair):
//   const vault = startVault((name) => new Worker(`/workers/${name}.js`, { type: 'module' }))
// Locking ends the workers, so that no memory with keys remains; the next call starts an empty one.
import { startWorker, type WorkerLike } from './one-worker.ts'
import { PASSPHRASE_CALLS, type Passphrase } from './passphrase-shape.ts'
import { SealingError } from './suite.ts'
import { connectCalls, VAULT_CALLS, type Beside, type SidePort } from './vault-port.ts'
import type { KeyVault, Vault } from './vault-shape.ts'
import { besideWords } from './words-beside.ts'
import { WORDS_CALLS, type WordsCalls } from './words-shape.ts'

export type { WorkerLike } from './one-worker.ts'

/**
 * The vault before its workers. `acceptFrom` hands over the port on which a key will come; `warm` loads them before they are needed; `anew` ends
 * the one with the keys, so that the next call meets an empty one.
 */
export type ClientVault = Vault & {
  acceptFrom(from: Beside, port: MessagePort): void
  warm(): void
  anew(): void
}

/** Joins a worker to the vault by a channel of their own. */
function join(worker: WorkerLike, from: Beside, vault: Pick<ClientVault, 'acceptFrom'>): void {
  const { port1, port2 } = new MessageChannel()
  vault.acceptFrom(from, port1)
  worker.postMessage({ sidePort: port2, from } satisfies SidePort, [port2])
}

/** The vault's own worker: started with the first call. Calls under way when it is ended fail with `locked`. */
function startKeys(makeWorker: () => WorkerLike) {
  const { calls, worker, end } = startWorker<KeyVault>(makeWorker, VAULT_CALLS)
  return {
    ...calls,
    async lock() {
      end()
    },
    acceptFrom(from: Beside, port: MessagePort) {
      worker().postMessage({ sidePort: port, from } satisfies SidePort, [port])
    },
    warm: () => void worker(),
    anew: end,
  }
}

/** The words worker: started where words are made or typed, ended when their key is with the vault. */
function startWords(makeWorker: () => WorkerLike, vault: Pick<ClientVault, 'acceptFrom'>) {
  const one = startWorker<WordsCalls>(() => {
    const worker = makeWorker()
    join(worker, 'words', vault)
    return worker
  }, WORDS_CALLS)
  let isBegun = false
  /** One that has words already is another's: new words get a new worker. */
  const anew = (): WordsCalls => {
    if (isBegun) one.end()
    isBegun = true
    return one.calls
  }
  const end = (): void => {
    one.end()
    isBegun = false
  }

  const calls: WordsCalls = {
    makeWords: (input) => anew().makeWords(input),
    beginWords: (input) => anew().beginWords(input),
    async stretchWords(input) {
      if (!isBegun) throw new SealingError('bad-words')
      const stretched = await one.calls.stretchWords(input)
      end()
      return stretched
    },
    async sealPackage(input) {
      const made = await anew().sealPackage(input)
      end()
      return made
    },
    async stretchPackage(input) {
      await anew().stretchPackage(input)
      end()
    },
  }
  return { calls, end, warm: () => void one.worker() }
}

/** A vault whose workers start when they are first needed. */
export function startVault(makeWorker: (name: 'vault' | 'words') => WorkerLike): ClientVault {
  const keys = startKeys(() => makeWorker('vault'))
  const words = startWords(() => makeWorker('words'), keys)
  return {
    ...keys,
    ...besideWords(keys, words.calls),
    warm() {
      keys.warm()
      words.warm()
    },
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
  vault?: Pick<ClientVault, 'acceptFrom'>,
): Passphrase & { end(): void } {
  const worker = makeWorker()
  if (vault) join(worker, 'passphrase', vault)
  return {
    ...connectCalls<Passphrase>(worker, PASSPHRASE_CALLS),
    end: () => worker.terminate(),
  }
}
