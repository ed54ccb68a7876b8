// Whoever asks, sees as themselves and as nobody else, however many ask at once.
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { as, type Actor } from './as.ts'
import { asOwner } from './open.ts'
import { sql } from './sql.ts'

const database = await testDatabase({ empty: true })

// The real app.enter looks a session up; this one believes any hash that does not begin with `dead`.
beforeAll(() =>
  asOwner(database, (client) =>
    client.query(`
      create schema app;
      create function app.enter(hash text) returns void language plpgsql as $$ begin
        if hash like 'dead%' then raise exception 'no session' using errcode = '28000'; end if;
        perform set_config('app.session', hash, true);
      end $$;
      create table notes (id int primary key, said_by text not null);
      create table locked (id int primary key);
      grant usage on schema app to continuum_app;
      grant select, insert, update on notes to continuum_app;
      insert into notes values (1, 'nobody'), (2, 'nobody');`),
  ),
)

const session = (number: number): Actor => ({
  kind: 'session',
  hash: number.toString(16).padStart(64, '0'),
  role: 'continuum_app',
})
const whoami = sql`select current_user as role, nullif(current_setting('app.session', true), '') as session`

test('200 people at once each see only their own session, whether they succeed or fail', async () => {
  const seen = await Promise.all(
    Array.from({ length: 200 }, async (_, number) => {
      const answer = as(database, session(number), async (tx) => {
        const first = await tx.one<{ session: string }>(whoami)
        await tx.run(sql`select pg_sleep(${(number % 7) / 1000})`)
        const second = await tx.one<{ session: string }>(whoami)
        if (number % 5 === 0) throw new Error(`${first.session} ${second.session}`)
        return `${first.session} ${second.session}`
      })
      return answer.catch((error: Error) => error.message)
    }),
  )
  const hash = (number: number) => number.toString(16).padStart(64, '0')
  expect(seen).toEqual(seen.map((_, number) => `${hash(number)} ${hash(number)}`))
  const left = await Promise.all(
    Array.from({ length: 20 }, () => as(database, { kind: 'public' }, (tx) => tx.one(whoami))),
  )
  for (const one of left) expect(one).toEqual({ role: 'continuum_public', session: null })
})

test('the worker acts as the worker, with time for long lists', async () => {
  const limits = sql`select current_user as role, current_setting('statement_timeout') as statement, current_setting('transaction_timeout') as whole`
  expect(await as(database, { kind: 'system' }, (tx) => tx.one(limits))).toEqual({
    role: 'continuum_worker',
    statement: '1min',
    whole: '0',
  })
  expect(await as(database, session(1), (tx) => tx.one(limits))).toMatchObject({
    statement: '5s',
    whole: '15s',
  })
})

test('the pool outside `as` may read nothing', async () => {
  await expect(database.pool.query('select * from notes')).rejects.toMatchObject({ code: '42501' })
})

test('a session that is over is "not signed in", not the errors that follow from it', async () => {
  const ended = as(database, { ...session(0), hash: 'dead'.repeat(16) } as Actor, async (tx) => {
    await tx.rows(sql`select * from notes`)
    await tx.rows(sql`select * from notes where id = ${1}`)
  })
  await expect(ended).rejects.toMatchObject({ code: 'not-signed-in', cause: { code: '28000' } })
  // The named statement that failed there is still usable on the same connections.
  expect(
    await as(database, session(1), (tx) => tx.rows(sql`select * from notes where id = ${1}`)),
  ).toHaveLength(1)
})

test('of statements that are sent together the first that failed says why, however deep it is awaited', async () => {
  const within = async (read: () => Promise<unknown>) => ({ inside: await read() })
  const refused = as(database, session(1), (tx) =>
    Promise.all([
      within(() => within(() => within(() => tx.rows(sql`select * from locked`)))),
      tx.one(whoami),
      tx.rows(sql`select * from notes`),
    ]),
  )
  await expect(refused).rejects.toMatchObject({ code: 'not-allowed', cause: { code: '42501' } })
})

test('a hash that is not hex never reaches the database', async () => {
  const forged = { kind: 'session', hash: `'); drop table notes; --`, role: 'continuum_app' } as const
  await expect(as(database, forged, (tx) => tx.rows(whoami))).rejects.toThrow('Not a session')
  const owner = { ...session(1), role: 'continuum_owner' } as unknown as Actor
  await expect(as(database, owner, (tx) => tx.rows(whoami))).rejects.toThrow('Not a session')
})

test('what failed half-way was never there', async () => {
  const half = as(database, session(1), async (tx) => {
    await tx.run(sql`insert into notes values (${10}, ${'amal'})`)
    throw new Error('the line was cut')
  })
  await expect(half).rejects.toThrow('the line was cut')
  const swallowed = as(database, session(1), async (tx) => {
    await tx.run(sql`insert into notes values (${11}, ${'amal'})`)
    await tx.run(sql`insert into notes values (${11}, ${'amal'})`).catch(() => undefined)
  })
  await expect(swallowed).rejects.toThrow('nothing was saved')
  expect(await as(database, session(1), (tx) => tx.rows(sql`select id from notes where id >= 10`))).toEqual(
    [],
  )
})

