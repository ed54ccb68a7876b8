// Coming in with the printed recovery code, as on the sign-in page: it signs a challenge, and opens the keys.

import type { Hono } from 'hono'
import { lineOf, lineTo, takeCircles, type Colleague } from '../../demo/actor.ts'
import { createClient } from '../../src/api/client.ts'
import { contract } from '../../src/app/contract.ts'
import { learnHome } from '../../src/client/chain-reader.ts'
import type { LocalVault } from '../../src/sealing/vault-shape.ts'

/** Who only reads: no moves are made by somebody who came like this. */
type Reading = Pick<
  Colleague,
  'api' | 'vault' | 'send' | 'id' | 'handle' | 'circle' | 'organisation' | 'network'
>

/** Signs in, unlocks, compares what was remembered with what is shown now, takes the circles' keys. */
export async function comeByCode(
  staff: Hono,
  handle: string,
  code: string,
  vault: LocalVault,
): Promise<Colleague> {
  const { send } = lineTo(staff)
  const api = createClient(contract, send)
  const { challenge } = await api.unlockers.challenge({})
  const { signature } = await vault.proveRecoveryCode({ code, challenge })
  await api.unlockers.enterByCode({ handle, challenge, signature })
  const me = await api.accounts.me({})
  const unlocker = me.unlockers.find(({ kind }) => kind === 'recovery')
  if (!me.user || !unlocker) throw new Error('signed in without keys')
  const { id, network, user } = { ...me, user: me.user }
  await vault.unlockWithRecoveryCode({ network: network.id, userId: id, user, unlocker, code })
  const { draft: pins } = await api.accounts.readDraft({ place: 'pins' })
  await vault.takePins({ pins: pins ? [pins] : [] })
  const { circle, id: organisation } = me.organisation
  const who: Reading = { id, handle, circle, organisation, network: network.id, api, vault, send }
  await learnHome(lineOf(who), organisation)
  await takeCircles(who as Colleague)
  return who as Colleague
}
