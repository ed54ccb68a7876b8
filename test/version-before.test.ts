// A release that only adds can be left again: this program works in a database that the next one has been through.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openCase, takeKeys, writeNote } from '../demo/case-work.ts'
import { bringUpToDate, migrationPlan } from '../src/app/boot.ts'
import { lockedColumns, lockRows } from '../src/database/lock-rows.ts'
import { migrate } from '../src/database/migrate.ts'
import { asOwner } from '../src/database/open.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'continuum-next-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('Amara opens a case and writes in it by the version before, after the next one has added a table and a column', async () => {
  const plan = migrationPlan()
  cpSync(plan.migrations, folder, { recursive: true })
  const adds =
    '-- Adds only.\nalter table cases add column weather text; create table weathers (id int primary key);'
  writeFileSync(join(folder, '9999_weather.sql'), adds)
  const next = { ...plan, migrations: folder }
  expect((await asOwner(database, (client) => migrate(client, next))).applied).toEqual(['9999_weather.sql'])
  await bringUpToDate(database)
  const network = await newNetwork(database)
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
  const { id } = await openCase(amara, { name: 'Elena', language: 'es' })
  await takeKeys(amara, id)
  await writeNote(amara, id, 'narrative', 'She came in the rain.')
  expect((await takeKeys(amara, id)).shared.records.map(({ kind }) => kind)).toContain('note')
  const { rows } = await asOwner(database, (client) => client.query('select weather from cases'))
  expect(rows).toEqual([{ weather: null }])
})

it('what the next version has locked besides stays known to both, and neither locks it anew at each start', async () => {
  const known = () =>
    asOwner(database, (client) => client.query("select value from settings where key = 'locked'")).then(
      ({ rows }) => rows[0]?.value as Record<string, string[]>,
    )
  await lockRows(database)
  for (const [table, columns] of Object.entries(lockedColumns))
    expect((await known())[table], table).toEqual(expect.arrayContaining([...columns]))
  const more = { ...(await known()), beds: [...lockedColumns['beds']!, 'weather'], weathers: ['id'] }
  const say = "update settings set value = $1 where key = 'locked'"
  await asOwner(database, (client) => client.query(say, [JSON.stringify(more)]))
  await lockRows(database)
  expect(await known()).toEqual(more)
  // Of a version that knew fewer of ours: what it lacks is locked and named beside what it has.
  const { beds: _, ...fewer } = more
  await asOwner(database, (client) => client.query(say, [JSON.stringify(fewer)]))
  await lockRows(database)
  expect(await known()).toEqual({ ...more, beds: lockedColumns['beds'] })
})
