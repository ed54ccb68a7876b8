// Writes small rows, one transaction each, and says which ones the database has acknowledged; endurance.test.ts kills it.

import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { asOwner, openDatabase } from '../src/database/open.ts'

const [folder, round] = process.argv.slice(2) as [string, string]
const database = await openDatabase({ embedded: folder })
await asOwner(database, (client) =>
  client.query(
    'create table if not exists endurance (place text primary key); grant all on endurance to public',
  ),
)
const pidFile = ['postgres/postmaster.pid', 'postmaster.pid']
  .map((name) => join(folder, name))
  .find((path) => existsSync(path))
process.stdout.write(`server ${pidFile ? readFileSync(pidFile, 'utf8').split('\n')[0] : ''}\n`)
for (let n = 0; ; n += 1) {
  await database.pool.query('insert into endurance (place) values ($1)', [`${round}-${n}`])
  process.stdout.write(`kept ${round}-${n}\n`)
}
