// Coming in, in this window: the passphrase is proved in its worker, the keys open, and before anything is done with them the
// logs are checked.
import { isLie } from '../../client/refusal.ts'
import { api } from '../../web/session/api.ts'
import { whoWasMet } from '../../web/session/current-user.ts'
import { lock, passphrase, openAnew, vault } from '../../web/session/vault.ts'
import type { Me } from '../../client/session.ts'
import { signInByPassphrase } from '../client/sign-in.ts'
import { keepProviderProof, providerProof } from '../../identity-provider/ui/provider-proof.ts'

/**
 * Errors as `signInByPassphrase`. Until the passphrase is proved nothing is put away anywhere: whoever mistypes it in a second window takes
 * no screen from the first. What opens the keys waits in its channel meanwhile.
 */
export async function signIn(handle: string, words: string): Promise<Me> {
  let join = (): void => undefined
  const proof = passphrase({ acceptFrom: (from, port) => (join = () => vault.acceptFrom(from, port)) })
  // Who unlocks was met at the door.
  const met = whoWasMet()
  const known = (me: Me) => (me.id === met?.id ? undefined : askAhead(me))
  const proved = () => {
    openAnew()
    join()
    if (met?.handle === handle) askAhead(met)
    // The new worker has taken the channel, and what waits in it, before it is asked to open anything.
    return vault.status()
  }
  try {
    const line = { api, vault, proof, proved, known, providerProof: providerProof() }
    return await enter(await signInByPassphrase(line, handle, words))
  } finally {
    proof.end()
  }
}

/** What is certain to be asked next; not needed before somebody has signed in. */
const askAhead = (me: Me): void =>
  void import('../../web/session/entry-ahead.ts')
    .then(({ askForEntry }) => askForEntry(me))
    .catch(() => undefined)

const SOON_MS = 10 * 60_000
/** Whoever has gone away leaves nothing open. */
function lockSoon(): void {
  setTimeout(() => {
    void vault.status().then(({ state }) => (state === 'locked' ? lock() : undefined))
  }, SOON_MS)
}

/** Checks the logs against what was seen before, and takes the keys. Where a log is not to be believed, it locks again. */
export async function enter(me: Me): Promise<Me> {
  try {
    // Not needed before somebody has signed in.
    const { enterHere } = await import('../../web/session/enter-here.ts')
    await enterHere(me)
    // It was good once.
    keepProviderProof(undefined)
    return me
  } catch (error) {
    // Whoever meets this alarm may know of a backup that was restored: they say so on a page of its own, with keys that open nothing else.
    if (isLie(error)) await vault.beginRestoration().then(lockSoon, () => lock())
    else await lock()
    throw error
  }
}
