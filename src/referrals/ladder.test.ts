// Nobody answers: the shelter is reminded at half time, the next one is asked with the need alone, and its yes is seen by who asked.

import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase, sendReferral } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { anyHour, sealedFor } from '../outbox/client.ts'
import { takeUp } from '../outbox/server/send.ts'
import { keyPairFromSeed, newSecret } from '../sealing/keys.ts'
import { makeDueMoves } from '../tracks/due.ts'
import { climb } from './server/ladder.ts'
import { referralFeature } from './server/referrals.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const omar = await network.organisation('City Clinic', 'clinic', ['health'])
const hana = await network.organisation('Willow', 'shelter', ['shelter'])
const rosa = await network.organisation('River House', 'shelter', ['shelter'])
const hour = 3_600_000

/** The clocks of a minute, so many hours on. */
async function after(hours: number) {
  const state = {
    now: () => new Date(network.state.now().getTime() + hours * hour),
    network: () => network.state.network(),
  }
  await makeDueMoves(database, new Map([['referral', referralFeature]]), state)
  return climb(database, referralFeature, state)
}
const ask = async (name: string, urgency: 'now' | 'day' = 'now') => {
  const { id } = await openCase(leyla, { name, language: 'uk', phone: '', story: 'Hidden words.' })
  const need = {
    recipient: omar.circle,
    serviceCode: 'emergency_housing',
    urgency,
    party: 1,
    anonymous: true,
  } as const
  const { track } = await sendReferral(leyla, { track: newId(), caseId: id, basis: 'consent', ...need })
  return { id, track }
}
const received = async (who: typeof hana) => (await who.api.referrals.inbox({ box: 'received' })).referrals

it('is reminded once at half time, asks the next place with the need alone when the time is over, and ends with a yes', async () => {
  const { track } = await ask('Oksana Ladder')
  await leyla.api.referrals.setLadder({ track, next: [hana.circle, rosa.circle] })
  // Omar wants to be told outside that something waits for him, and not what.
  await takeUp({
    database,
    pair: await keyPairFromSeed('enc', newSecret()),
    gateways: [{ channel: 'mail', hand: () => Promise.resolve('sent'), close: () => undefined }],
    now: () => network.state.now(),
    timezone: 'Europe/London',
    network: network.state.network().id,
  })
  const telling = await omar.api.outbox.mine({})
  const to = { channel: 'mail' as const, to: 'omar@post.example', language: 'en', hours: anyHour }
  await omar.api.outbox.keepMine({ ...(await sealedFor(telling, to)), digest: true })
  const queued = () =>
    asOwner(database, async (client) => (await client.query(`select kind from outbox`)).rows as object[])
  expect(await after(0.5)).toEqual({ reminded: 0, asked: 0 })
  expect(await after(1.1)).toEqual({ reminded: 1, asked: 0 })
  expect(await queued()).toEqual([{ kind: 'digest' }])
  expect(await after(1.2)).toEqual({ reminded: 0, asked: 0 })
  expect(await queued()).toHaveLength(1)
  expect((await omar.api.referrals.read({ track })).remindedAt).not.toBeNull()
  expect(await received(hana)).toEqual([])
  expect(await after(2.1)).toMatchObject({ asked: 1 })
  const [asked] = await received(hana)
  expect(asked).toMatchObject({
    state: 'enquiry',
    serviceCode: 'emergency_housing',
    urgency: 'now',
    language: 'uk',
    consent: null,
    ladder: [],
  })
  expect(JSON.stringify(asked)).not.toMatch(/Oksana|Hidden/)
  expect(await received(rosa)).toEqual([])
  await hana.move('referral', 'available', { id: asked!.track, version: asked!.version })
  const sent = await leyla.api.referrals.read({ track })
  expect(sent.ladder).toMatchObject([
    { circle: hana.circle, name: 'Willow', state: 'draft' },
    { circle: rosa.circle, askedAt: null },
  ])
  // Somebody can help: nobody else is asked.
  expect(await after(30)).toMatchObject({ asked: 0 })
})

it('a place that says it is full makes way for the next at once, and a referral taken back asks nobody', async () => {
  const { track } = await ask('Oksana Full')
  await leyla.api.referrals.setLadder({ track, next: [rosa.circle] })
  await omar.move('referral', 'full', { id: track, version: 2 }, {})
  expect(await after(0.01)).toMatchObject({ asked: 1 })
  const other = await ask('Oksana Back')
  await leyla.api.referrals.setLadder({ track: other.track, next: [rosa.circle] })
  await leyla.move('referral', 'withdraw', { id: other.track, version: 2 })
  expect(await after(5)).toMatchObject({ asked: 0 })
})

it('is named by who sent it alone, never to the same place twice, and not once somebody has said yes', async () => {
  const { track } = await ask('Oksana Own')
  await expect(omar.api.referrals.setLadder({ track, next: [rosa.circle] })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(leyla.api.referrals.setLadder({ track, next: [omar.circle] })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(leyla.api.referrals.setLadder({ track, next: [leyla.circle] })).rejects.toMatchObject({
    code: 'invalid',
  })
  await leyla.api.referrals.setLadder({ track, next: [rosa.circle] })
  expect((await omar.api.referrals.read({ track })).ladder).toEqual([])
})

it('a place that no longer offers it is found no more, can still answer what it was asked, and holds up nobody', async () => {
  const quay = await network.organisation('Quay Rooms', 'shelter', ['administrator', 'shelter'])
  const service = newId()
  await quay.api.directory.publish({ id: service, name: 'Quay rooms', codes: ['emergency_housing'] })
  const found = async () =>
    (await leyla.api.directory.match({ code: 'emergency_housing' })).services.some(({ id }) => id === service)
  expect(await found()).toBe(true)
  const { id: caseId } = await openCase(leyla, { name: 'Oksana Quay', language: 'uk' })
  const need = {
    recipient: quay.circle,
    serviceCode: 'emergency_housing',
    urgency: 'now',
    anonymous: true,
  } as const
  const send = () => sendReferral(leyla, { track: newId(), caseId, basis: 'consent', ...need })
  const [answered, left] = [await send(), await send()]
  for (const { track } of [answered, left])
    await leyla.api.referrals.setLadder({ track, next: [rosa.circle] })
  await quay.api.directory.withdraw({ service })
  expect(await found()).toBe(false)
  const nextAsked = async ({ track }: { track: string }) =>
    (await leyla.api.referrals.read({ track })).ladder[0]?.askedAt !== null
  await quay.move('referral', 'full', { id: answered.track }, {})
  await after(0.01)
  expect([await nextAsked(answered), await nextAsked(left)]).toEqual([true, false])
  await after(3)
  expect(await nextAsked(left)).toBe(true)
})

it('two clocks of one minute ask the next place once', async () => {
  const { id, track } = await ask('Oksana Twice')
  await leyla.api.referrals.setLadder({ track, next: [rosa.circle] })
  await Promise.all([after(3), after(3), after(3)])
  expect((await leyla.api.referrals.ofCase({ caseId: id })).referrals).toHaveLength(2)
})
