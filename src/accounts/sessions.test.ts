// Amara sees where she is signed in, and ends what was left open elsewhere.

import { expect, it } from 'vitest'
import { signIn } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const admin = await network.organisation('Harbour House', 'ngo', [])
const amara = await network.colleague(admin, 'amara-here', ['caseworker'])
const bashir = await network.colleague(admin, 'bashir', ['caseworker'])
const away = await signIn(network.staff, 'amara-here', passphrase)

const sessions = async (who: { api: typeof amara.api }) => (await who.api.unlockers.sessions({})).sessions

it('lists the device in her hand and the one she left open, and nobody else’s', async () => {
  const all = await sessions(amara)
  expect(all.filter(({ here }) => here)).toHaveLength(1)
  expect(all.length).toBeGreaterThan(1)
  expect(await sessions(bashir)).not.toContainEqual(expect.objectContaining({ id: all[0]!.id }))
})

it('ends the one that she left open, at once, and goes on where she sits', async () => {
  const there = (await sessions(away)).find(({ here }) => here)!
  expect(await amara.api.unlockers.endSession({ id: there.id })).toEqual({ ended: true })
  await expect(away.api.accounts.me({})).rejects.toMatchObject({ code: 'not-signed-in' })
  expect((await sessions(amara)).map(({ id }) => id)).not.toContain(there.id)
  await expect(amara.api.unlockers.endSession({ id: there.id })).rejects.toMatchObject({ code: 'not-found' })
})

it('ends no session of a colleague, nor the one that asks', async () => {
  const [bashirs] = await sessions(bashir)
  await expect(amara.api.unlockers.endSession({ id: bashirs!.id })).rejects.toMatchObject({
    code: 'not-found',
  })
  const own = (await sessions(amara)).find(({ here }) => here)!
  await expect(amara.api.unlockers.endSession({ id: own.id })).rejects.toMatchObject({ code: 'not-found' })
  expect(await sessions(bashir)).toHaveLength(1)
})