test('a forgotten await does not run as the next person', async () => {
  let late = () => Promise.resolve<unknown>(undefined)
  await as(database, session(1), async (tx) => {
    late = () => tx.rows(whoami)
  })
  await expect(late()).rejects.toThrow('an `await` is missing')
})

test('a second statement behind a semicolon is refused', async () => {
  await expect(as(database, session(1), (tx) => tx.run(sql`select 1; select 2`))).rejects.toThrow(
    'multiple commands',
  )
})

test('database errors come out as problems that quote nobody', async () => {
  const insert = (id: number) =>
    as(database, session(1), (tx) => tx.run(sql`insert into notes values (${id}, ${'Layla'})`))
  const twice = await insert(1).catch((error: Error) => error)
  expect(twice).toMatchObject({ code: 'conflict', message: 'conflict' })
  await expect(as(database, session(1), (tx) => tx.rows(sql`select * from locked`))).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(
    as(database, session(1), (tx) => tx.one(sql`select from notes where id = ${99}`)),
  ).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('two who block each other: the one who may repeat does, and both are saved', async () => {
  let tries = 0
  let sentBack = 0
  const meet = Promise.withResolvers<void>()
  let arrived = 0
  let repeating: Promise<void> = Promise.resolve()
  const write = (first: number, second: number, name: string) => {
    const ended = Promise.withResolvers<void>()
    let own = 0
    return as(
      database,
      session(1),
      async (tx) => {
        tries++
        // Where both were sent back they would block each other again, and nobody repeats twice: one repeats after the other.
        if (++own > 1) {
          const before = repeating
          repeating = ended.promise
          await before
        }
        await tx.run(sql`update notes set said_by = ${name} where id = ${first}`)
        if (++arrived >= 2) meet.resolve()
        await meet.promise
        await tx.run(sql`update notes set said_by = ${name} where id = ${second}`).catch((error: unknown) => {
          sentBack++
          throw error
        })
        return name
      },
      { repeatable: true },
    ).finally(ended.resolve)
  }
  expect(await Promise.all([write(1, 2, 'amal'), write(2, 1, 'bo')])).toEqual(['amal', 'bo'])
  // PostgreSQL sends one of the two back, or on a busy machine both: whoever was sent back repeated exactly once.
  expect(sentBack).toBeGreaterThanOrEqual(1)
  expect(tries).toBe(2 + sentBack)
})

test('a connection cut in the middle is "unavailable", and the next request gets a new one', async () => {
  const cut = as(database, session(1), async (tx) => {
    const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await asOwner(database, (client) => client.query('select pg_terminate_backend($1)', [pid]))
    await tx.one(whoami)
  })
  await expect(cut).rejects.toMatchObject({ code: 'unavailable' })
  expect(await as(database, session(2), (tx) => tx.one(whoami))).toMatchObject({ role: 'continuum_app' })
})

test('numbers, dates and money arrive as the API wants them', async () => {
  const row = await as(database, session(1), (tx) =>
    tx.one(sql`select 7::bigint as count, date '2026-03-01' as until, 12.50::numeric as paid,
      array[1, 2] as circles, timestamptz '2026-03-01T10:00Z' as at`),
  )
  expect(row).toEqual({
    count: 7,
    until: '2026-03-01',
    paid: '12.50',
    circles: [1, 2],
    at: new Date('2026-03-01T10:00Z'),
  })
})

test('a read in one trip has its commit behind it, and can say nothing later', async () => {
  const read = as(database, session(1), (tx) => tx.one<{ role: string }>(whoami), { oneTrip: true })
  expect(await read).toMatchObject({ role: 'continuum_app' })
  const late = as(
    database,
    session(1),
    async (tx) => {
      await tx.one(whoami)
      return tx.one(whoami)
    },
    { oneTrip: true },
  )
  await expect(late).rejects.toThrow('an `await` is missing')
  const stranger: Actor = { kind: 'session', hash: 'dead'.padEnd(64, '0'), role: 'continuum_app' }
  const refused = as(database, stranger, (tx) => tx.one(whoami), { oneTrip: true })
  await expect(refused).rejects.toMatchObject({ code: 'not-signed-in' })
  expect(await as(database, session(2), (tx) => tx.one(whoami))).toMatchObject({ role: 'continuum_app' })
})

test('what is said last is saved with the rest, or nothing is', async () => {
  const write = (id: number, last: number) =>
    as(database, session(1), (tx) => tx.run(sql`insert into notes values (${id}, 'zahra')`), {
      closing: (tx, count) => [tx.run(sql`insert into notes values (${last}, ${`after ${count}`})`)],
    })
  await write(31, 32)
  await expect(write(33, 32)).rejects.toMatchObject({ code: 'conflict' })
  const { rows } = await asOwner(database, (client) =>
    client.query('select id, said_by from notes where id > 30 order by id'),
  )
  expect(rows).toEqual([
    { id: 31, said_by: 'zahra' },
    { id: 32, said_by: 'after 1' },
  ])
})
