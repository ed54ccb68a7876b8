// Three sheets of paper made by an administrator at work, without a printer: the same calls as the ceremony on the screen.

import { nameSheets, sealDue, type SheetsLine } from '../src/organisations/ui/keys/recovery-shares.ts'
import { learnHome } from '../src/client/chain-reader.ts'
import { lineOf, minuteFor, type Colleague } from './actor.ts'

export const sheetsLine = ({ api, vault, organisation }: Colleague): SheetsLine => ({
  api,
  vault,
  organisation,
})

/** Makes sheets, names them and seals the circles to them. Answers with their words, and whether they wait for a second one. */
export async function makeSheets(
  admin: Colleague,
): Promise<{ sheets: [string, string, string]; waits: boolean }> {
  const { organisation, vault } = admin
  await learnHome(lineOf(admin), organisation)
  const { sheets } = await vault.makeSheets({ organisation })
  const waits = await nameSheets(sheetsLine(admin), await minuteFor(admin))
  await learnHome(lineOf(admin), organisation)
  await sealDue(sheetsLine(admin))
  return { sheets: sheets as [string, string, string], waits }
}
