// Odile's house waits for money. She and Ruben, who pays, see the same story: what was granted, what was asked for, since when; and he
// never sees a person. What she gave is paid once, however many pay.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { openCase } from '../../demo/case-work.ts'
import type { Colleague } from '../../demo/actor.ts'
import { asOwner } from '../database/open.ts'
import type { InputOf } from '../api/endpoint.ts'
import type { fundingApi } from './api.ts'
import { applyForMoney } from './client/apply-for-money.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const odile = await network.organisation('Lantern House', 'ngo', ['supervisor', 'caseworker'])
const ruben = await network.organisation('Open Hands Fund', 'funder', ['funder'])
const vera = await network.organisation('Harvest Fund', 'funder', ['funder'])
const amara = await network.organisation('Harbour House', 'ngo', ['supervisor'])
const day = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

type Lines = InputOf<typeof fundingApi.apply>['lines']
const food: Lines = [
  { cost: 'service', unit: 'food', units: 100, price: 250 },
  { cost: 'core', unit: null, units: 1, price: 90_000 },
]

async function openCall(by: Colleague, more: Partial<InputOf<typeof fundingApi.openCall>> = {}) {
  const { id } = await by.api.funding.openCall({
    id: newId(),
    purpose: 'food',
    district: 'harbour',
    coreCosts: true,
    currency: 'EUR',
    budget: 500_000,
    rules: ['no_double_funding'],
    closesOn: day(30),
    payDays: 14,
    ...more,
  })
  return id
}

/** Applied, awarded in full for a year and begun; answers with the track. */
async function awarded(by: Colleague, lines: Lines = food): Promise<string> {
  const track = newId()
  await applyForMoney(odile, { track, call: await openCall(by), lines })
  await by.api.funding.award({
    track,
    fromDay: day(-20),
    until: day(340),
    reasons: ['fills_gap'],
    lines: lines.map(({ units, price }, at) => ({ line: at + 1, awarded: units * price })),
  })
  await odile.move('funding', 'start', { id: track })
  return track
}

const { id: caseId } = await openCase(odile, { name: 'Mariam Hidden', language: 'ar' })
const give = (units: number) =>
  odile.api.care.count({ caseId, id: newId(), person: newId(), kind: 'food', units, costCode: '' })
const owed = (track: string, clock: string) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ day: string }>(
      `select to_char(due_on, 'YYYY-MM-DD') as day from clocks where track = $1 and clock = $2 and stopped_at is null`,
      [track, clock],
    )
    return rows.map((row) => row.day)
  })

