// Every table against a stranger. The database itself must refuse, whatever the program asks; so this asks it directly.

import { describe, expect, it } from 'vitest'
import { newTeam } from '../demo/actor.ts'
import { agree, agreeToPages, openCase, refer, writeMessage } from '../demo/case-work.ts'
import { bringPaper, readPaper } from '../demo/papers.ts'
import { makeRecoveryShares } from '../demo/recovery-shares.ts'
import { as } from '../src/database/as.ts'
import { asOwner } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { standIns } from './role-sessions.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const opened = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'A story.' })
const consent = await agree(
  amara,
  opened.id,
  { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care', whenAccepted: true },
  network.state.now(),
)
await refer(amara, opened.id, { recipient: bashir.circle, serviceCode: 'health', consent })
// A paper that was read and one that was taken away again, so that each of their tables has a row.
const content = new Blob(['A scan.'])
const paper = await bringPaper(amara, opened.id, { compartment: 'health', name: 'scan.pdf', content })
await readPaper(amara, opened.id, paper)
// Pages that wait for the same answer, one of them a copy of the paper.
const pages = { recipient: bashir.circle, purpose: 'health_care', whenAccepted: true } as const
await agreeToPages(amara, opened.id, pages)
const taken = await bringPaper(amara, opened.id, { compartment: 'health', name: 'scan.pdf', content })
await amara.api.papers.remove({ id: taken })
await writeMessage(amara, opened.id, 'Hello.')
// A team with a name, which is for those at home.
await newTeam(network.founder, 'protection', 'Watch', [network.founder])
await makeRecoveryShares(network.founder)
const strangers = await standIns(database)

/** Tables that every member of staff reads: the network itself, the directory, published counts. */
const reference = new Set([
  'organisations',
  'circles',
  'settings',
  'event_counts',
  'providers',
  'services',
  'service_index',
  'service_hours',
])
/** Tables of one's own, where a stand-in has a row of its own; whose log is read by whom is asked in log-readers.test.ts. */
const own = new Set(['users', 'sessions', 'cards', 'circle_epochs', 'log_statements'])

const tables = await asOwner(database, async (client) => {
  const { rows } = await client.query<{
    name: string
    rls: boolean
    forced: boolean
    policies: number
  }>(`select c.oid::regclass::text as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname in ('public', 'audit') order by 1`)
  return rows
})

/** The rows that somebody sees of a table; a refusal is no rows. Straight to the database, past all of our code. */
async function seen(table: string, actor: { role: string; hash?: string }): Promise<number> {
  const client = await database.pool.connect()
  try {
    await client.query(`begin; set local role ${actor.role}`)
    if (actor.hash) await client.query('select app.enter($1)', [actor.hash])
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)
    return rows[0]?.n ?? 0
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return 0
    throw error
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** The same of many tables in one transaction: to begin and end one for each table and each role takes too long on a slow machine. */
async function seenOf(names: readonly string[], actor: { role: string; hash: string }) {
  const client = await database.pool.connect()
  const found = new Map<string, number>()
  try {
    await client.query(`begin; set local role ${actor.role}`)
    await client.query('select app.enter($1)', [actor.hash])
    for (const name of names) {
      await client.query('savepoint look')
      try {
        const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${name}`)
        found.set(name, rows[0]?.n ?? 0)
      } catch (error) {
        if ((error as { code?: string }).code !== '42501') throw error
        await client.query('rollback to look')
      }
    }
    return found
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('the database by itself', () => {
  it('has row-level security enabled and forced, with a policy, on every table', () => {
    expect(tables.length).toBeGreaterThan(25)
    for (const table of tables)
      expect({ ...table, policies: table.policies > 0 }, table.name).toMatchObject({
        rls: true,
        forced: true,
        policies: true,
      })
  })

  it('shows a stranger of any role no row of anybody’s case', async () => {
    const names = tables.flatMap(({ name }) => (reference.has(name) || own.has(name) ? [] : [name]))
    for (const [role, { hash }] of strangers) {
      const found = await seenOf(names, {
        hash,
        role: role === 'ministry' ? 'continuum_ministry' : 'continuum_app',
      })
      for (const [name, rows] of found) expect(rows, `${name} as ${role}`).toBe(0)
      // What is refused altogether shows nothing; but not everything was refused.
      expect(found.size, role).toBeGreaterThan(10)
    }
  })

  it('shows a visitor only which hotline answers', async () => {
    for (const { name } of tables) {
      if (
        [
          'organisations',
          'circles',
          'settings',
          'event_counts',
          'providers',
          'services',
          'service_index',
          'service_hours',
        ].includes(name)
      )
        continue
      expect(await seen(name, { role: 'continuum_public' }), name).toBe(0)
    }
  })

  it('shows the ministry counts and no table about people', async () => {
    const ministry = strangers.get('ministry')
    for (const { name } of tables) {
      if (
        [
          'event_counts',
          'settings',
          'organisations',
          'circles',
          'users',
          'circle_epochs',
          'log_statements',
        ].includes(name)
      )
        continue
      expect(await seen(name, { hash: ministry?.hash as string, role: 'continuum_ministry' }), name).toBe(0)
    }
  })

  it('lets no session set its own circles', async () => {
    const { hash } = strangers.get('caseworker') as { hash: string }
    const forge = as(database, { kind: 'session', hash, role: 'continuum_app' }, (tx) =>
      tx.rows(sql`select set_config('app.circles', '{1,2,3}', true)`),
    )
    await expect(forge).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('shows the doctor a referral’s need before he accepts, and no keys', async () => {
    const { rows } = await asOwner(database, (client) =>
      client.query("select encode(hash, 'hex') as hash from sessions where user_id = $1", [bashir.id]),
    )
    const actor = { hash: rows[0].hash as string, role: 'continuum_app' }
    expect(await seen('referrals', actor)).toBe(1)
    for (const table of [
      'cases',
      'wraps',
      'pages',
      'page_wraps',
      'records',
      'compartments',
      'headers',
      'placements',
      'papers',
      'paper_looks',
      'paper_copies',
    ])
      expect(await seen(table, actor), table).toBe(0)
  })
})
