// The same database behind two doors: the embedded folder, and a server that somebody else runs.
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { as } from './as.ts'
import { bringUpToDate } from '../app/boot.ts'
import { asOwner, openDatabase } from './open.ts'
import { sql } from './sql.ts'

const server = await testDatabase({ empty: true })
const folder = await mkdtemp(join(tmpdir(), 'continuum-open-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('with DATABASE_URL a user who is no superuser owns the schema and takes the roles', async () => {
  const { host, database } = server.owner
  const user = `${database}_owner`
  await asOwner(server, (client) =>
    client.query(`create role ${user} login; grant continuum_app, continuum_public, continuum_ministry, continuum_worker, continuum_sender, continuum_webhooks to ${user};
      alter database ${database} owner to ${user}`),
  )
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`
  const opened = await openDatabase({ url })
  try {
    const who = await as(opened, { kind: 'public' }, (tx) =>
      tx.one(
        sql`select current_user as role, session_user as login, current_setting('lock_timeout') as patience`,
      ),
    )
    expect(who).toEqual({ role: 'continuum_public', login: user, patience: '2s' })
  } finally {
    await opened.close()
    await asOwner(server, (client) =>
      client.query(`reassign owned by ${user} to current_user; drop owned by ${user}; drop role ${user}`),
    )
  }
})

test('where the owner is no superuser and nobody has run deploy/first.sql, it is said in one sentence', async () => {
  const { host, database } = server.owner
  const user = `${database}_plain`
  const give = (text: string) => asOwner(server, (client) => client.query(text))
  await give(`create role ${user} login; alter database ${database} owner to ${user};
    grant execute on function pg_catalog.set_config(text, text, boolean) to public`)
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`
  await expect(openDatabase({ url })).rejects.toThrow('Let one run deploy/first.sql in it, once.')

  // The roles alone are not enough: whoever acts could still say as whom.
  await give(
    `grant continuum_app, continuum_public, continuum_ministry, continuum_worker, continuum_sender, continuum_webhooks, continuum_definer, continuum_backup to ${user}`,
  )
  const opened = await openDatabase({ url })
  await expect(bringUpToDate(opened)).rejects.toThrow('Let one run deploy/first.sql in it, once.')
  await opened.close()

  const file = readFileSync(join(import.meta.dirname, '../../deploy/first.sql'), 'utf8')
  const statements = file.slice(file.indexOf('grant ')).replace(':"owner"', user)
  await give(statements)
  const ready = await openDatabase({ url })
  await bringUpToDate(ready)
  await ready.close()
  await give(`reassign owned by ${user} to current_user; drop owned by ${user}; drop role ${user}`)
})

test('the embedded folder opens twice in a row, and close lets it go', async () => {
  for (let time = 0; time < 2; time++) {
    const database = await openDatabase({ embedded: join(folder, 'data') })
    const who = await as(database, { kind: 'public' }, (tx) =>
      tx.one(sql`select session_user as login, current_database() as name`),
    )
    expect(who).toEqual({ login: 'continuum_login', name: 'continuum' })
    await database.close()
  }
})

test('neither a url nor a folder is one clear sentence', async () => {
  await expect(openDatabase({})).rejects.toThrow('Set DATABASE_URL, or name a folder')
})

const migrated = await testDatabase()

test('the migrated template can be copied, and is open to nobody who has not entered', async () => {
  await expect(migrated.pool.query('select * from cases')).rejects.toMatchObject({ code: '42501' })
})
