// Three recovery shares on paper made by an administrator at work, without a printer: the same acts as the ceremony on the screen.

import { makeShares, nameShares, sealDueShares } from '../src/organisations/client/recovery-shares.ts'
import type { Colleague } from './actor.ts'

/** Makes shares, names them and seals the circles to them. Answers with their words, and whether they wait for a second one. */
export async function makeRecoveryShares(
  admin: Colleague,
): Promise<{ recoveryShares: [string, string, string]; waits: boolean }> {
  const recoveryShares = (await makeShares(admin)) as [string, string, string]
  const waits = await nameShares(admin)
  await sealDueShares(admin)
  return { recoveryShares, waits }
}
