// Coming in, in this window: the passphrase is proved in its worker, the keys open, and before anything is done with them the
// logs are checked.
import { api } from '../../web/session/api.ts'
import { lock, passphrase, vault } from '../../web/session/vault.ts'
import type { Me } from '../../client/session.ts'
import { signInByPassphrase } from '../client/sign-in.ts'

/** Errors as `signInByPassphrase`. */
export async function signIn(handle: string, words: string): Promise<Me> {
  const proof = passphrase(vault)
  try {
    return await enter(await signInByPassphrase({ api, vault, proof }, handle, words))
  } finally {
    proof.end()
  }
}

/** Checks the logs against what was seen before, and takes the keys. Where a log is not to be believed, it locks again. */
export async function enter(me: Me): Promise<Me> {
  try {
    // Not needed before somebody has signed in.
    const { enterHere } = await import('../../web/session/enter-here.ts')
    await enterHere(me)
    return me
  } catch (error) {
    await lock()
    throw error
  }
}
