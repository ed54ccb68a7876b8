// A server that says it is ready could save what somebody types now, and duties fall due on it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { lookAt } from '../../bin/doctor.ts'
import { testDatabase } from '../../test/database.ts'
import { migrationPlan, openSecrets } from './boot.ts'
import { readMigrations } from '../database/migrate.ts'
import { asOwner, openPool, login } from '../database/open.ts'
import { remember } from '../jobs/job-runs.ts'
import { as } from '../database/as.ts'
import { metrics } from './metrics.ts'
import { operatorHost } from './operator.ts'
import { outgoing } from './outgoing.ts'
import { folderStore } from '../store/folder-store.ts'
import { readiness, type ReadinessParts } from './readiness.ts'
import { fingerprintsOf, secretsOf } from './secrets.ts'

const database = await testDatabase()
const data = mkdtempSync(join(tmpdir(), 'continuum-ready-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))
const secrets = await secretsOf(database, join(data, 'secrets'))
const migrations = (await readMigrations(migrationPlan().migrations)).map(({ name }) => name)
// However slow this machine is: what is asked here is what is found, not how fast.
const parts: ReadinessParts = { database, data, secrets, migrations, within: 60_000 }
const owner = (text: string, values: unknown[] = []) =>
  asOwner(database, (client) => client.query(text, values))
/** Looks as a server that has run for `minutes`. */
const lookAfter = (minutes: number, changed: Partial<ReadinessParts> = {}) =>
  readiness({ ...parts, ...changed, started: 0 }, () => minutes * 60_000).look()

it('one that has just started is ready, and after minutes without a job it is not, until one has run', async () => {
  expect(await lookAfter(0)).toEqual([])
  expect(await lookAfter(4)).toEqual(['jobs'])
  await remember(database, 'clocks.due', true)
  expect(await lookAfter(4)).toEqual([])
  await owner(`update job_runs set ran_at = ran_at - interval '4 minutes' where job = 'clocks.due'`)
  expect(await lookAfter(4)).toEqual(['jobs'])
  await remember(database, 'clocks.due', true)
})

it('one whose database lacks a table, or belongs to other secrets, is not', async () => {
  expect(await lookAfter(0, { migrations: [...migrations, '9999_newer.sql'] })).toEqual(['schema'])
  // What a newer program has had on the same database is no trouble of an older one beside it.
  expect(await lookAfter(0, { migrations: migrations.slice(1) })).toEqual([])
  const others = await openSecrets(join(data, 'others'))
  expect(await lookAfter(0, { secrets: others })).toEqual(['secrets'])
})

it('one that may read and not write is not, and neither is one whose database is not there', async () => {
  const pool = openPool({ ...database.owner, user: login, options: '-c default_transaction_read_only=on' })
  try {
    expect(await lookAfter(0, { database: { pool } })).toEqual(['standby'])
  } finally {
    await pool.end()
  }
  const nowhere = openPool({ ...database.owner, user: login, database: 'nowhere' })
  expect(await lookAfter(0, { database: { pool: nowhere } })).toEqual(['database'])
  await nowhere.end()
})

it('one that waits for others who hold its row, as where a standby has gone, says so in time', async () => {
  await asOwner(database, async (client) => {
    await client.query('begin')
    await client.query(
      `insert into job_runs (job) values ('readiness') on conflict (job) do update set failures = 0`,
    )
    expect(await lookAfter(0)).toEqual(['write'])
    expect(await lookAfter(0, { within: 1 })).toEqual(['database'])
    await client.query('rollback')
  })
  expect(await lookAfter(0)).toEqual([])
})

it('one that is leaving says so, and nothing else is asked of the database for a second', async () => {
  let asked = 0
  const pool = new Proxy(database.pool, {
    get: (target, name) => {
      if (name === 'connect') asked += 1
      const found = Reflect.get(target, name) as unknown
      return typeof found === 'function' ? (found.bind(target) as unknown) : found
    },
  })
  const ready = readiness({ ...parts, database: { pool } }, () => 0)
  await Promise.all([ready.look(), ready.look()])
  const before = asked
  ready.leave()
  expect(await ready.look()).toEqual(['leaving'])
  expect(asked).toBe(before)
})

it('the watch reads counts and ages, in which nobody and no organisation stands', async () => {
  const ready = readiness(parts)
  const measured = metrics({ database, data, ready })
  measured.measure({ endpoint: 'list', status: 200, ms: 4 })
  await owner(`insert into settings (key, value) values ('backup', $1)`, [
    JSON.stringify(new Date(Date.now() - 7_200_000).toISOString()),
  ])
  await remember(database, 'audit.checkpoint', false)
  const app = operatorHost({ ready, measured })
  expect(await (await app.request('/readyz')).json()).toEqual({ ready: true, because: [] })
  const answer = await app.request('/metrics')
  expect(answer.headers.get('content-type')).toContain('application/openmetrics-text')
  const text = await answer.text()
  const valueOf = (name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    )
  expect(valueOf('continuum_backup_age_seconds')).toBeGreaterThanOrEqual(7_200)
  expect(valueOf('continuum_job_failures{job="audit.checkpoint"}')).toBe(1)
  expect(valueOf('continuum_trouble{because="jobs"}')).toBe(0)
  expect(text).toContain('continuum_request_seconds_count{endpoint="list",status="200"} 1')
  const labels = new Set([...text.matchAll(/[{,]([a-z_]+)="/g)].map(([, label]) => label))
  for (const label of ['user', 'organisation', 'handle', 'case', 'path'])
    expect([...labels]).not.toContain(label)
  expect(await fingerprintsOf(secrets)).not.toEqual(
    await fingerprintsOf(await openSecrets(join(data, 'others'))),
  )
})

it('on the first day no checkpoint is late, and where the job never ran it is after three hours, for the doctor and for the alarm', async () => {
  const store = folderStore(join(data, 'objects'))
  const looked = () => lookAt(database, { data, folder: join(data, 'secrets'), store })
  const seen = async () => {
    const text = await metrics({ database, data, ready: readiness(parts) }).text()
    const found = (await looked()).find(({ check }) => check === 'checkpoint')
    return { holds: found?.holds, age: Number(/^continuum_checkpoint_age_seconds (\S+)$/m.exec(text)?.[1]) }
  }
  expect(await seen()).toEqual({ holds: true, age: 0 })
  await owner(`select audit.append(0, 'system', 'network.set-up', null, null, now())`)
  const young = await seen()
  expect(young.holds).toBe(true)
  expect(young.age).toBeLessThan(3_600)
  await asOwner(database, async (client) => {
    await client.query('set session_replication_role = replica')
    await client.query(`update audit.entries set at = at - interval '4 hours'`)
  })
  const old = await seen()
  expect(old.holds).toBe(false)
  expect(old.age).toBeGreaterThan(10_800)
})

it('a secret that is not the right one is named where it was read from', async () => {
  const credentials = join(data, 'credentials')
  await openSecrets(credentials, '')
  vi.stubEnv('CREDENTIALS_DIRECTORY', credentials)
  try {
    await expect(secretsOf(database, join(data, 'secrets'))).rejects.toThrow(
      `The secret oprf-key in ${credentials} is not the one`,
    )
    rmSync(join(credentials, 'oprf-key'))
    await expect(secretsOf(database, join(data, 'elsewhere'))).rejects.toThrow(
      `oprf-key is missing in ${credentials} (CREDENTIALS_DIRECTORY) and in ${join(data, 'elsewhere')}`,
    )
  } finally {
    vi.unstubAllEnvs()
  }
})

it('the watch and the doctor see that the process that sends is gone, that a call to somebody on duty waits, and that a house’s system is silent', async () => {
  const measured = metrics({ database, data, ready: readiness(parts) })
  const told = async () =>
    Object.fromEntries(
      [
        ...(await measured.text()).matchAll(/^continuum_(sender|duty|webhooks|webhook_caller)_\w* (\S+)$/gm),
      ].map(([, name, value]) => [name, Number(value)]),
    )
  expect(await told()).toEqual({ sender: 0, duty: 0, webhooks: 0, webhook_caller: 0 })
  expect(await as(database, { kind: 'system' }, outgoing)).toEqual({
    sender: null,
    dutyCall: null,
    webhookCaller: null,
    silentWebhooks: 0,
  })
  await asOwner(database, async (client) => {
    // Whose they are does not matter here.
    await client.query('set session_replication_role = replica')
    await client.query(
      "insert into sender (public_key, channels, seen_at) values (decode(repeat('00', 32), 'hex'), '{mail}', now() - interval '10 minutes')",
    )
    await client.query(`insert into outbox (id, key, destination, kind, queued_at, next_at, state)
      select gen_random_uuid(), 'call:' || gen_random_uuid() || ':1', gen_random_uuid(), kind, now() - wait, now(), state
      from (values ('duty', 'queued', interval '4 minutes'), ('duty', 'sent', interval '1 hour'), ('digest', 'queued', interval '2 hours')) o(kind, state, wait)`)
    await client.query(`with made as (
        insert into users (id, organisation, handle, roles, state, ends_on, joined_at)
        select gen_random_uuid(), 1, handle, '{caseworker}', 'active', until, now()
        from (values ('program-silent', current_date + 9), ('program-over', current_date - 9),
          ('program-today', current_date + 9), ('program-new', current_date + 9)) p(handle, until) returning id, handle)
      insert into webhooks (id, user_id, sealed, sealed_to, made_on, failing_since)
      select gen_random_uuid(), id, decode(repeat('00', 90), 'hex'), decode(repeat('00', 32), 'hex'), current_date,
        case handle when 'program-new' then null when 'program-today' then current_date else current_date - 2 end
      from made`)
    await client.query(
      "insert into webhook_caller (public_key, seen_at) values (decode(repeat('00', 32), 'hex'), now() - interval '7 minutes')",
    )
  })
  const now = await told()
  expect(now['sender']).toBeGreaterThanOrEqual(600)
  expect(now['duty']).toBeGreaterThanOrEqual(240)
  expect(now['duty']).toBeLessThan(3_600)
  // Not the one whose program's last day is over, and not yet the one that is silent since today.
  expect(now['webhooks']).toBe(1)
  expect(now['webhook_caller']).toBeGreaterThanOrEqual(420)
  const wrong = (
    await lookAt(database, { data, folder: join(data, 'secrets'), store: folderStore(join(data, 'objects')) })
  )
    .filter(({ holds }) => !holds)
    .map(({ check }) => check)
  expect(wrong).toEqual(expect.arrayContaining(['sender', 'duty-calls', 'web-hooks']))
})
