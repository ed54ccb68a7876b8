// Coming back by two sheets in this window: with its vault; what was seen of the logs is kept at once, and the circles that the
// sheets have opened get new keys.
import type { TwoRecoveryShares } from '../../sealing/vault-recovery-share-shape.ts'
import { api } from '../../web/session/api.ts'
import { enterLogs } from '../../client/pins.ts'
import { passphrase, openAnew, vault } from '../../web/session/vault.ts'
import { takeCircles } from '../../client/circles.ts'
import { recover, renewCircles, type Recovered } from '../client/recover.ts'
import { tellWindows } from '../../web/session/other-windows.ts'
import { takeIn } from '../../web/session/current-user.ts'
import { session } from '../../web/session/window-session.ts'

/** Errors as `recover`. */
export async function comeBack(
  recoveryShares: TwoRecoveryShares,
  handle: string,
  words: string,
): Promise<Recovered> {
  const { network } = await api.setup.state({})
  const located = await vault.locateRecoveryShares({ network, recoveryShares })
  if (located.outcome !== 'fit') return located
  openAnew()
  const choice = passphrase(vault)
  try {
    return await recover({ api, vault, choice }, recoveryShares, handle, words)
  } finally {
    choice.end()
  }
}

/** What follows; it can be done again where the line broke. */
export async function goOn(come: Extract<Recovered, { outcome: 'recovered' }>): Promise<void> {
  takeIn(await api.accounts.me({}))
  await enterLogs(session, { isNew: true })
  const { circles } = await vault.viewLog({ organisation: come.organisation })
  const isMine = (id: number) => circles.find((one) => one.id === id)?.members.includes(come.user)
  await renewCircles(session, { ...come, opened: come.opened.filter((id) => !isMine(id)) })
  await takeCircles(session)
  tellWindows({ said: 'came-in', who: come.user })
}
