// Staff hear that something of a kind has changed that concerns them, at whichever server they listen; nobody hears that anything happened in a
// house where they are not, and listening keeps no session alive.

import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { v7 as newId } from 'uuid'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { clocks, signIn } from '../../demo/actor.ts'
import { agree, openCase, refer, writeNote } from '../../demo/case-work.ts'
import { anotherServer } from '../../test/another-server.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { as } from '../database/as.ts'
import { asOwner, login, openPool } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { mostOfOne, openChanges } from './changes.ts'
import { hashOf } from './session.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })

/** A server of its own: another pool, and another line to the database. */
function server() {
  const own = { ...database, pool: openPool({ ...database.owner, user: login }) }
  const changes = openChanges(own, () => undefined)
  const { staff } = anotherServer(network, { database: own, changes, unlimited: true })
  return { staff, changes, database: own, close: () => changes.close().then(() => own.pool.end()) }
}
const [here, there] = [server(), server()]
afterAll(async () => {
  await here.close()
  await there.close()
})

/** Signs in at the first server; answers with the cookie too. */
async function comesIn(handle: string) {
  let cookie = ''
  const app = new Hono()
  app.all('*', (c) => {
    cookie = c.req.header('cookie') ?? cookie
    return here.staff.fetch(c.req.raw, c.env)
  })
  clocks.set(app, { now: () => network.state.now().getTime() })
  const who = await signIn(app, handle, passphrase)
  await who.api.accounts.me({})
  return { who, cookie }
}

const house = await network.organisation('Harbour House', 'ngo', [])
await network.colleague(house, 'amara', ['caseworker'])
await network.colleague(house, 'miriam', ['caseworker'])
const clinic = await network.organisation('City Clinic', 'clinic', ['caseworker'])
const helpline = await network.organisation('Helpline', 'hotline', ['hotline'])
const amara = await comesIn('amara')
const idle = await comesIn('miriam')
const bashir = await comesIn(clinic.handle)
const leyla = await comesIn(helpline.handle)

const opened: { stop: () => Promise<void> }[] = []
afterEach(async () => {
  for (const { stop } of opened.splice(0)) await stop()
})

/** Listens; `heard` fills with the kinds that are told. */
async function listens({ cookie }: { cookie: string }, at = there) {
  await vi.waitFor(async () => expect(await at.changes.open('0'.repeat(64))).toBe('over'))
  const answer = await at.staff.request('/api/changes', { headers: { cookie } })
  if (!answer.body) throw new Error(String(answer.status))
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const heard: string[] = []
  let isOver = false
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return void (isOver = true)
      heard.push(...[...new TextDecoder().decode(value).matchAll(/event: (\w+)/g)].map(([, kind]) => kind!))
    }
  })()
  const stop = () => reader.cancel().then(() => reading)
  opened.push({ stop })
  return { answer, heard, isOver: () => isOver, stop }
}
const soon = { timeout: 5_000, interval: 50 }
const now = () => network.state.now()

it('a colleague at another server hears that there is work, and neither the clinic nor the helpline hears anything', async () => {
  const colleague = await listens(idle)
  const others = [await listens(bashir), await listens(leyla, here)]
  expect(colleague.answer.headers.get('content-type')).toBe('text/event-stream')
  await openCase(amara.who, { name: 'Mariam Test', language: 'ar' })
  await vi.waitFor(() => expect(colleague.heard).toContain('work'), soon)
  await sleep(600)
  expect(others.flatMap(({ heard }) => heard)).toEqual([])
  // A kind and nothing else.
  expect(new Set(colleague.heard)).toEqual(new Set(['work']))
})

it('the clinic hears of a referral to it, and of nothing that happens with the case beside that', async () => {
  const { id } = await openCase(amara.who, { name: 'Oksana Test', language: 'uk' })
  const listening = await listens(bashir)
  const recipient = bashir.who.circle
  const consent = await agree(
    amara.who,
    id,
    { recipient, compartments: ['health'], purpose: 'health_care' },
    now(),
  )
  await vi.waitFor(() => expect(listening.heard).toContain('work'), soon)
  await sleep(600)
  listening.heard.length = 0
  await writeNote(amara.who, id, 'contact', 'She slept well.')
  await sleep(600)
  expect(listening.heard).toEqual([])
  await refer(amara.who, id, { recipient, serviceCode: 'health', urgency: 'now', consent })
  await vi.waitFor(() => expect(listening.heard).toContain('work'), soon)
})

