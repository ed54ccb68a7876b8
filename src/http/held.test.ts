// What is held between two requests is good once and for its time, at any server, and the database cannot read it.
import { expect, it } from 'vitest'
import { wordsInTables } from '../../test/canaries.ts'
import { testDatabase } from '../../test/database.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import type { Tx } from '../database/sql.ts'
import { forgetHeldJob, holding } from './held.ts'

const database = await testDatabase()
let clock = Date.now()
/** Two servers of one network. */
const [here, there] = [1, 2].map(() => holding<{ userId: string }>('sign-in', 60_000, () => clock)) as [
  ReturnType<typeof holding<{ userId: string }>>,
  ReturnType<typeof holding<{ userId: string }>>,
]
const visitor = <T>(work: (tx: Tx) => Promise<T>) => as(database, { kind: 'public' }, work)
const userId = 'qzxamarawk'
const give = () => visitor((tx) => here.give(tx, { userId }))
const rows = async () => (await asOwner(database, (client) => client.query('select name from held'))).rowCount

it('is taken at the other server, once', async () => {
  const ticket = await give()
  expect(await visitor((tx) => there.take(tx, ticket))).toEqual({ userId })
  expect(await visitor((tx) => here.take(tx, ticket))).toBeUndefined()
})

it('is nobody’s who has another ticket, or wants another kind of thing with it, or comes too late', async () => {
  const ticket = await give()
  expect(
    await visitor((tx) => here.take(tx, (ticket.startsWith('A') ? 'B' : 'A') + ticket.slice(1))),
  ).toBeUndefined()
  expect(await visitor((tx) => here.take(tx, 'nonsense'))).toBeUndefined()
  const challenges = holding<string>('challenge', 60_000, () => clock)
  expect(await visitor((tx) => challenges.read(tx, ticket))).toBeUndefined()
  clock += 61_000
  expect(await visitor((tx) => here.take(tx, ticket))).toBeUndefined()
  clock -= 61_000
})

it('lies in the database where neither its words nor its ticket can be read, is in no backup, and goes', async () => {
  const ticket = await give()
  expect(await wordsInTables(database, [userId, ticket])).toEqual([])
  const { rows: kept } = await asOwner(database, (client) =>
    client.query(`select relpersistence::text as kind from pg_class where relname = 'held'`),
  )
  expect(kept).toEqual([{ kind: 'u' }])
  await asOwner(database, (client) =>
    client.query(`update held set until = clock_timestamp() - interval '1 second'`),
  )
  await forgetHeldJob(database).run()
  expect(await rows()).toBe(0)
})

it('in a flood nothing more is held, and nothing that is held is lost', async () => {
  const ticket = await give()
  await asOwner(database, (client) =>
    client.query(`insert into held select sha256(n::text::bytea), '\\x00', clock_timestamp() + interval '1 minute'
      from generate_series(1, 20000) n`),
  )
  await expect(give()).rejects.toMatchObject({ code: 'unavailable' })
  expect(await visitor((tx) => there.take(tx, ticket))).toEqual({ userId })
})
