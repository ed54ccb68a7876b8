// The directory in a real database: found by those who may, written by those who may, never walked from end to end.
import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { Problem } from '../api/problem.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql, type Tx } from '../database/sql.ts'
import type { Ctx } from '../http/context.ts'
import type { Criteria } from './model.ts'
import { rank } from './rank.ts'
import { directoryServer } from './server/directory.ts'
import { findServices, pageSize } from './server/find.ts'

const database = await testDatabase()
const now = new Date('2026-03-01T10:00:00Z')
const harbour = {
  organisation: 0,
  circle: 0,
  hash: randomBytes(32),
  user: '01890000-0000-7000-8000-0000000000a1',
  roles: ['shelter'] as const,
}
const advice = {
  organisation: 0,
  circle: 0,
  hash: randomBytes(32),
  user: '01890000-0000-7000-8000-0000000000a2',
  roles: ['administrator'] as const,
}
const lea = {
  organisation: 0,
  circle: 0,
  hash: randomBytes(32),
  user: '01890000-0000-7000-8000-0000000000a3',
  roles: ['caseworker'] as const,
}

/** Makes an organisation with one person who is signed in. */
async function join(
  who: { organisation: number; circle: number; hash: Buffer; user: string; roles: readonly string[] },
  kind: string,
  name: string,
) {
  await asOwner(database, async (client) => {
    const one = async (text: string, values: unknown[]) =>
      (await client.query<{ id: number }>(text, values)).rows[0]!.id
    who.organisation = await one(
      'insert into organisations (kind, name, phone, joined_at) values ($1, $2, $3, $4) returning id',
      [kind, name, '555 0199', now],
    )
    who.circle = await one(
      `insert into circles (organisation, kind, made_at) values ($1, 'organisation', $2) returning id`,
      [who.organisation, now],
    )
    await client.query(
      `insert into users (id, organisation, handle, roles, state, joined_at) values ($1, $2, $3, $4, 'active', $5)`,
      [who.user, who.organisation, `user-${who.user.slice(-2)}`, who.roles, now],
    )
    await client.query(
      `insert into sessions (hash, kind, user_id, circles, organisation, roles, started_at, seen_at, ends_at)
       values ($1, 'staff', $2, $3, $4, $5, clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '1 day')`,
      [who.hash, who.user, [who.circle], who.organisation, who.roles],
    )
  })
}

beforeAll(async () => {
  await join(harbour, 'shelter', 'Harbour House')
  await join(advice, 'legal_aid', 'Rights Office')
  await join(lea, 'ngo', 'Lantern')
})

type Who = typeof harbour | typeof advice | typeof lea
const acting = <T>(who: Who, work: (ctx: Ctx) => Promise<T>) =>
  as(database, { kind: 'session', hash: who.hash.toString('hex'), role: 'continuum_app' }, (tx) =>
    work({
      tx,
      now,
      about: () => undefined,
      actor: {
        kind: 'staff',
        id: who.user,
        handle: 'x',
        organisation: who.organisation,
        roles: who.roles,
        circles: [who.circle],
        language: 'en',
      },
      network: { timezone: 'Etc/UTC' },
    } as unknown as Ctx),
  )
const meals = (id: string) => ({
  id: `01890000-0000-7000-8000-${id.padStart(12, '0')}`,
  name: 'Meals',
  codes: ['food'],
})
const found = async (who: Who, criteria: Criteria) =>
  (await acting(who, ({ tx }) => findServices(tx, criteria))).services.map(({ id }) =>
    Number.parseInt(id.slice(-12), 16),
  )

test('Rights Office publishes what it offers, and Lea of Lantern finds it at once', async () => {
  await acting(advice, (ctx) =>
    directoryServer.publish(
      { ...meals('1'), languages: ['es-MX'], areas: ['north'], phone: '555 0100' },
      ctx,
    ),
  )
  await acting(advice, (ctx) => directoryServer.publish({ ...meals('2'), name: 'Soup' }, ctx))
  expect(await found(lea, { code: 'food' })).toEqual([1, 2])
  expect(await found(lea, { code: 'clothing' })).toEqual([])
})

test('what fits exactly comes before what is not said, and what says another language or area comes last: nothing is left out', async () => {
  expect(await found(lea, { code: 'food', language: 'es', area: 'north' })).toEqual([1, 2])
  expect(await found(lea, { code: 'food', language: 'ar', area: 'north' })).toEqual([2, 1])
  expect(await found(lea, { code: 'food', area: 'south' })).toEqual([2, 1])
  // No service names Filipino: all are found all the same.
  expect(await found(lea, { code: 'food', language: 'tl' })).toEqual([2, 1])
})

