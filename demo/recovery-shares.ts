// Three recovery shares on paper made by an administrator at work, without a printer: the same acts as the ceremony on the screen.

import {
  drillShares,
  makeShares,
  nameShares,
  sealDueShares,
} from '../src/organisations/client/recovery-shares.ts'
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

/** The words on the sheets of each organisation, by who has them. */
export type Sheets = Map<Colleague, [string, string, string]>

/** Each organisation tries two of its sheets, as it does every year: nobody of it reads above every screen that this is due. */
export async function trySheets(sheets: Sheets): Promise<void> {
  for (const [admin, [first, second]] of sheets) {
    const { outcome } = await drillShares(admin, [first, second])
    if (outcome !== 'fit') throw new Error(`two recovery sheets of one organisation do not fit: ${outcome}`)
  }
}
