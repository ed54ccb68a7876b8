// The ways in, from the browser's side: signing in by each, proving again that it is oneself, adding and changing them.
// Loaded when first asked for; the passphrase at the door needs none of it.
import { codeOf } from '../../api/code-of.ts'
import { api } from '../../web/session/api.ts'
import type { Me } from '../../web/session/session.tsx'
import { sealPasskeyName } from '../client/passkey-name.ts'
import { providerProof } from '../../identity-provider/ui/provider-proof.ts'
import { enter } from './sign-in-here.ts'
import { passphrase, openAnew, vault } from '../../web/session/vault.ts'
import { make, PasskeyError, prove } from './passkey.ts'

export type Way = Me['unlockers'][number]

/** Who I am now, with what opening the vault needs. */
async function opening() {
  const me = await api.accounts.me({})
  if (!me.user) throw new Error('An account without keys cannot have signed in.')
  return { me, input: { network: me.network.id, userId: me.id, user: me.user } }
}

/** Overwrites what a PRF gave. Where it went to the vault it changed hands and is no longer here. */
function wipe(prf: Uint8Array): void {
  if (prf.byteLength > 0) prf.fill(0)
}

/**
 * Signs in and unlocks with a passkey, without a handle. Fails with PasskeyError, or Problem `wrong-words` where the passkey
 * is not known here (any more).
 */
export async function signInByPasskey(): Promise<Me> {
  const asked = await api.unlockers.challenge({})
  const { assertion, prf } = await prove(asked, { prf: true })
  if (!prf) throw new PasskeyError('no-prf')
  try {
    await api.unlockers.enterByPasskey({
      challenge: asked.challenge,
      assertion,
      providerProof: providerProof(),
    })
    openAnew()
    const { me, input } = await opening()
    const unlocker = me.unlockers.find((one) => one.credential === assertion.credential)
    if (!unlocker) throw new PasskeyError('failed')
    await vault.unlockWithPasskey({ ...input, unlocker, prf, credentialId: assertion.credential })
    return await enter(me)
  } finally {
    wipe(prf)
  }
}

/**
 * Signs in and unlocks with the printed code. A code from before codes could prove themselves opens a screen whose session
 * is still good. Problem `wrong-words` or SealingError (`bad-words` for a typing mistake) otherwise.
 */
export async function signInByCode(handle: string, code: string): Promise<Me> {
  const { challenge } = await api.unlockers.challenge({})
  const { signature } = await vault.proveRecoveryCode({ code, challenge })
  const proof = providerProof()
  await api.unlockers
    .enterByCode({ handle, challenge, signature, providerProof: proof })
    .catch(async (error: unknown) => {
      const here = await api.accounts.me({}).catch(() => undefined)
      if (codeOf(error) !== 'wrong-words' || here?.handle !== handle) throw error
    })
  openAnew()
  const { me, input } = await opening()
  const unlocker = me.unlockers.find((one) => one.kind === 'recovery')
  if (!unlocker) throw new Error('There is no recovery code.')
  await vault.unlockWithRecoveryCode({ ...input, unlocker, code })
  // Whoever types it has kept it, whatever was said when it was shown.
  if (unlocker.proof && !unlocker.confirmed)
    await api.unlockers.confirmRecovery({ proof: unlocker.proof }).catch(() => undefined)
  return enter(me)
}

/** Proves by the passphrase that I still sit here. */
export async function provePassphrase(handle: string, words: string): Promise<void> {
  // Not joined to the vault: a key that arrives while another passphrase is being chosen would be taken for the new one.
  const proof = passphrase()
  try {
    const { request } = await proof.beginSignIn({ passphrase: words })
    const { response, ticket } = await api.accounts.begin({ handle, request })
    const { proof: proven } = await proof.finishSignIn({ response })
    await api.unlockers.proveByPassphrase({ ticket, proof: proven })
  } finally {
    proof.end()
  }
}

/** Proves by one of my passkeys that I still sit here. Its PRF is not asked: nothing is opened. */
export async function provePasskey(ways: readonly Way[]): Promise<void> {
  const asked = await api.unlockers.challenge({})
  const ids = ways.flatMap(({ credential }) => credential ?? [])
  const { assertion } = await prove(asked, { ids, prf: false })
  await api.unlockers.proveByPasskey({ challenge: asked.challenge, assertion })
}

/** Makes a passkey and keeps it under a name of my own. Fails with PasskeyError or Problem. */
export async function addPasskey(name: string, network: string): Promise<void> {
  const asked = await api.unlockers.askPasskey({})
  const { made, prf } = await make(asked, network)
  try {
    const unlocker = await vault.addPasskey({ prf, credentialId: made.credential })
    const called = name.trim()
    const named = called ? { sealedName: await sealPasskeyName({ vault }, made.credential, called) } : {}
    await api.unlockers.addPasskey({ challenge: asked.challenge, ...made, unlocker, ...named })
  } finally {
    wipe(prf)
  }
}

/** Another passphrase; the old one opens nothing from then on. */
export async function changePassphrase(words: string): Promise<void> {
  const choice = passphrase(vault)
  try {
    const { request } = await choice.beginRegister({ passphrase: words })
    const { response } = await api.unlockers.askPassphrase({ request })
    const { record } = await choice.finishRegister({ response })
    await api.unlockers.setPassphrase({ record, unlocker: await vault.replacePassphrase() })
  } finally {
    choice.end()
  }
}

/** Another recovery code; answers with it, to be shown once, and with what confirms that it is kept. */
export async function newRecoveryCode(): Promise<{ code: string; proof: string }> {
  const { unlocker, recoveryCode } = await vault.replaceRecoveryCode()
  await api.unlockers.setRecovery({ unlocker })
  return { code: recoveryCode, proof: unlocker.proof as string }
}
