// The clinic's own system is told that there is something for it to look at: by the process that sends, at an address that nobody else reads,
// and nothing is said there of anybody.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { v7 as newId } from 'uuid'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { agree, openCase, refer } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { openReceiver, taken } from '../../test/webhook-receiver.ts'
import { asOwner, login, openPool } from '../database/open.ts'
import { openChanges } from '../http/changes.ts'
import { invite } from '../organisations/client/invite.ts'
import { drawTeamNumber, makeTeam } from '../organisations/client/make-team.ts'
import { suspendMember } from '../organisations/client/members.ts'
import { joinByFile } from '../app/partner/key-file.ts'
import { keyPairFromSeed, newSecret } from '../sealing/keys.ts'
import { newWebhook } from './client.ts'
import { callWebhook } from './server/call.ts'
import type { WebhookHost } from './model.ts'
import { openRounds, takeUpCalling, type RoundsParts } from './server/rounds.ts'

const system = await openReceiver()
const { called, host } = system

const database = await testDatabase()
const webhookHosts: WebhookHost[] = []
const network = await newNetwork(database, { unlimited: true, webhookHosts })
const clinic = await network.organisation('City Clinic', 'clinic', ['administrator', 'caseworker'])
webhookHosts.push({ organisation: clinic.organisation, origin: host })
const harbour = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
const inDays = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** A program of the clinic in a team of its own. */
const folder = await mkdtemp(join(tmpdir(), 'continuum-webhooks-'))
afterAll(() => rm(folder, { recursive: true }))
const program = newId()
const { secret: invitation } = await invite(clinic, {
  id: program,
  handle: 'program-clinic',
  roles: ['caseworker'],
  language: 'en',
  endsOn: inDays(90),
})
await joinByFile(join(folder, 'program.json'), {
  address: 'https://staff.example.org',
  invitation,
  send: async (path, init) => network.staff.request(path, init),
})
const team = await drawTeamNumber(clinic)
await makeTeam(clinic, team, { purpose: 'casework', name: 'Front desk', members: [clinic.id, program] })

const changes = openChanges(database, () => undefined)
const own = { pool: openPool({ ...database.owner, user: login }) }
let clock = Date.parse('2026-06-08T12:00:00Z')
const said: string[] = []
const parts: RoundsParts = {
  database: own,
  pair: await keyPairFromSeed('enc', newSecret()),
  hosts: webhookHosts,
  network: network.state.network().id,
  timezone: 'Europe/London',
  now: () => new Date(clock),
  say: (line) => said.push(line),
}
await takeUpCalling(parts)
const rounds = openRounds(parts)
afterAll(async () => {
  await rounds.close()
  await changes.close()
  await own.pool.end()
  await system.close()
})

const rows = (text: string, values: unknown[] = []) =>
  asOwner(database, async (client) => (await client.query<Record<string, unknown>>(text, values)).rows)
const listed = () => clinic.api.webhooks.list({})

async function tellAt(url: string): Promise<string> {
  const { callerKey, network: id } = await listed()
  const { secret, kept } = await newWebhook({ caller: callerKey!, network: id }, url)
  await clinic.api.webhooks.keep({ program, ...kept })
  return secret
}

/** A minute later: what was due is called. */
async function minuteLater(minutes = 1): Promise<number> {
  clock += minutes * 60_000
  return rounds.round()
}

/** Until nothing is said any more of what was done before. */
async function inPeace(): Promise<void> {
  await sleep(600)
  await minuteLater()
  called.length = 0
}

async function referToTeam(): Promise<void> {
  const { id } = await openCase(harbour, { name: 'Selam Secret', language: 'am' })
  const consent = await agree(
    harbour,
    id,
    { recipient: team, compartments: ['health'], purpose: 'health_care' },
    network.state.now(),
  )
  await refer(harbour, id, { recipient: team, serviceCode: 'health', urgency: 'now', consent })
}

let secret = ''
beforeEach(async () => {
  system.answers(taken)
  secret = await tellAt(`${host}/continuum`)
  await inPeace()
})

