// Odile's house waits for money. She and Ruben, who pays, see the same story: what was granted, what was asked for, since when.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const odile = await network.organisation('Lantern House', 'ngo', ['supervisor'])
const ruben = await network.organisation('Open Hands Fund', 'funder', ['funder'])
const amara = await network.organisation('Harbour House', 'ngo', ['supervisor'])

it('an award is paid in instalments, each waited for until it is paid, and both sides read the same; nobody else does', async () => {
  const day = (days: number) =>
    new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const call = await odile.open('funding', { other: ruben.circle })
  const applied = await odile.move('funding', 'apply', call, { amount: 84_000 })
  const dates = { from_day: day(5), until: day(370) }
  const awarded = await ruben.move('funding', 'award', applied, { amount: 80_000, units: 3650, ...dates })
  const active = await odile.move('funding', 'start', awarded)
  const waits = () =>
    asOwner(database, async (client) => {
      const { rowCount } = await client.query(
        "select from clocks where track = $1 and clock = 'funding.pay' and stopped_at is null",
        [call.id],
      )
      return rowCount === 1
    })
  let now = active
  for (const amount of [20_000, 15_000]) {
    now = await odile.move('funding', 'claim', now, { amount })
    expect(await waits()).toBe(true)
    now = await ruben.move('funding', 'pay', now, { amount, all_paid: true })
    expect(await waits()).toBe(false)
  }
  const read = async (who: typeof odile) => {
    const { events } = await who.api.work.track({ track: call.id })
    return events.map(({ move, facts }) => [move, facts['amount']])
  }
  expect(await read(odile)).toEqual(await read(ruben))
  expect(await read(odile)).toEqual(
    expect.arrayContaining([
      ['award', 80_000],
      ['claim', 20_000],
      ['pay', 20_000],
      ['claim', 15_000],
      ['pay', 15_000],
    ]),
  )
  await expect(read(amara)).rejects.toMatchObject({ code: 'not-found' })
})

it('what Odile asked for first is owed from its first day: not put off by a second claim, not done by a part, not closed away', async () => {
  const call = await odile.open('funding', { other: ruben.circle })
  const applied = await odile.move('funding', 'apply', call, { amount: 50_000 })
  const day = (days: number) =>
    new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const dates = { from_day: day(0), until: day(300) }
  const awarded = await ruben.move('funding', 'award', applied, { amount: 50_000, units: 100, ...dates })
  const owed = (clock: string) =>
    asOwner(database, async (client) => {
      const { rows } = await client.query<{ day: string }>(
        `select to_char(due_on, 'YYYY-MM-DD') as day from clocks where track = $1 and clock = $2 and stopped_at is null`,
        [call.id, clock],
      )
      return rows.map((row) => row.day)
    })
  let now = await odile.move('funding', 'start', awarded)
  now = await odile.move('funding', 'claim', now, { amount: 20_000 })
  const first = await owed('funding.pay')
  network.travel(20)
  now = await odile.move('funding', 'claim', now, { amount: 10_000 })
  now = await ruben.move('funding', 'pay', now, { amount: 100, all_paid: false })
  expect([first.length, await owed('funding.pay')]).toEqual([1, first])
  await expect(ruben.move('funding', 'close', now)).rejects.toMatchObject({
    code: 'refused',
    detail: { because: 'claim-unpaid' },
  })
  now = await odile.move('funding', 'report', now, { units: 40 })
  now = await ruben.move('funding', 'send_back', now, { reason: 'numbers_differ' })
  expect([await owed('funding.report'), await owed('funding.correct')]).toEqual([[], [day(14)]])
  now = await odile.move('funding', 'report', now, { units: 41 })
  expect(await owed('funding.correct')).toEqual([])
  now = await ruben.move('funding', 'pay', now, { amount: 29_900, all_paid: true })
  expect((await ruben.move('funding', 'close', now)).state).toBe('closed')
})
