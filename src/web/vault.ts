// The one vault of this window: keys live in its worker, never here. Locking ends the worker and forgets every answer.

import { startPassphrase, startVault } from '../sealing/vault-client.ts'
import type { CircleKey } from '../sealing/vault-shape.ts'
import { api } from './api.ts'
import { queries } from './queries.ts'

/** Trusted Types: the only two script addresses that this page may ever start. */
const scripts = ['/workers/vault.js', '/workers/passphrase.js'] as const
type Policy = { createScriptURL: (url: string) => string }
const factory = (globalThis as { trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } })
  .trustedTypes
const policy = factory?.createPolicy('continuum', {
  createScriptURL(url) {
    if ((scripts as readonly string[]).includes(url)) return url
    throw new TypeError('Not one of our workers.')
  },
})
const start = (url: (typeof scripts)[number]) =>
  new Worker(policy ? policy.createScriptURL(url) : url, { type: 'module' })

export const vault = startVault(() => start('/workers/vault.js'))
export const passphrase = () => startPassphrase(() => start('/workers/passphrase.js'), vault)

type Me = Awaited<ReturnType<typeof api.accounts.me>>

/** Signs in and unlocks. Problem `wrong-words` for a handle or passphrase that is not right, without saying which. */
export async function signIn(handle: string, words: string): Promise<Me> {
  const proof = passphrase()
  try {
    const { request } = await proof.beginSignIn({ passphrase: words })
    const { response, ticket } = await api.accounts.begin({ handle, request })
    const { proof: proven } = await proof.finishSignIn({ response })
    await api.accounts.finish({ ticket, proof: proven })
    return await unlockMe()
  } finally {
    proof.end()
  }
}

/** Unlocks with the keys that the passphrase has just opened, and takes the circles' keys. */
async function unlockMe(): Promise<Me> {
  const me = await api.accounts.me({})
  const unlocker = me.unlockers.find((one) => one.kind === 'passphrase')
  if (!me.user || !unlocker) throw new Error('An account without keys cannot have signed in.')
  await vault.unlock({ network: me.network.id, userId: me.id, user: me.user, unlocker })
  return enter(me)
}

/**
 * Opens the keys with the printed recovery code, while the session is still good (a locked screen). Problem
 * `not-signed-in` where it is not, SealingError `bad-words` for a typing mistake, `broken` for another person's code.
 */
export async function unlockWithRecoveryCode(code: string): Promise<Me> {
  const me = await api.accounts.me({})
  const unlocker = me.unlockers.find((one) => one.kind === 'recovery')
  if (!me.user || !unlocker) throw new Error('An account without keys cannot have signed in.')
  await vault.unlockWithRecoveryCode({ network: me.network.id, userId: me.id, user: me.user, unlocker, code })
  return enter(me)
}

/** Checks the logs against what was seen before, and takes the keys. Where a log is not to be believed, it locks again. */
async function enter(me: Me): Promise<Me> {
  try {
    const { enterLogs } = await import('./logs.ts')
    await enterLogs(me)
    await takeCircles()
    return me
  } catch (error) {
    await lock()
    throw error
  }
}

/** Takes the keys of my circles as they are now: after signing in, and when a circle has turned its key. */
export async function takeCircles(): Promise<void> {
  const { circles } = await api.organisations.circles({})
  await vault.addCircles({ circles: circles as CircleKey[] })
}

/** Locks: the worker with the keys ends, every answer is forgotten. What was being typed lies sealed on the server. */
export async function lock(): Promise<void> {
  await vault.lock()
  queries.clear()
}

/** Leaves: locks and ends the session. */
export async function signOut(): Promise<void> {
  await lock()
  await api.accounts.end({}).catch(() => undefined)
}
