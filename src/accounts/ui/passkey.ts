// Passkeys in this browser: WebAuthn's bytes in and out. Only the fields that the server checks are taken over by name:
// the platform's own `toJSON()` would carry the PRF's output with it, and that opens the keys.
import { PRF_INPUT } from '../../sealing/passkey-input.ts'
import { fromText, toText } from '../../sealing/text.ts'

/** Why there is no passkey: `no-prf` signs in but opens nothing, `known` has one already, `cancelled` by the person. */
export type PasskeyCode = 'no-prf' | 'known' | 'cancelled' | 'failed'
export class PasskeyError extends Error {
  readonly code: PasskeyCode
  constructor(code: PasskeyCode) {
    super(code)
    this.name = 'PasskeyError'
    this.code = code
  }
}

/** Whether this browser has passkeys at all. */
export const passkeysHere = (): boolean => 'PublicKeyCredential' in globalThis

const minutes = 2
const names: Record<string, PasskeyCode> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'known',
}
const codeOf = (error: unknown): PasskeyCode =>
  (error instanceof DOMException && names[error.name]) || 'failed'

const prfQuestion = { prf: { eval: { first: PRF_INPUT } } } as AuthenticationExtensionsClientInputs
/** The PRF's 32 bytes, copied out; the browser's own copy is overwritten. */
function takePrf(credential: PublicKeyCredential): Uint8Array | undefined {
  const results = credential.getClientExtensionResults() as { prf?: { results?: { first?: BufferSource } } }
  const first = results.prf?.results?.first
  if (!first) return undefined
  const there =
    first instanceof ArrayBuffer
      ? new Uint8Array(first)
      : new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
  const taken = there.slice()
  there.fill(0)
  return taken
}

const text = (bytes: ArrayBuffer) => toText(new Uint8Array(bytes))
const allowed = (ids: readonly string[]) =>
  ids.map((id) => ({ type: 'public-key' as const, id: fromText(id) }))

async function get(
  { challenge, rpId }: { challenge: string; rpId: string },
  ids: readonly string[],
  prf: boolean,
): Promise<PublicKeyCredential> {
  const found = await navigator.credentials.get({
    publicKey: {
      challenge: fromText(challenge),
      rpId,
      timeout: minutes * 60_000,
      userVerification: 'required',
      allowCredentials: allowed(ids),
      ...(prf ? { extensions: prfQuestion } : {}),
    },
  })
  if (!(found instanceof PublicKeyCredential)) throw new PasskeyError('failed')
  return found
}

/**
 * Proves with a passkey: one of `ids`, or any that belongs to this host. With `prf` its 32 bytes come along, where it has
 * them; the caller overwrites them. Fails with PasskeyError.
 */
export async function prove(
  asked: { challenge: string; rpId: string },
  { ids = [], prf }: { ids?: readonly string[]; prf: boolean },
) {
  const found = await get(asked, ids, prf).catch((error: unknown) => {
    throw error instanceof PasskeyError ? error : new PasskeyError(codeOf(error))
  })
  const response = found.response as AuthenticatorAssertionResponse
  return {
    assertion: {
      credential: text(found.rawId),
      clientData: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
    },
    prf: prf ? takePrf(found) : undefined,
  }
}

type Asked = { challenge: string; rpId: string; userId: string; handle: string; known: readonly string[] }

function create({ challenge, rpId, userId, handle, known }: Asked, network: string, prf: boolean) {
  return navigator.credentials.create({
    publicKey: {
      challenge: fromText(challenge),
      rp: { id: rpId, name: network },
      user: { id: new TextEncoder().encode(userId), name: handle, displayName: handle },
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key' as const, alg })),
      timeout: minutes * 60_000,
      attestation: 'none',
      excludeCredentials: allowed(known),
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
      ...(prf ? { extensions: prfQuestion } : {}),
    },
  })
}

/** Tells the device that a passkey which we did not keep is of no use, where it can be told. */
async function forget(rpId: string, credentialId: string): Promise<void> {
  const signal = PublicKeyCredential as unknown as {
    signalUnknownCredential?: (which: { rpId: string; credentialId: string }) => Promise<void>
  }
  await signal.signalUnknownCredential?.({ rpId, credentialId }).catch(() => undefined)
}

/**
 * Makes a passkey with a PRF. Some authenticators answer the PRF only when they are asked again, and some refuse the
 * question while making: both are tried. Fails with PasskeyError; `no-prf` where there is none in either way.
 */
export async function make(asked: Asked, network: string) {
  const made = await create(asked, network, true)
    .catch((error: unknown) => {
      if (codeOf(error) !== 'failed') throw error
      return create(asked, network, false)
    })
    .catch((error: unknown) => {
      throw new PasskeyError(codeOf(error))
    })
  if (!(made instanceof PublicKeyCredential)) throw new PasskeyError('failed')
  const credential = text(made.rawId)
  const prf =
    takePrf(made) ?? (await prove(asked, { ids: [credential], prf: true }).catch(() => undefined))?.prf
  if (!prf) {
    await forget(asked.rpId, credential)
    throw new PasskeyError('no-prf')
  }
  const response = made.response as AuthenticatorAttestationResponse
  return {
    prf,
    made: {
      credential,
      clientData: text(response.clientDataJSON),
      attestation: text(response.attestationObject),
    },
  }
}