test('an English-speaking clinic with interpreters is asked for Arabic, after the one that speaks it, and nobody is found twice', async () => {
  const clinic = (id: string, name: string, languages: string[]) =>
    acting(advice, (ctx) =>
      directoryServer.publish({ ...meals(id), name, codes: ['health'], languages, areas: ['north'] }, ctx),
    )
  const interpreters = (id: string, words: string | null) =>
    asOwner(database, (client) =>
      client.query('update services set interpretation = $1 where id = $2', [words, meals(id).id]),
    )
  await clinic('b', 'Bashir’s Clinic', ['en'])
  await clinic('c', 'Clinic of the Port', ['ar', 'en'])
  await clinic('d', 'Dover Clinic', ['en'])
  await interpreters('b', 'By telephone, in forty languages')
  await interpreters('c', 'For Tigrinya')
  const arabic = { code: 'health', language: 'ar', area: 'north' } as const
  expect(await found(lea, arabic)).toEqual([0xc, 0xb, 0xd])
  expect(await found(lea, { code: 'health', language: 'en' })).toEqual([0xb, 0xc, 0xd])
  const { services } = await acting(lea, ({ tx }) => findServices(tx, arabic))
  expect(rank(services, arabic).map(({ service, fit }) => [service.name, fit])).toEqual([
    ['Clinic of the Port', 'fits'],
    ['Bashir’s Clinic', 'ask'],
    ['Dover Clinic', 'ask'],
  ])
  await interpreters('b', null)
  expect(await found(lea, arabic)).toEqual([0xc, 0xb, 0xd])
  for (const id of ['b', 'c', 'd'])
    await acting(advice, (ctx) => directoryServer.withdraw({ service: meals(id).id }, ctx))
})

test('Rights Office says that its listing is still right, and it counts as checked today; nobody says so for it', async () => {
  const id = meals('1').id
  const checked = (on: string) =>
    asOwner(database, (client) => client.query('update services set checked_on = $1 where id = $2', [on, id]))
  await checked('2025-01-01')
  await expect(acting(harbour, (ctx) => directoryServer.confirm({ service: id }, ctx))).rejects.toMatchObject(
    { code: 'not-found' },
  )
  await acting(advice, (ctx) => directoryServer.confirm({ service: id }, ctx))
  const { services } = await acting(advice, (ctx) => directoryServer.own({}, ctx))
  expect(services.find((one) => one.id === id)?.checkedOn).toBe('2026-03-01')
})

test('a group that a service does not name is told where the list is put in order', async () => {
  await acting(advice, (ctx) => directoryServer.publish({ ...meals('3'), serves: ['women'] }, ctx))
  const { services } = await acting(lea, ({ tx }) => findServices(tx, { code: 'food' }))
  expect(rank(services, { code: 'food' }, { group: 'men' }).map(({ fit }) => fit)).toEqual([
    'ask',
    'ask',
    'not',
  ])
  expect(rank(services, { code: 'food' }, { group: 'women' })[0]?.fit).toBe('fits')
})

test('what the network offers comes first, whatever language it says', async () => {
  await asOwner(database, (client) =>
    client.query(`insert into providers (id, name, feed, source_id, checked_on) values ('00000000-0000-7000-8000-0000000000ff', 'Elsewhere', 'other', '1', '2026-03-01');
      insert into services (id, provider, name, codes, languages, areas, source, feed, source_id, checked_on)
      values ('00000000-0000-7000-8000-0000000000fe', '00000000-0000-7000-8000-0000000000ff', 'Rides', '{transport}', '{uk}', '{north}', 'hsds', 'other', '1', '2026-03-01')`),
  )
  await acting(advice, (ctx) =>
    directoryServer.publish(
      { ...meals('5'), codes: ['transport'], languages: ['en'], areas: ['south'] },
      ctx,
    ),
  )
  expect(await found(lea, { code: 'transport', language: 'uk', area: 'north' })).toEqual([5, 0xfe])
  await acting(advice, (ctx) => directoryServer.withdraw({ service: meals('5').id }, ctx))
  await asOwner(database, (client) => client.query(`delete from providers where feed = 'other'`))
})

