// Ways in beyond the first two: passkeys, a changed passphrase, a new recovery code; and proving again that it is oneself.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { staffRoles } from '../../api/roles.ts'
import { Bytes, Id, PublicKey, Sealed } from '../../api/words.ts'
import { Opaque, Unlocker } from '../model.ts'

const Challenge = Bytes(32)
const Credential = Bytes(16, 1023)
/** What an authenticator answers. Its extensions are not among it: what the PRF gives is never sent anywhere. */
const Assertion = strict({
  credential: Credential,
  clientData: Bytes(20, 4096),
  authenticatorData: Bytes(37, 4096),
  signature: Bytes(8, 4096),
})
const Name = Sealed(1024)
const Asked = z.object({ challenge: z.string(), rpId: z.string() })

export const unlockersApi = {
  challenge: endpoint({
    method: 'POST',
    path: '/api/session/challenge',
    summary: 'A challenge to prove something with, good once and for a minute',
    who: 'anyone',
    audit: 'none',
    onlyReads: true,
    perMinute: 30,
    puzzle: true,
    input: strict({}),
    output: Asked,
    problems: [],
  }),
  enterByPasskey: endpoint({
    method: 'POST',
    path: '/api/session/passkey',
    summary: 'Sign in with a passkey',
    who: 'anyone',
    audit: 'session.start',
    // The challenge was paid for.
    perMinute: 600,
    input: strict({ challenge: Challenge, assertion: Assertion }),
    output: z.object({ signedIn: z.boolean() }),
    problems: ['wrong-words'],
  }),
  enterByCode: endpoint({
    method: 'POST',
    path: '/api/session/code',
    summary: 'Sign in with the printed recovery code, which signs the challenge and stays with its owner',
    who: 'anyone',
    audit: 'session.start',
    perMinute: 10,
    puzzle: true,
    input: strict({
      handle: z.string().trim().toLowerCase().min(2).max(40),
      challenge: Challenge,
      signature: Bytes(65),
    }),
    output: z.object({ signedIn: z.boolean() }),
    problems: ['wrong-words'],
  }),
  proveByPassphrase: endpoint({
    method: 'POST',
    path: '/api/session/presence/passphrase',
    summary: 'Prove again that it is I, with the passphrase (OPAQUE’s second half)',
    who: staffRoles,
    audit: 'session.prove',
    perMinute: 30,
    input: strict({ ticket: z.string().max(4096), proof: Opaque }),
    output: z.object({ proved: z.boolean() }),
    problems: ['wrong-words'],
  }),
  proveByPasskey: endpoint({
    method: 'POST',
    path: '/api/session/presence/passkey',
    summary: 'Prove again that it is I, with a passkey',
    who: staffRoles,
    audit: 'session.prove',
    perMinute: 30,
    input: strict({ challenge: Challenge, assertion: Assertion }),
    output: z.object({ proved: z.boolean() }),
    problems: ['wrong-words'],
  }),
  askPasskey: endpoint({
    method: 'POST',
    path: '/api/me/passkeys/begin',
    summary: 'What an authenticator needs to know to make a passkey',
    who: staffRoles,
    audit: 'none',
    stepUp: true,
    onlyReads: true,
    input: strict({}),
    output: Asked.extend({ userId: Id, handle: z.string(), known: z.array(z.string()) }),
    problems: [],
  }),
  addPasskey: endpoint({
    method: 'POST',
    path: '/api/me/passkeys',
    summary: 'Keep a new passkey: its public half, and the way in that only its PRF opens',
    who: staffRoles,
    audit: 'unlocker.add',
    stepUp: true,
    input: strict({
      challenge: Challenge,
      credential: Credential,
      clientData: Bytes(20, 4096),
      attestation: Bytes(50, 16_384),
      unlocker: Unlocker,
      sealedName: Name.optional(),
    }),
    output: z.object({ id: Id }),
    problems: ['refused', 'conflict'],
  }),
  name: endpoint({
    method: 'POST',
    path: '/api/me/unlockers/{id}/name',
    summary: 'Call a passkey something; the name is sealed for me alone',
    who: staffRoles,
    audit: 'unlocker.name',
    input: strict({ id: Id, sealedName: Name }),
    output: z.object({ named: z.boolean() }),
    problems: ['not-found'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/me/unlockers/{id}',
    summary: 'Take a way in away; two must remain. My other sessions end',
    who: staffRoles,
    audit: 'unlocker.remove',
    stepUp: true,
    input: strict({ id: Id }),
    output: z.object({ removed: z.boolean() }),
    problems: ['not-found', 'refused'],
  }),
  askPassphrase: endpoint({
    method: 'POST',
    path: '/api/me/passphrase/begin',
    summary: 'First half of choosing another passphrase (OPAQUE)',
    who: staffRoles,
    audit: 'none',
    stepUp: true,
    onlyReads: true,
    input: strict({ request: Opaque }),
    output: z.object({ response: z.string() }),
    problems: [],
  }),
  setPassphrase: endpoint({
    method: 'POST',
    path: '/api/me/passphrase',
    summary:
      'Another passphrase in place of the old one, which opens nothing any more. My other sessions end',
    who: staffRoles,
    audit: 'unlocker.replace',
    stepUp: true,
    input: strict({ record: Opaque, unlocker: Unlocker }),
    output: z.object({ replaced: z.boolean() }),
    problems: ['refused'],
  }),
  setRecovery: endpoint({
    method: 'POST',
    path: '/api/me/recovery',
    summary:
      'Another recovery code in place of the old one, which opens nothing any more. My other sessions end',
    who: staffRoles,
    audit: 'unlocker.replace',
    stepUp: true,
    input: strict({ unlocker: Unlocker }),
    output: z.object({ replaced: z.boolean() }),
    problems: ['refused'],
  }),
  confirmRecovery: endpoint({
    method: 'POST',
    path: '/api/me/recovery/confirmed',
    summary: 'Say that the recovery code with this public half is kept on paper; until then it is no way in',
    who: staffRoles,
    audit: 'unlocker.confirm',
    input: strict({ proof: PublicKey }),
    output: z.object({ confirmed: z.boolean() }),
    problems: ['not-found'],
  }),
}
