// The form of the database follows the files: forwards, once, and never by an edited past.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { accessFiles, migrate, missingOf, type Migrated } from './migrate.ts'
import { asOwner } from './open.ts'

const database = await testDatabase({ empty: true })
const folder = await mkdtemp(join(tmpdir(), 'continuum-migrate-'))
afterAll(() => rm(folder, { recursive: true }))

const migrations = join(folder, 'migrations')
const access = join(folder, 'access.sql')
const write = (name: string, text: string) => writeFile(join(migrations, name), text)
const run = () => asOwner(database, (client) => migrate(client, { migrations, access: [access] }))
const query = async (text: string) => (await asOwner(database, (client) => client.query(text))).rows

beforeEach(async () => {
  await query('drop schema if exists app cascade; drop schema public cascade; create schema public')
  await rm(migrations, { recursive: true, force: true })
  await mkdir(migrations)
  await write('0001_people.sql', 'create table people (id int primary key);')
  await writeFile(access, 'create policy see on people for select using (true);')
})

test('each file runs once, in order', async () => {
  await write('0002_names.sql', 'alter table people add handle text;')
  expect(await run()).toEqual({ applied: ['0001_people.sql', '0002_names.sql'], access: true, newer: [] })
  expect(await run()).toEqual({ applied: [], access: false, newer: [] })
  await write('0003_more.sql', 'create table more ();')
  expect(await run()).toEqual({ applied: ['0003_more.sql'], access: true, newer: [] })
})

test('an edited file is refused by name, and nothing after it runs', async () => {
  await run()
  await write('0001_people.sql', 'create table people (id bigint primary key);')
  await write('0002_more.sql', 'create table more ();')
  await expect(run()).rejects.toThrow('0001_people.sql was changed after it had run here')
  expect(await query(`select to_regclass('more') as more`)).toEqual([{ more: null }])
})

test('a program older than its database does not touch it', async () => {
  await write('0002_more.sql', 'create table more ();')
  await run()
  await rm(join(migrations, '0002_more.sql'))
  await expect(run()).rejects.toThrow('it is older than its database')
})

test('a program goes on with what a newer one only added, and leaves who sees what as that one said it', async () => {
  const [adds, file] = [
    '-- Adds only.\nalter table people add colour text;',
    join(migrations, '0002_colours.sql'),
  ]
  await write('0002_colours.sql', adds)
  await run()
  await rm(file)
  await writeFile(access, 'create policy before on people for select using (false);')
  expect(await run()).toEqual({ applied: [], access: false, newer: ['0002_colours.sql'] })
  expect(await query('select policyname from pg_policies')).toEqual([{ policyname: 'see' }])
  await write('0003_needed.sql', 'create table needed ();')
  await expect(run()).rejects.toThrow('has not had 0003_needed.sql, which it needs')
  await rm(join(migrations, '0003_needed.sql'))
  // Back at the newer one: it says who sees what, and its file is still held to what it was.
  await write('0002_colours.sql', adds)
  expect(await run()).toEqual({ applied: [], access: true, newer: [] })
  await write('0002_colours.sql', `${adds} `)
  await expect(run()).rejects.toThrow('0002_colours.sql was changed')
})

test('a file that fails leaves nothing of any, says where, and the program before starts as ever', async () => {
  await run()
  await write('0002_good.sql', 'create table good ();')
  await write('0003_wrong.sql', 'create table half ();\n\nselect nonsense;')
  await expect(run()).rejects.toThrow(/^0003_wrong\.sql:3: .*nonsense/)
  const made = `select to_regclass('good') as good, to_regclass('half') as half, to_regclass('people')::text as people`
  expect(await query(made)).toEqual([{ good: null, half: null, people: 'people' }])
  await rm(join(migrations, '0002_good.sql'))
  await rm(join(migrations, '0003_wrong.sql'))
  expect(await run()).toEqual({ applied: [], access: false, newer: [] })
})

