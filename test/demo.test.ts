// The invented country is the same each time, goes through every process, and leaves nobody's name where the server reads.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { prepareDemo, type Size } from '../demo/country.ts'
import { demoLanguages, names } from '../demo/names.ts'
import { services } from '../src/directory/kinds.ts'
import { coverage } from '../src/measures/coverage.ts'
import { exampleOf, lives } from '../src/measures/examples.ts'
import { asOwner, type Database } from '../src/database/open.ts'
import { machines } from '../src/machines.ts'
import { openNetwork } from '../src/opening.ts'
import { newSecret } from '../src/sealing/keys.ts'
import { newOprfKey } from '../src/sealing/oprf.ts'
import { newPassphraseSetup } from '../src/sealing/passphrase.ts'
import { testDatabase } from './database.ts'

const urls = {
  url: 'http://localhost:4600',
  publicUrl: 'http://127.0.0.1:4601',
  exitUrl: 'https://exit.example',
}

/** A small country in a database of its own; `again` is a second start over the same data. */
async function country(size: Size) {
  const data = mkdtempSync(join(tmpdir(), 'demo-'))
  afterAll(() => rmSync(data, { recursive: true, force: true }))
  const database = await testDatabase()
  const secrets = {
    opaque: await newPassphraseSetup(),
    oprf: new Uint8Array(newOprfKey()),
    checkpoint: newSecret(),
  }
  const network = await openNetwork(database)
  const said: string[] = []
  const start = () =>
    prepareDemo(
      { database, secrets, network, settings: { data, ...urls }, say: (text) => void said.push(text) },
      size,
    )
  const { print } = await start()
  return { database, print, said, again: start }
}

const rows = <Row>(database: Database, text: string): Promise<Row[]> =>
  asOwner(database, async (client) => (await client.query(text)).rows as Row[])

const referencesOf = async (database: Database): Promise<string[]> =>
  (
    await rows<{ line: string }>(
      database,
      `select reference || ' ' || language || ' ' || age_group || ' ' || opened_at::date as line from cases order by 1`,
    )
  ).map(({ line }) => line)

/** Whom the first two lives meet. */
const smallest = ['hotline', 'harbour', 'willow', 'clinic', 'law', 'authority']

describe('the invented country', async () => {
  const first = await country({ cases: 24 })

  it('has the same people, dates and references in a second house', async () => {
    const second = await country({ cases: 2, only: smallest })
    const again = await referencesOf(second.database)
    expect(again).toHaveLength(2)
    expect(await referencesOf(first.database)).toEqual(expect.arrayContaining(again))
  }, 240_000)

  it('goes through every process that there is, in six languages', async () => {
    const kinds = await rows<{ kind: string }>(first.database, 'select distinct kind from tracks')
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(machines.map(({ kind }) => kind).sort())
    const spoken = await rows<{ language: string }>(first.database, 'select distinct language from cases')
    expect(spoken.map(({ language }) => language).sort()).toEqual([...demoLanguages].sort())
  })

  it('has clocks that run, few of them late and none by weeks, and money that arrived', async () => {
    const [clocks] = await rows<{ running: number; late: number; worst: number }>(
      first.database,
      `select count(*)::int as running, (count(*) filter (where due_at < now()))::int as late,
        coalesce(max(extract(day from now() - due_at)), 0)::int as worst from clocks where stopped_at is null`,
    )
    expect(clocks?.running).toBeGreaterThan(20)
    expect(clocks?.late).toBeLessThan((clocks?.running ?? 0) / 10)
    expect(clocks?.worst).toBeLessThan(10)
    expect(await rows(first.database, `select 1 from amounts where kind = 'paid'`)).not.toEqual([])
    expect(await rows(first.database, 'select 1 from permits where work')).not.toEqual([])
  })

  it('shows every entry that is claimed: in a life, open to whom it names, or on a screen; and every service of the page', async () => {
    const carried = await rows<{ reference: string; handle: string }>(
      first.database,
      `select c.reference, u.handle from cases c join circle_members m on m.circle = c.owner_circle join users u on u.id = m.user_id`,
    )
    const seen = new Set(carried.map(({ reference, handle }) => `${reference} ${handle}`))
    expect(Object.values(lives).filter(({ reference, as }) => !seen.has(`${reference} ${as}`))).toEqual([])
    const claimed = coverage.filter(({ state }) => state !== 'not yet')
    expect(claimed.filter(({ n }) => exampleOf(n) === undefined)).toEqual([])

    const told = Object.values(lives).map(({ reference }) => reference)
    const met = await asOwner(first.database, async (client) => {
      const { rows: codes } = await client.query<{ code: string }>(
        `select distinct code from cases c join lateral (
          select t.subkind as code from tracks t where t.case_id = c.id and t.kind = 'goal'
          union select r.service_code from referrals r where r.case_id = c.id) s on true where c.reference = any ($1)`,
        [told],
      )
      return codes.map(({ code }) => code)
    })
    const asked = services
      .filter(({ named }) => named === 'page')
      .map(({ code, health }) => (health ? 'health' : code))
    expect(asked.filter((code) => !met.includes(code))).toEqual([])
  })

  it('has no name of anybody in any column that the server can read', async () => {
    const columns = await rows<{ table_schema: string; table_name: string; column_name: string }>(
      first.database,
      `select table_schema, table_name, column_name from information_schema.columns
      where table_schema in ('public', 'audit') and data_type in ('text', 'jsonb', 'ARRAY', 'character varying')`,
    )
    expect(columns.length).toBeGreaterThan(100)
    const lasts = Object.values(names).flatMap(({ last }) => last)
    const found: string[] = []
    for (const { table_schema, table_name, column_name } of columns)
      for (const { value } of await rows<{ value: string }>(
        first.database,
        `select distinct "${column_name}"::text as value from ${table_schema}."${table_name}" where "${column_name}" is not null`,
      ))
        if (lasts.some((name) => value.includes(name))) found.push(`${table_name}.${column_name}`)
    expect(found).toEqual([])
  })

  it('is found again on the next start, with the words that open her page', async () => {
    const before = await referencesOf(first.database)
    const { print } = await first.again()
    print()
    expect(await referencesOf(first.database)).toEqual(before)
    expect(first.said.at(-1)).toMatch(/her words: (\w+ ){5}\w+/)
    expect(first.said.at(-1)).toMatch(/receipt: \d{4} \d{4} \d{4} \d{4}/)
  })
})
