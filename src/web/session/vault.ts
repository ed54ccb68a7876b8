// The one vault of this person's windows: keys live in its worker, never here. Locking ends the worker and forgets every answer.

import { keptHeaders } from '../../sealing/kept-headers.ts'
import { startPassphrase, startVault } from '../../sealing/vault-client.ts'
import { tellWindows } from './other-windows.ts'
import { endTurn, keyWorker, runningTurn, sharesKeys, turnNow } from './key-worker.ts'
import { forgetAhead } from './ahead.ts'
import { api } from './api.ts'
import { queries } from './queries.ts'

/** Trusted Types: the only script addresses that this page may ever start. */
const scripts = [
  '/workers/vault.js',
  '/workers/words.js',
  '/workers/passphrase.js',
  '/workers/table.js',
  '/field.js',
] as const
type Policy = { createScriptURL: (url: string) => string }
const factory = (globalThis as { trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } })
  .trustedTypes
const policy = factory?.createPolicy('continuum', {
  createScriptURL(url) {
    if ((scripts as readonly string[]).includes(url)) return url
    throw new TypeError('Not one of our workers.')
  },
})
const addressOf = (url: (typeof scripts)[number]): string => (policy ? policy.createScriptURL(url) : url)
const start = (url: (typeof scripts)[number]) => new Worker(addressOf(url), { type: 'module' })

export const vault = startVault((name) =>
  name === 'vault'
    ? keyWorker(addressOf('/workers/vault.js'), () => start('/workers/vault.js'))
    : start('/workers/words.js'),
)
/**
 * Before keys are opened in this window: from now on it has a worker that no other one has. The others put away what they hold and are opened
 * again once its person is in, so that nobody works with keys that were not held against what was seen, or with somebody else's.
 */
export function openAnew(): void {
  if (!sharesKeys) return
  const turn = turnNow()
  tellWindows({ said: 'locked', turn })
  vault.anew()
  endTurn(turn)
}

/** The worker in which a passphrase is proved or chosen, for `opens` (or for nothing: a proof alone); end it afterwards. */
export const passphrase = (opens?: Pick<typeof vault, 'acceptFrom'>) =>
  startPassphrase(() => start('/workers/passphrase.js'), opens)

/** Has both workers of signing in at hand, as this very release has them, while somebody types. */
export const fetchWorkers = (): void => {
  for (const url of ['/workers/passphrase.js', '/workers/vault.js'] as const)
    void fetch(url, { cache: 'no-cache' }).catch(() => undefined)
}

/** The worker that reads tables; it holds no key. Whoever starts it ends it. */
export const fileReader = () => start('/workers/table.js')

/** Lets the page of a visit open without network from now on; resolves once it does. */
export async function openWithoutNetwork(): Promise<void> {
  const url = '/field.js'
  await navigator.serviceWorker.register(policy ? policy.createScriptURL(url) : url)
  await navigator.serviceWorker.ready
}

/** What has to be sealed before the keys go: forms with something typed put their `keep` in. */
export const beforeLocking = new Set<() => Promise<void>>()
const patienceMs = 1500
/** What a window keeps beside its screens; it goes with the keys, and before somebody (`who`) comes in. */
export const forgetting = new Set<(who?: string) => void>()
export function forgetAll(who?: string): void {
  queries.clear()
  // Who comes in has asked for it a moment ago.
  if (who === undefined) forgetAhead()
  for (const forget of forgetting) forget(who)
}

/** Locks: the worker with the keys ends, every answer is forgotten. What was being typed is sealed by then, in the other windows too. */
export async function lock({ told }: { told?: number } = {}): Promise<void> {
  const turn = told ?? runningTurn() ?? turnNow()
  if (told === undefined) tellWindows({ said: 'locked', turn })
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, patienceMs)
  })
  await Promise.race([Promise.allSettled([...beforeLocking].map((keep) => keep())), late])
  // Keys that were opened since are somebody's who is at work.
  if ((runningTurn() ?? turn) <= turn) await vault.lock()
  forgetAll()
}

/** Leaves: locks, takes along what this device kept for the next unlock, and ends the session: a line that hangs keeps nothing here. */
export async function signOut(who?: string): Promise<void> {
  await lock()
  if (who !== undefined) await keptHeaders.forget(who)
  await api.accounts.end({}).catch(() => undefined)
}
