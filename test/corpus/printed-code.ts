// Coming in with the printed recovery code, as on the sign-in page: it signs a challenge, and opens the keys.

import type { Hono } from 'hono'
import { colleague, lineTo, type Colleague } from '../../demo/actor.ts'
import { contract } from '../../src/app/contract.ts'
import { apiOf } from '../../src/client/local-session.ts'
import { enterLogs } from '../../src/client/pins.ts'
import type { LocalVault } from '../../src/sealing/vault-shape.ts'

/** Signs in, unlocks, compares what was remembered with what is shown now, takes the circles' keys. */
export async function comeByCode(
  staff: Hono,
  handle: string,
  code: string,
  vault: LocalVault,
): Promise<Colleague> {
  const { send } = lineTo(staff)
  const api = apiOf(contract, send)
  const { challenge } = await api.unlockers.challenge({})
  const { signature } = await vault.proveRecoveryCode({ code, challenge })
  await api.unlockers.enterByCode({ handle, challenge, signature })
  const me = await api.accounts.me({})
  const unlocker = me.unlockers.find(({ kind }) => kind === 'recovery')
  if (!me.user || !unlocker) throw new Error('signed in without keys')
  const { id, network, user } = { ...me, user: me.user }
  await vault.unlockWithRecoveryCode({ network: network.id, userId: id, user, unlocker, code })
  const who = await colleague(send, vault)
  await enterLogs(who)
  return who
}