test('what would run is said without running, and tried on the real data without leaving anything', async () => {
  const asked = (work: (client: Client) => Promise<Migrated>) => asOwner(database, work)
  const plan = { migrations, access: [access] }
  expect(await asked((client) => missingOf(client, plan))).toEqual({
    applied: ['0001_people.sql'],
    access: true,
    newer: [],
  })
  await run()
  await query('insert into people values (1), (1000)')
  await write('0002_small.sql', 'alter table people add check (id < 1000);')
  expect(await asked((client) => missingOf(client, plan))).toEqual({
    applied: ['0002_small.sql'],
    access: true,
    newer: [],
  })
  await expect(asked((client) => migrate(client, plan, { tried: true }))).rejects.toThrow(/^0002_small\.sql/)
  await query('delete from people where id = 1000')
  expect(await asked((client) => migrate(client, plan, { tried: true }))).toEqual({
    applied: ['0002_small.sql'],
    access: true,
    newer: [],
  })
  expect(await asked((client) => missingOf(client, plan))).toEqual({
    applied: ['0002_small.sql'],
    access: true,
    newer: [],
  })
})

test('it gives way to those who are at work, and begins again', async () => {
  await run()
  // What a sequence has given out stays given out when a transaction is undone.
  await query('create sequence tries')
  await write(
    '0002_busy.sql',
    `do $$ begin if nextval('tries') < 3 then raise exception 'canceling statement due to lock timeout' using errcode = '55P03'; end if; end $$;`,
  )
  expect((await run()).applied).toEqual(['0002_busy.sql'])
  expect(await query(`select last_value::int as n from tries`)).toEqual([{ n: 3 }])
})

test('an owner who is no superuser reaches every row, and is shut out of them again afterwards', async () => {
  const owner = 'migrate_plain_owner'
  await query(`create role ${owner}; alter schema public owner to ${owner};
    do $$ begin execute format('grant create on database %I to ${owner}', current_database()); end $$`)
  const asPlain = <Answer>(work: (client: Client) => Promise<Answer>) =>
    asOwner(database, async (client) => {
      await client.query(`set role ${owner}`)
      try {
        return await work(client)
      } finally {
        await client.query('reset role')
      }
    })
  const bring = () => asPlain((client) => migrate(client, { migrations, access: [access] }))
  try {
    await write('0002_first.sql', 'insert into people values (1);')
    await writeFile(
      access,
      'alter table people enable row level security; alter table people force row level security;',
    )
    await bring()
    await write('0003_next.sql', 'update people set id = 2;')
    await bring()
    expect(await query('select id from people')).toEqual([{ id: 2 }])
    expect((await asPlain((client) => client.query('select id from people'))).rows).toEqual([])
  } finally {
    await query(`reassign owned by ${owner} to current_user; drop owned by ${owner}; drop role ${owner}`)
  }
})

test('a policy that access.sql no longer has is gone', async () => {
  await run()
  await writeFile(access, 'create policy change on people for update using (false);')
  expect(await run()).toEqual({ applied: [], access: true, newer: [] })
  expect(await query('select policyname from pg_policies')).toEqual([{ policyname: 'change' }])
})

test('access files that fail leave the policies as they were', async () => {
  await run()
  await writeFile(access, 'create policy change on nothing for update using (false);')
  await expect(run()).rejects.toThrow(/access\.sql.*nothing/)
  expect(await query('select policyname from pg_policies')).toEqual([{ policyname: 'see' }])
})

test('three programs that start together migrate once', async () => {
  await write('0002_slow.sql', 'create table slow (); select pg_sleep(0.2);')
  const all = await Promise.all([run(), run(), run()])
  expect(all.flatMap(({ applied }) => applied)).toEqual(['0001_people.sql', '0002_slow.sql'])
})

test('two files with one number, or a name without one, are refused', async () => {
  await write('0001_places.sql', 'select 1;')
  await expect(run()).rejects.toThrow('0001_people.sql and 0001_places.sql have the same number')
  await rm(join(migrations, '0001_places.sql'))
  await write('later.sql', 'select 1;')
  await expect(run()).rejects.toThrow('later.sql is not named like')
})

test('access files come in the order in which they build on each other', async () => {
  for (const name of ['cases', 'audit', 'database', 'accounts', 'http']) {
    await mkdir(join(folder, 'src', name), { recursive: true })
    if (name !== 'http') await writeFile(join(folder, 'src', name, 'access.sql'), '')
  }
  await writeFile(join(folder, 'src', 'cases', 'visible.sql'), '')
  const files = accessFiles(join(folder, 'src'), ['cases', 'accounts'])
  expect(files.map((path) => path.split('/').slice(-2).join('/'))).toEqual([
    'database/access.sql',
    'audit/access.sql',
    'cases/visible.sql',
    'cases/access.sql',
    'accounts/access.sql',
  ])
})