describe('a call', () => {
  it('is read by every house, opened by who pays, and applied to once', async () => {
    const call = await openCall(ruben)
    const { calls } = await odile.api.funding.calls({})
    expect(calls.find(({ id }) => id === call)).toMatchObject({
      purpose: 'food',
      district: 'harbour',
      isMine: false,
      applications: null,
    })
    await applyForMoney(odile, { track: newId(), call, lines: food })
    await expect(applyForMoney(odile, { track: newId(), call, lines: food })).rejects.toMatchObject({
      code: 'conflict',
    })
    const mine = await ruben.api.funding.calls({})
    expect(mine.calls.find(({ id }) => id === call)).toMatchObject({ isMine: true, applications: 1 })
    await expect(openCall(amara)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(openCall(ruben, { currency: 'ZZZ' })).rejects.toMatchObject({
      code: 'invalid',
      detail: { fields: [{ field: 'currency', code: 'invalid-value' }] },
    })
  })

  it('pays no core costs where it says so, and takes nobody any more once it is ended', async () => {
    const call = await openCall(ruben, { coreCosts: false })
    const apply = (lines: Lines) => applyForMoney(odile, { track: newId(), call, lines })
    await expect(apply(food)).rejects.toMatchObject({ detail: { because: 'no-core-costs' } })
    await expect(apply([...food.slice(0, 1), ...food.slice(0, 1)])).rejects.toMatchObject({ code: 'invalid' })
    await expect(vera.api.funding.endCall({ id: call })).rejects.toMatchObject({ code: 'not-found' })
    await ruben.api.funding.endCall({ id: call })
    await expect(apply(food.slice(0, 1))).rejects.toMatchObject({ detail: { because: 'call-closed' } })
  })
})

describe('an award', () => {
  it('has reasons and an amount for each line, never more than was asked for', async () => {
    const track = newId()
    await applyForMoney(odile, { track, call: await openCall(ruben), lines: food })
    const award = (...sums: number[]) =>
      ruben.api.funding.award({
        track,
        fromDay: day(0),
        until: day(300),
        reasons: ['fair_price'],
        lines: sums.map((sum, at) => ({ line: at + 1, awarded: sum })),
      })
    for (const sums of [[25_000], [25_001, 0], [0, 0]])
      await expect(award(...sums)).rejects.toMatchObject({ code: 'invalid' })
    await expect(
      odile.api.funding.award({
        track,
        fromDay: day(0),
        until: day(9),
        reasons: ['fits_call'],
        lines: [{ line: 1, awarded: 1 }],
      }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await award(20_000, 45_000)).state).toBe('awarded')
    const { application } = await odile.api.funding.read({ track })
    expect(application).toMatchObject({
      asked: 115_000,
      awarded: 65_000,
      reasons: ['fair_price'],
      side: 'holder',
    })
    await expect(amara.api.funding.read({ track })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a claim', () => {
  it('is for what was really given, is told in no small number, and both sides see in how many days it was paid', async () => {
    const track = await awarded(ruben)
    const claim = (count: number) =>
      odile.api.funding.claim({ id: newId(), track, lines: [{ line: 1, count }] })
    await give(9)
    // Nine are few enough to guess whose they are: they wait.
    expect((await odile.api.funding.read({ track })).lines[0]).toMatchObject({ left: 0 })
    await give(3)
    expect((await odile.api.funding.read({ track })).lines).toMatchObject([{ left: 12 }, { left: 90_000 }])
    await expect(claim(13)).rejects.toMatchObject({ detail: { because: 'not-given' } })
    const id = newId()
    await odile.api.funding.claim({
      id,
      track,
      lines: [
        { line: 1, count: 12 },
        { line: 2, count: 30_000 },
      ],
    })
    expect(await owed(track, 'funding.pay')).toHaveLength(1)
    network.travel(6)
    await ruben.api.funding.pay({ id, track })
    expect(await owed(track, 'funding.pay')).toEqual([])
    const [hers, his] = await Promise.all(
      [odile, ruben].map(async (who) => (await who.api.funding.read({ track })).application),
    )
    expect(hers!.claims).toMatchObject([{ amount: 33_000, days: 6, paidOn: day(0), dueOn: day(8) }])
    expect(his!.claims).toEqual(hers!.claims)
    expect([his!.claimed, his!.paid, his!.side]).toEqual([33_000, 33_000, 'other'])
    const all = JSON.stringify(await ruben.api.funding.read({ track }))
    for (const secret of ['Mariam', 'Hidden', caseId]) expect(all).not.toContain(secret)
    await expect(ruben.api.funding.pay({ id, track })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('takes a unit once, whoever pays: two who claim the same ones in the same moment do not both get them', async () => {
    const [first, second] = [await awarded(ruben), await awarded(vera)]
    await give(20)
    const before = (await odile.api.funding.read({ track: first })).lines[0]!.left!
    expect(before).toBeGreaterThanOrEqual(20)
    const claims = await Promise.allSettled(
      [first, second].map((track) =>
        odile.api.funding.claim({ id: newId(), track, lines: [{ line: 1, count: before }] }),
      ),
    )
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const track of [first, second])
      expect((await odile.api.funding.read({ track })).lines[0]).toMatchObject({ left: 0 })
    // Vera is not told how much Ruben pays for.
    expect((await vera.api.funding.list({})).applications.map(({ funder }) => funder)).toEqual([
      vera.organisation,
    ])
  })

  it('is owed from its first day: not put off by a second one, not done by a part, not closed away', async () => {
    const track = await awarded(ruben)
    const now = { id: track }
    const ask = async (count: number) => {
      const id = newId()
      await odile.api.funding.claim({ id, track, lines: [{ line: 2, count }] })
      return id
    }
    const one = await ask(20_000)
    const first = await owed(track, 'funding.pay')
    network.travel(20)
    const two = await ask(10_000)
    await expect(ask(60_001)).rejects.toMatchObject({ detail: { because: 'more-than-awarded' } })
    await ruben.api.funding.pay({ id: two, track })
    expect([first.length, await owed(track, 'funding.pay')]).toEqual([1, first])
    await expect(ruben.move('funding', 'close', now)).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'claim-unpaid' },
    })
    await odile.move('funding', 'report', now)
    await ruben.move('funding', 'send_back', now, { reason: 'numbers_differ' })
    expect([await owed(track, 'funding.report'), await owed(track, 'funding.correct')]).toEqual([
      [],
      [day(14)],
    ])
    await odile.move('funding', 'report', now)
    expect(await owed(track, 'funding.correct')).toEqual([])
    await ruben.api.funding.pay({ id: one, track })
    expect((await ruben.move('funding', 'close', now)).state).toBe('closed')
  })
})
