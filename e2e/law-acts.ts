// A law that two members of the network changed, through the real endpoints.

import type { Colleague } from '../demo/actor.ts'
import { agreeToLaw } from '../src/law/client/agree-to-law.ts'
import { proposeLaw } from '../src/law/client/propose-law.ts'

export type SignedLaw = [over: string, file: { id: string }, since: string]

/** A first member says that a law is to be changed, and a second signs too. */
export async function signLaw(who: Colleague, second: Colleague, ...law: SignedLaw): Promise<void> {
  const [over, file, since] = law
  const text = `${JSON.stringify({ ...file, inherits: over })}\n`
  const n = await proposeLaw(who, { over, text, since })
  await agreeToLaw(second, { n, text })
}
