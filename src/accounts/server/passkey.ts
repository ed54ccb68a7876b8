// Whether an authenticator's answer is true: made for this challenge, on our pages, with the person verified, by the key
// that we know, and not a copy of it that counts behind. The checking itself is @simplewebauthn/server's.

import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { Problem } from '../../api/problem.ts'

/** Where a passkey belongs: the host's name, without the port. */
export const rpIdOf = (origins: readonly string[]): string => new URL(origins[0] as string).hostname

/** EdDSA, ES256, RS256: what authenticators in the field make. */
export const algorithms = [-8, -7, -257]

export interface Assertion {
  credential: string
  clientData: string
  authenticatorData: string
  signature: string
}
export interface Known {
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
}

/** Checks a new passkey. Answers with its public half and counter; Problem `refused` where anything does not fit. */
export async function checkNewPasskey(
  made: { credential: string; clientData: string; attestation: string },
  challenge: string,
  origins: readonly string[],
): Promise<Known> {
  const checked = await verifyRegistrationResponse({
    response: {
      id: made.credential,
      rawId: made.credential,
      type: 'public-key',
      response: { clientDataJSON: made.clientData, attestationObject: made.attestation },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: [...origins],
    expectedRPID: rpIdOf(origins),
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined)
  const info = checked?.verified ? checked.registrationInfo : undefined
  if (!info || info.credential.id !== made.credential)
    throw new Problem('refused', { because: 'not-a-passkey' })
  return { publicKey: info.credential.publicKey, counter: info.credential.counter }
}

/** Checks a proof by a known passkey. Answers with its counter now; Problem `wrong-words` where anything does not fit. */
export async function checkAssertion(
  { credential, clientData, authenticatorData, signature }: Assertion,
  challenge: string,
  origins: readonly string[],
  known: Known,
): Promise<number> {
  const checked = await verifyAuthenticationResponse({
    response: {
      id: credential,
      rawId: credential,
      type: 'public-key',
      response: { clientDataJSON: clientData, authenticatorData, signature },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: [...origins],
    expectedRPID: rpIdOf(origins),
    requireUserVerification: true,
    credential: { id: credential, publicKey: known.publicKey, counter: known.counter },
  }).catch(() => undefined)
  if (!checked?.verified) throw new Problem('wrong-words')
  return checked.authenticationInfo.newCounter
}
