// OPAQUE as it is, but for the stretching of passphrases: Vitest puts this in the library's place for tests that use the
// database, where four hundred people join and a fifth of a second for each was half of all their time. That passphrases are
// stretched as CCP/1 says is tested where it is done (src/sealing), and e2e/first-hour.spec.ts signs in with the library itself.
// The worlds of the other journeys take this too (e2e/light-passphrase.ts).
import { createRequire } from 'node:module'
import type * as Opaque from '@serenity-kit/opaque'

const library = createRequire(import.meta.url)('@serenity-kit/opaque') as typeof Opaque
export const light = { iterations: 1, memory: 8, parallelism: 1 } as const
const keyStretching = { 'argon2id-custom': light }

export const { ready, server } = library
export const client: typeof Opaque.client = {
  ...library.client,
  finishRegistration: (said) => library.client.finishRegistration({ ...said, keyStretching }),
  finishLogin: (said) => library.client.finishLogin({ ...said, keyStretching }),
}
