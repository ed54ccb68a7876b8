// A way in as the contract carries it: sealed bytes that only its own passphrase, paper or passkey opens.

import { z } from 'zod'
import { strict } from '../api/endpoint.ts'
import { Bytes, Day, Id, PublicKey } from '../api/words.ts'

/** OPAQUE's messages are strings that only its own code reads. */
export const Opaque = z.string().max(2048)

/** What our server gave for the word of the organisation's own provider, where that has to say first that it is they. */
export const ProviderProof = Bytes(32).optional()

export const Unlocker = strict({
  kind: z.enum(['passphrase', 'recovery', 'passkey']),
  publicKey: PublicKey,
  sealedPrivate: Bytes(29, 512),
  wrappedUms: Bytes(29, 512),
  /** Of a recovery code: what checks its signature. */
  proof: PublicKey.optional(),
})

/** A user's keys as the server keeps them: public halves, and the private ones sealed. */
export const UserKeys = strict({
  encPublic: PublicKey,
  sigPublic: PublicKey,
  sealedKeys: Bytes(29, 1024),
})

/** A way in as its owner sees it. `credential` is a passkey's own id, `sealedName` what its owner calls it. */
export const MyUnlocker = Unlocker.extend({
  id: Id,
  madeOn: Day,
  credential: z.string().nullable(),
  sealedName: z.string().nullable(),
  /** False for a recovery code that was shown and that nobody has said is kept: it does not count. */
  confirmed: z.boolean(),
})