test('an area that nobody named before is named by whoever works there, in their own script, and stands as it is', async () => {
  const publish = (...newAreas: string[]) =>
    acting(advice, (ctx) =>
      directoryServer.publish({ ...meals('4'), codes: ['childcare'], areas: ['north'], newAreas }, ctx),
    )
  await publish('Old Harbour', 'الميناء القديم')
  await publish('old harbour', 'الميناء القديم')
  const { areas } = await acting(lea, (ctx) => directoryServer.terms({}, ctx))
  expect(areas).toContainEqual({ code: 'old-harbour', name: 'Old Harbour', middle: null })
  const other = areas.find(({ name }) => name === 'الميناء القديم')!
  for (const area of ['north', 'old-harbour', other.code])
    expect(await found(lea, { code: 'childcare', area })).toEqual([4])
  await acting(advice, (ctx) => directoryServer.withdraw({ service: meals('4').id }, ctx))
})

test('a change is found under its new words only, and what is withdrawn is not found but can be read', async () => {
  await acting(advice, (ctx) => directoryServer.publish({ ...meals('3'), codes: ['clothing'] }, ctx))
  expect(await found(lea, { code: 'clothing' })).toEqual([3])
  expect(await found(lea, { code: 'food' })).toEqual([1, 2])
  await acting(advice, (ctx) => directoryServer.withdraw({ service: meals('3').id }, ctx))
  expect(await found(lea, { code: 'clothing' })).toEqual([])
  expect(await acting(advice, (ctx) => directoryServer.withdraw({ service: meals('3').id }, ctx))).toEqual({
    withdrawn: true,
  })
  expect((await acting(lea, (ctx) => directoryServer.read({ service: meals('3').id }, ctx))).goneOn).toBe(
    '2026-03-01',
  )
})

test('Harbour House is confidential without having to say so, and a number or an hour there is refused', async () => {
  const bed = { ...meals('a'), name: 'A safe place', codes: ['emergency_housing'] }
  await expect(
    acting(harbour, (ctx) => directoryServer.publish({ ...bed, phone: '555 0123' }, ctx)),
  ).rejects.toMatchObject({ detail: { because: 'confidential-cannot-be-found' } })
  await acting(harbour, (ctx) => directoryServer.publish(bed, ctx))
  const read = await acting(lea, (ctx) => directoryServer.read({ service: bed.id }, ctx))
  expect(read).toMatchObject({
    confidential: true,
    phone: null,
    places: [],
    providerPlaces: [],
    providerContact: { phone: null, url: null, email: null },
    circle: harbour.circle,
  })
})

test('the database itself refuses an address of a confidential service, whoever writes it', async () => {
  const write = (column: string, value: string) =>
    asOwner(database, (client) =>
      client.query(`update services set ${column} = $1 where confidential`, [value]),
    )
  for (const [column, value] of [
    ['phone', '555 0123'],
    ['url', 'https://example.org'],
    ['email', 'a@example.org'],
    ['hours', '[]'],
    ['places', '[]'],
  ] as const) {
    await expect(write(column, value)).rejects.toThrow('a_confidential_service_cannot_be_found')
  }
})