describe('the clinic’s own system', () => {
  it('is told by a signed message of the standard when Selam is referred to the program’s team, and nothing of Selam', async () => {
    await referToTeam()
    await vi.waitFor(async () => expect(await minuteLater()).toBe(1), { timeout: 5_000, interval: 200 })
    expect(called).toHaveLength(1)
    const { body, headers } = called[0]!
    const message = new Webhook(secret).verify(body, headers)
    expect(message).toEqual({ type: 'something.changed', timestamp: expect.any(String), data: {} })
    expect(() =>
      new Webhook(`whsec_${Buffer.from(newSecret()).toString('base64')}`).verify(body, headers),
    ).toThrow()
    expect(() => new Webhook(secret).verify(body.replace('changed', 'other'), headers)).toThrow()
  })

  it('is told once of everything that happens within a minute', async () => {
    await referToTeam()
    await referToTeam()
    await sleep(600)
    expect(await minuteLater()).toBe(1)
    expect(await minuteLater()).toBe(0)
  })

  it('is told nothing of what happens in another house', async () => {
    await openCase(harbour, { name: 'Oksana Test', language: 'uk' })
    await sleep(600)
    expect(await minuteLater()).toBe(0)
  })

  it('is told again under the same number while nothing answers there, later and later, and the administrator sees since when', async () => {
    system.answers((response) => void response.writeHead(503).end())
    secret = await tellAt(`${host}/continuum`)
    expect(await minuteLater()).toBe(0)
    expect((await listed()).webhooks).toMatchObject([
      { program, state: 'on', failingSince: '2026-06-08', reachedOn: null },
    ])
    const after: number[] = []
    for (let minutes = 1; minutes <= 20; minutes += 1) {
      const before = called.length
      clock += 700
      await minuteLater()
      if (called.length > before) after.push(minutes)
    }
    // One minute later, two, four, eight.
    expect(after).toEqual([1, 3, 7, 15])
    expect(new Set(called.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(said.join()).not.toContain(host)
    system.answers((response) => void response.writeHead(200).end('anything'))
    await minuteLater(16)
    expect((await listed()).webhooks).toMatchObject([{ failingSince: null, reachedOn: '2026-06-08' }])
  })

  it('is called no more once it has said so, and the administrator sees that', async () => {
    system.answers((response) => void response.writeHead(410).end())
    await tellAt(`${host}/continuum`)
    await minuteLater()
    called.length = 0
    await referToTeam()
    await sleep(600)
    await minuteLater()
    expect(called).toEqual([])
    expect((await listed()).webhooks).toMatchObject([{ state: 'gone' }])
  })

  it('leads nobody elsewhere', async () => {
    const elsewhere = await openReceiver()
    system.answers((response) => void response.writeHead(307, { location: `${elsewhere.host}/` }).end())
    await tellAt(`${host}/continuum`)
    expect(await minuteLater()).toBe(0)
    // Nor is a host called that the operator has not named for this house, even where its address was sealed.
    for (const url of [
      `${elsewhere.host}/continuum`,
      `blob:${host}/continuum`,
      `http://me:word@127.0.0.1:${new URL(host).port}/`,
    ]) {
      await tellAt(url)
      expect(await minuteLater(), url).toBe(0)
    }
    expect(said.join()).toContain('does not name its host')
    webhookHosts.push({ organisation: harbour.organisation, origin: elsewhere.host })
    expect((await harbour.api.webhooks.list({})).hosts).toEqual([elsewhere.host])
    expect((await listed()).hosts).toEqual([host])
    await tellAt(`${elsewhere.host}/continuum`)
    expect(await minuteLater()).toBe(0)
    expect(elsewhere.called).toEqual([])
    await elsewhere.close()
  })

  it('that answers slowly keeps nobody waiting for longer than five seconds', async () => {
    system.answers(() => undefined)
    const began = Date.now()
    expect(await callWebhook({ url: `${host}/`, secret }, { id: newId(), at: new Date() })).toBe('failed')
    expect(Date.now() - began).toBeLessThan(8_000)
  }, 15_000)
})

it('a system that answers slowly does not keep the process from stopping', async () => {
  system.answers(() => undefined)
  await tellAt(`${host}/continuum`)
  clock += 60_000
  const stopping = new AbortController()
  const round = rounds.round(stopping.signal)
  await vi.waitFor(() => expect(called).toHaveLength(1))
  const began = Date.now()
  stopping.abort()
  expect(await round).toBe(0)
  expect(Date.now() - began).toBeLessThan(1_000)
  // It was nobody's fault there.
  expect((await listed()).webhooks).toMatchObject([{ failingSince: null }])
})

describe('whatever may have been missed', () => {
  it('is one call more when the process that calls begins', async () => {
    const pool = openPool({ ...database.owner, user: login })
    const again = openRounds({ ...parts, database: { pool } })
    expect(await again.round()).toBe(1)
    await again.close()
    await pool.end()
  })

  it('is one call more after six hours in which nothing was heard, as where a server was lost with what it had not passed on', async () => {
    expect(await minuteLater(5 * 60)).toBe(0)
    expect(await minuteLater(60)).toBe(1)
  })

  it('is kept while the database does not say which web hooks there are', async () => {
    await referToTeam()
    await sleep(600)
    await rows('alter function app.webhooks_hearing() rename to webhooks_gone')
    await expect(minuteLater()).rejects.toThrow()
    await rows('alter function app.webhooks_gone() rename to webhooks_hearing')
    expect(await minuteLater()).toBe(1)
  })

  it('is one call more after a server has started', async () => {
    const pool = openPool({ ...database.owner, user: login })
    const server = openChanges({ ...database, pool }, () => undefined)
    await vi.waitFor(async () => expect(await minuteLater()).toBe(1), { timeout: 5_000, interval: 200 })
    await server.close()
    await pool.end()
  })
})

describe('where it is told', () => {
  it('is read by no role of the server, and shown to nobody again', async () => {
    const kept = JSON.stringify(await rows('select w::text as row from webhooks w'))
    expect(kept).not.toContain(Buffer.from('/continuum').toString('hex'))
    expect(JSON.stringify(await listed())).not.toContain('/continuum')
    for (const word of ['/continuum', 'whsec_']) expect(network.logged.join()).not.toContain(word)
    for (const role of ['continuum_app', 'continuum_worker', 'continuum_public', 'continuum_ministry'])
      expect(
        await rows(`select has_column_privilege('${role}', 'webhooks', 'sealed', 'select') as may`),
      ).toEqual([{ may: false }])
  })

  it('is said and ended by administrators of the program’s own house alone', async () => {
    expect((await harbour.api.webhooks.list({})).webhooks).toEqual([])
    await expect(harbour.api.webhooks.end({ program })).rejects.toMatchObject({ code: 'not-found' })
    const { callerKey, network: id } = await harbour.api.webhooks.list({})
    const { kept } = await newWebhook({ caller: callerKey!, network: id }, `${host}/mine`)
    await expect(harbour.api.webhooks.keep({ program, ...kept })).rejects.toMatchObject({ code: 'not-found' })
    // Nor for a colleague who is no program.
    await expect(clinic.api.webhooks.keep({ program: clinic.id, ...kept })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(
      clinic.api.webhooks.keep({
        program,
        ...kept,
        sealedTo: Buffer.from(newSecret()).toString('base64url'),
      }),
    ).rejects.toMatchObject({ code: 'stale' })
  })

  it('has to be said anew where another process sends from now on', async () => {
    const pair = await keyPairFromSeed('enc', newSecret())
    await takeUpCalling({ ...parts, pair })
    expect((await listed()).webhooks).toMatchObject([{ state: 'unreadable' }])
    await takeUpCalling(parts)
  })

  it('is erased when an administrator ends it, and when the program’s account is closed', async () => {
    await clinic.api.webhooks.end({ program })
    expect(await rows('select 1 from webhooks')).toEqual([])
    await expect(clinic.api.webhooks.end({ program })).rejects.toMatchObject({ code: 'not-found' })
    await tellAt(`${host}/continuum`)
    await rows(`update users set ends_on = ends_on - 200 where id = $1`, [program])
    // Its last day is over: it is told nothing.
    called.length = 0
    expect(await minuteLater()).toBe(0)
    expect(called).toEqual([])
    await rows(`update users set ends_on = ends_on + 200 where id = $1`, [program])
    await suspendMember(clinic, program)
    expect(await rows('select 1 from webhooks')).toEqual([])
  })
})