it('a shelter that is asked for a bed now hears at once that something is urgent, and so does who asked; another shelter hears nothing', async () => {
  const { id: caseId } = await openCase(amara.who, { name: 'Vesna Test', language: 'en' })
  const willow = await comesIn((await network.organisation('Willow Rooms', 'shelter', ['shelter'])).handle)
  const north = await comesIn((await network.organisation('North Door', 'shelter', ['shelter'])).handle)
  const [hana, marko] = [await listens(willow), await listens(north)]
  const colleague = await listens(idle)
  const request = { id: newId(), caseId, other: willow.who.circle, urgency: 'now', party: 1 }
  const opened = await amara.who.open('placement', request)
  const asked = await amara.who.move('placement', 'match', opened, { not_met: ['none_missing'] })
  const began = performance.now()
  await vi.waitFor(() => expect(hana.heard).toContain('urgent'), soon)
  expect(performance.now() - began).toBeLessThan(2_000)
  await sleep(600)
  colleague.heard.length = 0
  await willow.who.move('placement', 'cannot_offer', asked, { reason: 'full' })
  await vi.waitFor(() => expect(colleague.heard).toContain('urgent'), soon)
  expect(marko.heard).toEqual([])
  expect(new Set(hana.heard)).toEqual(new Set(['urgent']))
})

it('nothing is heard of what was undone', async () => {
  await openCase(amara.who, { name: 'Narong Test', language: 'th' })
  await sleep(600)
  const colleague = await listens(idle)
  const done = (fails: boolean) =>
    as(there.database, { kind: 'system' }, async (tx) => {
      await tx.run(
        sql`update clocks set stopped_at = now(), outcome = 'done' where circle = ${amara.who.circle}`,
      )
      if (fails) throw new Error('undone')
    })
  await expect(done(true)).rejects.toThrow('undone')
  await sleep(600)
  expect(colleague.heard).toEqual([])
  await done(false)
  await vi.waitFor(() => expect(colleague.heard).toContain('work'), soon)
})

const sessionOf = ({ cookie }: { cookie: string }) => hashOf(/\bs=([^;]+)/.exec(cookie)![1]!)
const seen = async (one: { cookie: string }) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query('select seen_at, ends_at from sessions where hash = $1', [
      Buffer.from(sessionOf(one), 'hex'),
    ])
    return rows[0] as object | undefined
  })

it('listening keeps no session alive, and ends when the session has ended, at every server', async () => {
  const leaving = await comesIn('miriam')
  const before = await seen(leaving)
  const [one, other] = [await listens(leaving, here), await listens(leaving)]
  await sleep(300)
  expect(await seen(leaving)).toEqual(before)
  await leaving.who.api.accounts.end({})
  await vi.waitFor(() => expect([one.isOver(), other.isOver()]).toEqual([true, true]), soon)
  const again = await there.staff.request('/api/changes', { headers: { cookie: leaving.cookie } })
  expect(again.status).toBe(401)
  expect((await there.staff.request('/api/changes')).status).toBe(401)
})

it('one person has room for a few windows, and another site for none', async () => {
  for (let n = 0; n < mostOfOne; n += 1) await listens(bashir)
  const headers = { cookie: bashir.cookie }
  expect((await there.staff.request('/api/changes', { headers })).status).toBe(503)
  await opened.splice(0, 1)[0]!.stop()
  await listens(bashir)
  const foreign = { ...headers, 'sec-fetch-site': 'cross-site' }
  expect((await there.staff.request('/api/changes', { headers: foreign })).status).toBe(403)
})

it('a team of forty that is let in is looked at twice, and not forty times at once', async () => {
  const colleague = await listens(idle)
  await sleep(600)
  const asked = vi.spyOn(there.database.pool, 'connect')
  const let40 = Array.from({ length: 40 }, () => `people h${amara.who.circle}`).join('\n')
  await asOwner(database, (client) => client.query("select pg_notify('changes', $1)", [let40]))
  await vi.waitFor(() => expect(colleague.heard).toHaveLength(40), soon)
  await sleep(600)
  // The look that every server takes of all its streams now and then may fall into this second.
  expect(asked.mock.calls.length).toBeGreaterThan(0)
  expect(asked.mock.calls.length).toBeLessThanOrEqual(3)
  asked.mockRestore()
})

it('where a server has lost its line to the database everybody asks once, and hears again', async () => {
  const colleague = await listens(idle)
  await asOwner(database, (client) =>
    client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query ~ 'listen|pg_notify|select 1'`),
  )
  await vi.waitFor(() => expect(colleague.heard).toContain('any'), soon)
  await openCase(amara.who, { name: 'Somchai Test', language: 'th' })
  await vi.waitFor(() => expect(colleague.heard).toContain('work'), soon)
})

it('a server that stops ends its streams and opens no more', async () => {
  const leaving = server()
  const colleague = await listens(idle, leaving)
  leaving.changes.leave()
  await vi.waitFor(() => expect(colleague.isOver()).toBe(true), soon)
  const headers = { cookie: idle.cookie }
  expect((await leaving.staff.request('/api/changes', { headers })).status).toBe(503)
  await leaving.close()
})

it('where nobody passes changes on, a browser is told that there is no stream', async () => {
  const answer = await network.staff.request('/api/changes', { headers: { cookie: idle.cookie } })
  expect(answer.status).toBe(503)
})