test('nobody publishes for another organisation, takes over its listing, or writes an imported one', async () => {
  await expect(
    acting(harbour, (ctx) => directoryServer.publish({ ...meals('1'), name: 'Mine now' }, ctx)),
  ).rejects.toBeInstanceOf(Problem)
  const named = () =>
    acting(lea, ({ tx }) => tx.run(sql`insert into areas (code, name) values ('moon', 'Moon')`))
  await expect(named()).rejects.toThrow()
  await expect(
    acting(harbour, (ctx) => directoryServer.withdraw({ service: meals('1').id }, ctx)),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(acting(lea, (ctx) => directoryServer.publish(meals('9'), ctx))).rejects.toBeInstanceOf(Problem)
  const steal = (tx: Tx) =>
    tx.run(sql`update services set organisation = ${harbour.organisation} where id = ${meals('1').id}`)
  expect(await acting(harbour, ({ tx }) => steal(tx))).toBe(0)
  expect((await acting(lea, (ctx) => directoryServer.read({ service: meals('1').id }, ctx))).name).toBe(
    'Meals',
  )
})

test('a visitor sees what is not confidential, and cannot tell that there is more', async () => {
  const seen = (from: 'services' | 'service_index') =>
    as(database, { kind: 'public' }, (tx) =>
      tx.rows<{ n: number }>(
        from === 'services'
          ? sql`select confidential, count(*) n from services group by 1`
          : sql`select confidential, count(*) n from service_index group by 1`,
      ),
    )
  expect((await seen('services')).map((row) => ('confidential' in row ? row.confidential : null))).toEqual([
    false,
  ])
  expect(
    (await seen('service_index')).map((row) => ('confidential' in row ? row.confidential : null)),
  ).toEqual([false])
})

test('places are yes, few or no; where no bed is counted they are not known', async () => {
  const ids = [meals('a').id, meals('1').id]
  const ask = async () =>
    new Map(
      (await acting(lea, (ctx) => directoryServer.places({ services: ids }, ctx))).places.map(
        ({ service, free }) => [service, free],
      ),
    )
  expect(await ask()).toEqual(
    new Map([
      [ids[0], 'unknown'],
      [ids[1], 'unknown'],
    ]),
  )
  await asOwner(database, (client) =>
    client.query(
      `with unit as (insert into bed_units (circle) values ($1) returning id),
        room as (insert into bed_rooms (circle, unit, number) select $1, id, 1 from unit returning id)
      insert into beds (circle, room, letter) select $1, id, 1 from room`,
      [harbour.circle],
    ),
  )
  expect((await ask()).get(ids[0]!)).toBe('few')
})

test('the terms to choose from are those that services name', async () => {
  expect(await acting(lea, (ctx) => directoryServer.terms({}, ctx))).toEqual({
    areas: [{ code: 'north', name: null, middle: null }],
    languages: ['es'],
  })
})

test('an invented cursor is refused', async () => {
  await expect(found(lea, { code: 'food', after: 'bm9wZQ' })).rejects.toMatchObject({ code: 'invalid' })
})

const five = 5000
test('among 5,000 services every page follows the one before, nothing twice and nothing missed', async () => {
  await asOwner(database, async (client) => {
    await client.query(`insert into providers (id, name, feed, source_id, checked_on)
      select lpad(n::text, 32, '0')::uuid, 'Provider ' || n, 'many', n::text, '2026-03-01' from generate_series(1, 1000) n`)
    await client.query(
      `insert into services (id, provider, name, codes, languages, interpretation, areas, serves, source, feed, source_id, checked_on)
       select gen_random_uuid(), lpad((1 + n % 1000)::text, 32, '0')::uuid, 'Service ' || n,
         case n % 5 when 0 then '{}' when 1 then '{legal_civil,education}' else array[(array['education','legal_civil','transport','childcare'])[1 + n % 4]] end,
         case n % 3 when 0 then null else array[(array['en','es','ar'])[1 + n % 3], 'en'] end,
         case n % 7 when 0 then 'By telephone' end,
         case n % 4 when 0 then null else array[(array['east','west'])[1 + n % 2]] end,
         case n % 2 when 0 then null else array['women'] end, 'hsds', 'many', n::text, '2026-03-01' from generate_series(1, $1::int) n`,
      [five],
    )
    await client.query('analyze')
  })
  const criteria: Criteria = { code: 'legal_civil', language: 'es', area: 'west' }
  const pages: string[][] = []
  let after: string | null | undefined
  do {
    const page = await acting(lea, ({ tx }) => findServices(tx, { ...criteria, ...(after ? { after } : {}) }))
    expect(page.services.length).toBeLessThanOrEqual(pageSize)
    pages.push(page.services.map(({ id }) => id))
    after = page.next
  } while (after)
  const all = pages.flat()
  expect(new Set(all).size).toBe(all.length)
  const { rows } = await asOwner(database, (client) =>
    client.query<{
      n: number
    }>(
      `select count(*) n from services where gone_on is null and (codes = '{}' or 'legal_civil' = any (codes))`,
    ),
  )
  expect(all.length).toBe(rows[0]!.n)
  expect(all.length).toBeGreaterThan(pageSize * 2)
})

test.each([
  {},
  { language: 'es' },
  { language: 'es', area: 'west' },
  { language: 'es', area: 'west', serves: 'women' as const },
])(
  'a search with %o walks no table of 5,000 services from end to end, under the policies of a caseworker',
  async (asked) => {
    const plans: string[] = []
    await acting(lea, async ({ tx }) => {
      const explaining: Tx = {
        ...tx,
        rows: async <Row extends object>(statement: Parameters<Tx['rows']>[0]) => {
          const lines = await tx.rows<{ 'QUERY PLAN': string }>(sql`explain (costs off) ${statement}`)
          plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'))
          return tx.rows<Row>(statement)
        },
      }
      await findServices(explaining, { code: 'legal_civil', ...asked })
    })
    expect(plans).toHaveLength(1)
    expect(plans[0]).not.toMatch(/Seq Scan/)
    expect(plans[0]).toMatch(/Index Cond: \(\(?code = .*area = .*language = .*service > /)
  },
)
