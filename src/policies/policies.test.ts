// Policies: Sofia of Harbour House writes what is done when a bed is looked for, Amara answers for it, and the network shares one with everybody.

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { isDue, stepsOf } from './policy.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const sofia = await network.organisation('Harbour House', 'ngo', ['administrator'])
const amara = await network.colleague(sofia, 'amara', ['caseworker'])
const hana = await network.organisation('Quiet House', 'shelter', ['administrator', 'shelter'])
const zoe = await network.organisation('National Network', 'coordination', ['coordinator', 'administrator'])
const dayIn = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
const idOf = async (who: typeof amara) => (await who.api.accounts.me({})).id

const policy = {
  shared: false,
  kinds: ['placement'],
  language: 'en',
  title: 'Looking for a bed at night',
  steps: ['Ask where they would feel safe.', 'Ask two houses at once.'],
}
const listed = async (who: typeof amara) => (await who.api.policies.list({})).policies

describe('a policy of a house', async () => {
  const id = randomUUID()
  const owner = await idOf(amara)
  await sofia.api.policies.write({ id, ...policy, owner, reviewOn: dayIn(30) })

  it('is read by everybody of the house, with who answers for it, and by nobody else', async () => {
    expect(await listed(amara)).toMatchObject([
      { id, title: policy.title, owner, isOurs: true, reviewOn: dayIn(30) },
    ])
    expect(await listed(hana)).toEqual([])
  })

  it('is written, changed and ended by who leads the house alone', async () => {
    await expect(
      amara.api.policies.write({ id: randomUUID(), ...policy, owner, reviewOn: dayIn(30) }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    const other = { id, ...policy, owner: await idOf(hana), reviewOn: dayIn(30) }
    await expect(hana.api.policies.change(other, { ifMatch: 1 })).rejects.toMatchObject({ code: 'not-found' })
    await expect(hana.api.policies.end({ id })).rejects.toMatchObject({ code: 'not-found' })
    const changed = { id, ...policy, title: 'A bed at night', owner, reviewOn: dayIn(40) }
    expect(await sofia.api.policies.change(changed, { ifMatch: 1 })).toEqual({ id, version: 2 })
    await expect(sofia.api.policies.change(changed, { ifMatch: 1 })).rejects.toMatchObject({ code: 'stale' })
    // Another day or owner is no other policy: what was said of its words stays.
    const later = { ...changed, reviewOn: dayIn(41) }
    expect((await listed(amara))[0]).toMatchObject({ version: 2, edition: 2 })
    expect(await sofia.api.policies.change(later, { ifMatch: 2 })).toEqual({ id, version: 3 })
    expect((await listed(amara))[0]).toMatchObject({ version: 3, edition: 2 })
    await sofia.api.policies.change(changed, { ifMatch: 3 })
  })

  it('is answered for by a colleague of the same house, and looked at again within two years', async () => {
    const write = (change: object) =>
      sofia.api.policies.write({ id: randomUUID(), ...policy, owner, reviewOn: dayIn(30), ...change })
    await expect(write({ owner: await idOf(hana) })).rejects.toMatchObject({
      code: 'invalid',
      detail: { fields: [{ field: 'owner' }] },
    })
    for (const reviewOn of [dayIn(0), dayIn(800)])
      await expect(write({ reviewOn })).rejects.toMatchObject({ detail: { fields: [{ field: 'reviewOn' }] } })
  })

  it('is on the list of whoever answers for it until they have looked at it again', async () => {
    network.travel(41)
    const due = async () => (await listed(amara)).filter((one) => one.owner === owner && isDue(one, dayIn(0)))
    expect((await due()).map((one) => one.id)).toEqual([id])
    await expect(hana.api.policies.review({ id, reviewOn: dayIn(90) })).rejects.toMatchObject({
      code: 'not-found',
    })
    await amara.api.policies.review({ id, reviewOn: dayIn(90) })
    expect(await due()).toEqual([])
    expect(await listed(amara)).toMatchObject([{ reviewedOn: dayIn(0), reviewOn: dayIn(90) }])
  })

  it('holds no more once it was ended', async () => {
    await sofia.api.policies.end({ id })
    expect(await listed(amara)).toEqual([])
    await expect(amara.api.policies.review({ id, reviewOn: dayIn(90) })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

it('only who coordinates shares one with every house, and no house learns who answers for it', async () => {
  const id = randomUUID()
  const shared = { id, ...policy, shared: true, reviewOn: dayIn(60) }
  await expect(sofia.api.policies.write({ ...shared, owner: await idOf(sofia) })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await zoe.api.policies.write({ ...shared, owner: await idOf(zoe) })
  expect(await listed(hana)).toMatchObject([{ id, house: 'National Network', owner: null, isOurs: false }])
  // An administrator of the very house who does not coordinate takes it from nobody.
  const admin = await network.colleague(zoe, 'petra', ['administrator'])
  const unshared = { ...shared, shared: false, owner: await idOf(zoe) }
  await expect(admin.api.policies.change(unshared, { ifMatch: 1 })).rejects.toBeDefined()
  await expect(admin.api.policies.end({ id })).rejects.toMatchObject({ code: 'not-found' })
  expect(await listed(hana)).toHaveLength(1)
})

it('each line is a step; a line that is too long, or too many, is none', () => {
  expect(stepsOf(' Ask first. \n\n Then write. ')).toEqual(['Ask first.', 'Then write.'])
  expect([stepsOf(''), stepsOf('x'.repeat(201)), stepsOf('x\n'.repeat(13))]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
