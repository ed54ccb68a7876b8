// A server whose clock is not the database's decides no day: Amara reads and signs in there, and nothing that she writes is half done.
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { clocks, signIn } from '../../demo/actor.ts'
import { anotherServer } from '../../test/another-server.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { runJob } from '../jobs/work.ts'
import { clockWatch, clockWords, middleOf, type ClockParts } from './clock-watch.ts'
import { readiness } from './readiness.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const day = 86_400

/** A watch of a machine whose clock is so many seconds ahead; `jump` moves it on. */
function machine(seconds: number, server?: ClockParts['server']) {
  let ahead = seconds
  const clock = { now: () => Date.now() + ahead * 1000, steady: () => performance.now() }
  return {
    ...clockWatch({ database, clock, ...(server === undefined ? {} : { server }) }),
    jump: (by: number) => void (ahead += by),
  }
}
const first = '00000000-0000-4000-8000-000000000001'
const second = '00000000-0000-4000-8000-000000000002'
const count = async (table: string) =>
  (await asOwner(database, (client) => client.query(`select from ${table}`))).rowCount

it('a clock that agrees with the database decides days, and one that is seconds or days apart does not', async () => {
  for (const [seconds, apart] of [
    [0, false],
    [3, false],
    [-3, false],
    [8, true],
    [-8, true],
    [-2 * day, true],
  ] as const) {
    const watch = machine(seconds)
    await watch.compare()
    expect(watch.isApart(), String(seconds)).toBe(apart)
    expect(Math.abs(middleOf(watch.ahead()!) - seconds)).toBeLessThan(2)
  }
})

it('a clock that jumps is seen before anybody asks the database again, and is well again once it is set', async () => {
  const watch = machine(0)
  await watch.compare()
  watch.jump(-3600)
  expect(watch.isApart()).toBe(true)
  expect(() => watch.mustAgree()).toThrow('clock-apart')
  watch.jump(3600)
  expect(watch.isApart()).toBe(false)
})

it('of two servers that agree with the database and not with each other, the one that is farther from it decides nothing', async () => {
  const [near, far] = [machine(-2, first), machine(4, second)]
  for (const one of [near, far, near]) await one.compare()
  expect([near.isApart(), far.isApart()]).toEqual([false, true])
  await asOwner(database, (client) =>
    client.query(`update server_clocks set seen_at = seen_at - interval '2 minutes'`),
  )
  const again = machine(4, first)
  await again.compare()
  expect(again.isApart()).toBe(false)
})

it('one that is two days behind keeps itself from deciding, and no other server', async () => {
  const [behind, well] = [machine(-2 * day, first), machine(0, second)]
  await behind.compare()
  await well.compare()
  expect([behind.isApart(), well.isApart()]).toEqual([true, false])
  expect(clockWords(-2 * day, [0])).toContain('2 days behind the database')
  expect(clockWords(-2 * day, [-2 * day])).toContain('database’s machine that is wrong')
  await asOwner(database, (client) => client.query('delete from server_clocks'))
})

it('readiness names the clock', async () => {
  const watch = machine(-2 * day)
  await watch.compare()
  const parts = { database, data: network.data, secrets: network.secrets, migrations: [], clock: watch }
  expect(await readiness({ ...parts, within: 60_000 }).look()).toContain('clock')
  watch.jump(2 * day)
  expect(await readiness({ ...parts, within: 60_000 }).look()).not.toContain('clock')
})

it('no job runs there, and it is not noted as one that ran', async () => {
  const watch = machine(-2 * day)
  await watch.compare()
  let runs = 0
  const job = { name: 'clocks.due', run: async () => void (runs += 1) }
  const parts = { database, logger: pino({ level: 'silent' }), mayRun: () => !watch.isApart() }
  const noted = await count('job_runs')
  await runJob(job, parts)
  expect([runs, await count('job_runs')]).toEqual([0, noted])
  watch.jump(2 * day)
  await runJob(job, parts)
  expect(runs).toBe(1)
})

it('at a server whose clock is apart Amara signs in, reads and signs out; a case that she opens is refused whole, and taken once the clock is set', async () => {
  const watch = machine(-2 * day)
  await watch.compare()
  const server = anotherServer(network, { mustTellDays: watch.mustAgree })
  clocks.set(server.staff, { now: () => network.state.now().getTime() })
  const there = await signIn(server.staff, amara.handle, passphrase)
  expect((await there.api.accounts.me({})).handle).toBe(amara.handle)
  const before = [
    await count('cases'),
    await count('clocks'),
    await count('tracks'),
    await count('track_events'),
  ]
  await expect(openCase(there, { name: 'Selam', language: 'am' })).rejects.toMatchObject({
    code: 'clock-apart',
    status: 503,
  })
  expect([
    await count('cases'),
    await count('clocks'),
    await count('tracks'),
    await count('track_events'),
  ]).toEqual(before)
  watch.jump(2 * day)
  await openCase(there, { name: 'Selam', language: 'am' })
  expect(await count('cases')).toBe(before[0]! + 1)
  watch.jump(-2 * day)
  expect(await there.api.accounts.end({})).toEqual({ ended: true })
})
