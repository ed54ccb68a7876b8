// Amara hands Mariam's case to River House: to nobody whom the server passes off as River House, and she keeps nothing of it.

import { expect, it } from 'vitest'
import { signIn } from '../../../demo/actor.ts'
import { agreeToCarrying } from '../../../demo/case-work.ts'
import { bent, unreached } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { handingCast } from '../../../test/handing.ts'
import { passphrase } from '../../../test/people.ts'
import { Problem } from '../../api/problem.ts'
import { today } from '../../client/time.ts'
import { handOver } from './hand-over.ts'

const database = await testDatabase()
const { network, amara, rosa, now, newCase, accepted, held } = await handingCast(database)

/** Asked, taken on, agreed to: only the signed act is left. */
async function ready(name: string) {
  const { id } = await newCase(name)
  const { id: track } = await accepted(id)
  await agreeToCarrying(amara, id, { recipient: rosa.circle }, now())
  const { handovers } = await amara.api.handovers.list({ caseId: id })
  return { id, handover: handovers.find((one) => one.track === track)! }
}

it('Amara hands the case over: Rosa carries and reads it, and Amara’s vault holds no key of it any more', async () => {
  const { id, handover } = await ready('Mariam Handed')
  expect(await handOver(amara, handover)).toMatchObject({ state: 'handed_over' })
  expect((await amara.vault.heldKeys({ caseId: id })).held).toEqual([])
  expect(await held(rosa, id)).toContain('identity')
  expect((await rosa.vault.viewCase({ caseId: id, day: await today(rosa) })).owner).toBe(rosa.circle)
})

it('Amara hands nothing to a house that the server lists under another name than it has', async () => {
  const { id, handover } = await ready('Mariam Misled')
  const misled = bent(amara, 'organisations', 'list', (list) => async (input) => {
    const { organisations, ...rest } = await list(input)
    const named = organisations.map((one) =>
      one.id === rosa.organisation ? { ...one, name: 'Legal Aid West' } : one,
    )
    return { ...rest, organisations: named }
  })
  await expect(
    handOver({ ...misled, memory: { ...misled.memory, listed: new Map() } }, handover),
  ).rejects.toThrow('misnamed')
  expect(await held(amara, id)).toContain('identity')
})

it('Amara signs in anew and hands over what she has not opened since', async () => {
  const { id, handover } = await ready('Mariam Unopened')
  const again = await signIn(network.staff, 'amara', passphrase)
  await handOver(again, handover)
  expect(await held(rosa, id)).toContain('identity')
})

it('what the server refuses was never handed over: Amara reads on, and the next try is good', async () => {
  const { id, handover } = await ready('Mariam Refused')
  const refusing = unreached(amara, 'handovers', 'handOver', new Problem('stale'))
  await expect(handOver(refusing, handover)).rejects.toMatchObject({ code: 'stale' })
  const { owner } = await amara.vault.viewCase({ caseId: id, day: await today(amara) })
  expect(owner).toBe(amara.circle)
  await handOver(amara, handover)
  expect(await held(rosa, id)).toContain('identity')
})
