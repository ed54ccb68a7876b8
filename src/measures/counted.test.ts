// People in coarse numbers: what the ministry can learn about one of them, and what the server keeps of who counted them.

import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner, lockOf } from '../database/open.ts'
import { threshold } from '../api/threshold.ts'
import { mixFacts } from './jobs.ts'
import { attributes, attributeNames, type Attribute } from './counted-codes.ts'
import { keySpace } from '../statistics/cell-keys.ts'
import { peopleOf, roughError, type Sum } from './server/people-of.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const dina = await network.organisation('Ministry', 'ministry', ['ministry'])

const woman = {
  age: 'adult',
  gender: 'woman',
  exploitation: 'labour',
  abroad: 'yes',
  citizenship: 'region',
  detected: 'inspection',
  registered: 'aid',
  standing: 'presumed',
  sector: 'F',
  control: 'several',
  recruiter: 'acquainted',
} as const
/** Her other two numbers, made anew unless they are said. */
const others = () => ({ registration: randomUUID(), means: randomUUID() })
const rows = (text: string) => asOwner(database, async (client) => (await client.query(text)).rows)

describe('people whom Amara counts', () => {
  const ids = Array.from({ length: 24 }, () => randomUUID())

  it('are sums of a month that is over, and the few of a kind stand together with others', async () => {
    for (const [n, id] of ids.entries())
      await amara.api.counted.add({
        id,
        ...others(),
        ...woman,
        gender: n < 11 ? 'woman' : n < 22 ? 'man' : 'other',
        exploitation: n < 21 ? 'labour' : 'organ',
      })
    expect(await dina.api.counted.read({})).toMatchObject({ blocks: [], waitingSince: null })
    network.travel(31)
    // What was counted is put down at night; until then its month is not over.
    expect(await dina.api.counted.read({})).toMatchObject({ blocks: [] })
    await mixFacts(database)
    const { blocks } = await dina.api.counted.read({})
    expect(blocks).toHaveLength(1)
    expect(blocks[0]?.people).toBe(24)
    const tables = new Map(blocks[0]?.tables.map((table) => [table.attribute, table]))
    // Two people of another gender could be told by subtraction, so a second group goes with them.
    expect(tables.get('gender')).toMatchObject({ cells: [{ code: 'woman', n: 11 }], others: 13 })
    // Which others they are is told roughly, and the same at every look.
    const rough = tables.get('gender')!.rough
    for (const { code, n } of rough) expect(Math.abs(n - (code === 'man' ? 11 : 2))).toBeLessThanOrEqual(8)
    expect((await dina.api.counted.read({})).blocks).toEqual(blocks)
    expect((await dina.api.counted.read({})).error).toBe(roughError)
    expect(tables.get('exploitation')).toMatchObject({ cells: [], others: 24 })
    expect(tables.get('abroad')).toMatchObject({ cells: [{ code: 'yes', n: 24 }], others: 0 })
  })

  it('can be corrected by who knows the number while the month lasts, and never afterwards', async () => {
    const before = await dina.api.counted.read({})
    expect(
      await amara.api.counted.add({ ...woman, ...others(), id: ids[0] as string, gender: 'man' }),
    ).toEqual({
      kept: false,
    })
    expect(await dina.api.counted.read({})).toEqual(before)
    const id = randomUUID()
    const same = { ...woman, ...others(), id }
    for (const gender of ['woman', 'man'] as const)
      expect(await amara.api.counted.add({ ...same, gender })).toEqual({ kept: true })
    await mixFacts(database)
    expect(await rows(`select gender from stat_facts where id = '${id}'`)).toEqual([{ gender: 'man' }])
    // Once more in the same month, after the night.
    await amara.api.counted.add({ ...same, gender: 'other' })
    await mixFacts(database)
    expect(await rows(`select gender from stat_facts where id = '${id}'`)).toEqual([{ gender: 'other' }])
    expect(await rows(`select sector from stat_means where id = '${same.means}'`)).toEqual([{ sector: 'F' }])
    const [{ facts, registrations, means }] = await rows(
      'select (select count(*) from stat_facts) as facts, (select count(*) from stat_registrations) as registrations, (select count(*) from stat_means) as means',
    )
    expect([registrations, means]).toEqual([facts, facts])
  })

  it('lead back to nobody: no case, no organisation, no user, no day, no line and no hash that says who counted', async () => {
    const columns = await rows(
      "select column_name as name from information_schema.columns where table_name = 'stat_facts' order by 1",
    )
    expect(columns.map(({ name }) => name)).toEqual([
      'abroad',
      'age_band',
      'citizenship',
      'exploitation',
      'gender',
      'id',
      'month',
    ])
    const others = await rows(
      `select table_name, string_agg(column_name, ' ' order by column_name) as columns from information_schema.columns
        where table_name in ('stat_registrations', 'stat_means') group by 1 order by 1`,
    )
    expect(others).toEqual([
      { table_name: 'stat_means', columns: 'control id month recruiter sector' },
      {
        table_name: 'stat_registrations',
        columns: 'age_band detected id month registered standing',
      },
    ])
    const trace = await rows(
      "select 1 from idempotency where endpoint like '%/api/counted%' or endpoint = 'counted.add'",
    )
    const line = await rows(
      "select 1 from audit.entries where action like 'counted%' or action like 'statistics%'",
    )
    expect([trace, line]).toEqual([[], []])
    for (const id of ids) expect(network.logged.join('\n')).not.toContain(id)
  })

  it('wait locked, and lie in the morning in no order and under one transaction', async () => {
    const waiting = Array.from({ length: 3 }, () => randomUUID())
    for (const id of waiting)
      await amara.api.counted.add({ id, ...others(), ...woman, exploitation: 'begging' })
    const raw = await rows("select string_agg(encode(fact::bytea, 'hex'), ' ') as hex from stat_inbox")
    expect(raw[0].hex).not.toContain(Buffer.from('begging').toString('hex'))
    await mixFacts(database)
    expect(await rows('select count(distinct xmin::text)::int as n from stat_facts')).toEqual([{ n: 1 }])
    expect(await rows('select from stat_inbox')).toEqual([])
  })

  it('are put down at night though two of them have one number, and though one of them says nothing', async () => {
    const [one, two, bad] = [randomUUID(), randomUUID(), randomUUID()]
    const same = others()
    for (const id of [one, two]) await amara.api.counted.add({ id, ...same, ...woman })
    await asOwner(database, (client) =>
      client.query('select app.count_person($1, $2, $3)', [
        bad,
        `${network.state.now().toISOString().slice(0, 7)}-01`,
        lockOf(database.owner).close({ age_band: 'adult' }),
      ]),
    )
    await mixFacts(database)
    const kept = await rows(`select id from stat_facts where id in ('${one}', '${two}', '${bad}') order by 1`)
    expect(kept.map(({ id }) => id)).toEqual([one, two].toSorted())
    expect(await rows(`select from stat_registrations where id = '${same.registration}'`)).toHaveLength(1)
    expect(await rows(`select from stat_means where id = '${same.means}'`)).toHaveLength(1)
  })

  it('stay in a month that is over, whoever comes later under the number of one of their rows', async () => {
    const before = others()
    await amara.api.counted.add({ id: randomUUID(), ...before, ...woman })
    await mixFacts(database)
    network.travel(31)
    const counted =
      'select id, month::text from stat_registrations union all select id, month::text from stat_means order by 1'
    const rowsBefore = await rows(counted)
    const blocks = (await dina.api.counted.read({})).blocks
    for (const number of [before.registration, before.means])
      for (const name of ['id', 'registration', 'means'])
        await amara.api.counted.add({ ...woman, ...others(), id: randomUUID(), [name]: number })
    await mixFacts(database)
    expect(await rows(counted)).toEqual(rowsBefore)
    expect((await dina.api.counted.read({})).blocks).toEqual(blocks)
  })

  it('are counted by who carries cases, and read by who answers for the whole', async () => {
    await expect(dina.api.counted.add({ id: newId(), ...others(), ...woman })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(amara.api.counted.read({})).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

const someone = fc.record({
  month: fc.integer({ min: 1, max: 9 }).map((month) => `2026-0${month}-01`),
  age: fc.constantFrom(...attributes.age),
  gender: fc.constantFrom(...attributes.gender),
  exploitation: fc.constantFrom(...attributes.exploitation),
  abroad: fc.constantFrom(...attributes.abroad),
  citizenship: fc.constantFrom(...attributes.citizenship),
  detected: fc.constantFrom(...attributes.detected),
  registered: fc.constantFrom(...attributes.registered),
  standing: fc.constantFrom(...attributes.standing),
  sector: fc.constantFrom(...attributes.sector),
  control: fc.constantFrom(...attributes.control),
  recruiter: fc.constantFrom(...attributes.recruiter),
})
type Someone = { month: string } & Record<Attribute, string>

function sumsOf(people: readonly Someone[]): Sum[] {
  const sums = new Map<string, Sum>()
  for (const person of people)
    for (const attribute of attributeNames) {
      const key = [person.month, attribute, person[attribute]].join()
      const sum = sums.get(key) ?? { month: person.month, attribute, code: person[attribute], n: 0, key: 0 }
      const own = Math.imul(key.length * 7919 + sum.n, 2_654_435_761) >>> 0
      sums.set(key, { ...sum, n: sum.n + 1, key: (sum.key + own) % keySpace })
    }
  return [...sums.values()]
}

describe('a page of the ministry', () => {
  const crowd = fc.array(someone, { maxLength: 120 })

  it('has no number below ten, and none that can be found by subtraction', () => {
    fc.assert(
      fc.property(crowd, (people) => {
        for (const { people: all, tables } of peopleOf(sumsOf(people)).blocks)
          for (const { cells, others } of tables) {
            const numbers = [all, ...cells.map(({ n }) => n), ...(others === 0 ? [] : [others])]
            expect(Math.min(...numbers)).toBeGreaterThanOrEqual(threshold)
            expect(cells.reduce((sum, { n }) => sum + n, others)).toBe(all)
          }
      }),
    )
  })

  it('tells what waits roughly, never as one or two, and within eight of the truth', () => {
    fc.assert(
      fc.property(crowd, (people) => {
        const { waitingSince, waiting, blocks } = peopleOf(sumsOf(people))
        const rough = [...waiting, ...blocks.flatMap(({ tables }) => tables)].flatMap((one) => one.rough)
        for (const { n } of rough) expect(n).toBeGreaterThan(2)
        for (const { attribute, rough: own } of waiting)
          for (const { code, n } of own) {
            const all = people.filter((one) => one[attribute] === code && one.month >= waitingSince!)
            expect(Math.abs(n - all.length)).toBeLessThanOrEqual(8)
          }
      }),
    )
  })

  it('never changes what it has shown once, whoever comes later', () => {
    fc.assert(
      fc.property(crowd, (people) => {
        const earlier = people.filter(({ month }) => month < '2026-06-01')
        const { blocks } = peopleOf(sumsOf(people))
        const before = peopleOf(sumsOf(earlier)).blocks
        expect(blocks.slice(0, before.length)).toEqual(before)
      }),
    )
  })
})
