// Coming back by two sheets in this window: with its vault; what was seen of the logs is kept at once, and the circles that the
// sheets have opened get new keys.
import type { TwoSheets } from '../../sealing/vault-sheet-shape.ts'
import { api } from '../../web/session/api.ts'
import { enterLogs, minute } from '../../client/logs.ts'
import { passphrase, takeCircles, vault } from '../../web/session/vault.ts'
import { recover, renewCircles, type Recovered } from '../client/recover.ts'

/** Errors as `recover`. */
export async function comeBack(sheets: TwoSheets, handle: string, words: string): Promise<Recovered> {
  const choice = passphrase(vault)
  try {
    return await recover({ api, vault, choice }, sheets, handle, words)
  } finally {
    choice.end()
  }
}

/** What follows; it can be done again where the line broke. */
export async function goOn(come: Extract<Recovered, { outcome: 'recovered' }>): Promise<void> {
  await enterLogs(await api.accounts.me({}))
  const { circles } = await vault.viewLog({ organisation: come.organisation })
  const isMine = (id: number) => circles.find((one) => one.id === id)?.members.includes(come.user)
  await renewCircles({ api, vault }, { ...come, opened: come.opened.filter((id) => !isMine(id)) }, minute())
  await takeCircles()
}
