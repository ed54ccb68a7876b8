// Signing in by a passphrase: it is proved without being sent, and opens the keys that the server keeps sealed.
import type { Api, Me } from '../../client/session.ts'
import type { Passphrase } from '../../sealing/passphrase-shape.ts'
import type { Vault } from '../../sealing/vault-shape.ts'

/** The ends between which somebody signs in. `proof` hands the passphrase's key to this very vault. */
export interface SignInLine {
  api: Pick<Api, 'accounts'>
  vault: Pick<Vault, 'unlock'>
  proof: Pick<Passphrase, 'beginSignIn' | 'finishSignIn'>
  /** What our server gave for the word of the organisation's provider. */
  providerProof?: string | undefined
  /** Done once our server has believed the proof, and before anything is opened. */
  proved?: () => Promise<unknown>
  /** Told who it is, before anything is opened. */
  known?: (me: Me) => void
}

/**
 * Signs in and unlocks. Problem `wrong-words` for a handle or passphrase that is not right, without saying which; `refused` (`provider-first`)
 * where both are, and their organisation's own sign-in comes first.
 */
export async function signInByPassphrase(
  { api, vault, proof, providerProof, proved, known }: SignInLine,
  handle: string,
  passphrase: string,
): Promise<Me> {
  const { request } = await proof.beginSignIn({ passphrase })
  const { response, ticket } = await api.accounts.begin({ handle, request })
  const { proof: proven } = await proof.finishSignIn({ response })
  await api.accounts.finish({ ticket, proof: proven, ...(providerProof && { providerProof }) })
  await proved?.()
  const me = await api.accounts.me({})
  known?.(me)
  const unlocker = me.unlockers.find((one) => one.kind === 'passphrase')
  if (!me.user || !unlocker) throw new Error('An account without keys cannot have signed in.')
  await vault.unlock({ network: me.network.id, userId: me.id, user: me.user, unlocker })
  return me
}

/** Proves by the passphrase that it is still the same person, where an act asks for it. */
export async function provePresence(
  { api, proof }: { api: Pick<Api, 'accounts' | 'unlockers'>; proof: SignInLine['proof'] },
  passphrase: string,
): Promise<void> {
  const { handle } = await api.accounts.me({})
  const { request } = await proof.beginSignIn({ passphrase })
  const { response, ticket } = await api.accounts.begin({ handle, request })
  await api.unlockers.proveByPassphrase({ ticket, proof: (await proof.finishSignIn({ response })).proof })
}
