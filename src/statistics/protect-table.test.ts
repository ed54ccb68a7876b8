// No small group can be worked out of tables that are told: not from totals, not from other tables of the same people, not from months that
// one counts and another does not. Each is attacked by a program that shares nothing with what made it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reconstruct } from '../../test/reconstruct.ts'
import { auditTables, protectTable, type Rules } from './protect-table.ts'
import {
  codesOf,
  keyOf,
  trueCells,
  type Count,
  type Counts,
  type Domain,
  type Shape,
  type Table,
} from './tables.ts'

const least = 10

/** Counts of a table that is written down row by row, in one period. */
const written =
  (rows: Readonly<Record<string, readonly number[]>>, columns: readonly string[], period = 'May'): Counts =>
  (attributes) =>
    Object.entries(rows).flatMap(([row, numbers]) =>
      numbers.map((n, at): Count => {
        const codes: Record<string, string> = { row, column: columns[at]! }
        return { period, codes: attributes.map((name) => codes[name]!), n }
      }),
    )

const publish = async (shape: Shape, former: readonly Table[], rules: Rules): Promise<Table> => {
  const done = await protectTable(shape, former, rules)
  if ('refused' in done) throw new Error(done.refused)
  return done.table
}

/** Nothing small is found in published tables by whoever holds nothing else. */
async function expectSafe(tables: readonly Table[], { domain, counts, base }: Rules): Promise<number> {
  const ranges = await reconstruct(tables, domain, base)
  for (const { table, codes, low, high } of ranges) {
    const n = trueCells(tables[table]!, domain, counts).get(keyOf(codes))!
    if (n < least) expect([codes, low <= 0, high >= least]).toEqual([codes, true, true])
    expect(high - low, `${codes.join()} of ${n}`).toBeGreaterThanOrEqual(least)
  }
  return ranges.length
}

const columns = ['a', 'b', 'c', 'd']
const one = (rows: Readonly<Record<string, readonly number[]>>): Rules => ({
  domain: { row: Object.keys(rows), column: columns },
  counts: written(rows, columns),
  least,
  base: 5,
})
const shape = { attributes: ['row', 'column'], periods: ['May'] }

describe('one table with its totals', () => {
  it.each([
    // One small cell, as in the test problem of a well known program for statistical offices: rows w to z, columns a to d.
    ['one small cell', { w: [20, 3, 40, 25], x: [31, 22, 60, 14], y: [15, 47, 33, 21], z: [50, 12, 18, 39] }],
    // As the world's report of victims prints them: sex by age, many cells below five.
    ['sex by age', { women: [41, 12, 3, 0], men: [2, 31, 1, 0], unknown: [0, 4, 0, 2] }],
    ['a row that is small as a whole', { w: [1, 2, 0, 3], x: [30, 40, 20, 60], y: [50, 10, 11, 90] }],
  ])('%s: each of them may be nothing, and may be ten', async (_name, rows) => {
    const rules = one(rows)
    const table = await publish(shape, [], rules)
    expect(await expectSafe([table], rules)).toBeGreaterThan(1)
    expect(await auditTables([table], rules)).toMatchObject({ found: 0, reconstructed: 0 })
    // It still tells something.
    expect(table.cells.filter(({ n }) => n !== null && n > 0).length).toBeGreaterThan(2)
  })

  it('leaves nothing out where all are large, and tells numbers rounded down to five', async () => {
    const table = await publish(shape, [], one({ w: [20, 13, 40, 25], x: [31, 22, 60, 14] }))
    expect(table.cells.every(({ n }) => n !== null && n % 5 === 0)).toBe(true)
    expect(table.cells.find(({ codes }) => keyOf(codes) === keyOf(['w', 'b']))?.n).toBe(10)
  })

  it('hides that all of a group have the same code, so that knowing the group tells nothing of one of them', async () => {
    const rules = one({ w: [40, 0, 0, 0], x: [31, 22, 60, 14], y: [15, 47, 33, 21] })
    const table = await publish(shape, [], rules)
    const [range] = (await reconstruct([table], rules.domain, rules.base)).filter(
      ({ codes }) => keyOf(codes) === keyOf(['w', 'a']),
    )
    expect(range?.low).toBeLessThanOrEqual(30)
  })

  it('is found out where only the small cells are left out: the attack can succeed', async () => {
    const rules = one({ w: [20, 3, 40, 25], x: [31, 22, 60, 14], y: [15, 47, 33, 21] })
    const numbers = trueCells(shape, rules.domain, rules.counts)
    const cells = codesOf(shape, rules.domain).map((codes) => {
      const n = numbers.get(keyOf(codes))!
      return { codes, n: n > 0 && n < least ? null : n }
    })
    const naive: Table = { ...shape, cells }
    expect(await reconstruct([naive], rules.domain, 1)).toMatchObject([
      { codes: ['w', 'b'], low: 3, high: 3 },
    ])
    expect(await auditTables([naive], { ...rules, base: 1 })).toMatchObject({ found: 1, reconstructed: 1 })
  })

  it('holds for any numbers', { timeout: 60_000 }, async () => {
    const row = fc.array(fc.oneof(fc.nat(12), fc.nat(80)), { minLength: 4, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(row, row, row, async (w, x, y) => {
        const rules = one({ w, x, y })
        await expectSafe([await publish(shape, [], rules)], rules)
      }),
      { numRuns: 10, seed: 21 },
    )
  })
})

/** People one by one, so that one more is one more. */
type Person = Readonly<Record<'month' | 'age' | 'sex' | 'form', string>>
const domain: Domain = {
  age: ['child', 'adult'],
  sex: ['woman', 'man'],
  form: ['labour', 'sexual', 'begging', 'other'],
}
const rulesOf = (people: readonly Person[]): Rules => ({
  domain,
  counts: (attributes) =>
    people.map((person) => ({
      period: person.month,
      codes: attributes.map((name) => person[name as 'age']),
      n: 1,
    })),
  least,
  base: 5,
})
const months = ['1', '2', '3', '4']
/** The same crowd in every run. */
const crowd: readonly Person[] = Array.from({ length: 600 }, (_, at) => ({
  month: months[at % 4]!,
  age: at % 7 === 0 ? 'child' : 'adult',
  sex: at % 11 < 7 ? 'woman' : 'man',
  form: ['labour', 'labour', 'labour', 'sexual', 'sexual', 'labour', 'begging', 'sexual', 'other'][
    (at * 5) % 9
  ]!,
}))

describe('several tables of the same people', () => {
  it(
    'give nothing small away together, though they share attributes and months',
    { timeout: 60_000 },
    async () => {
      const rules = rulesOf(crowd)
      const tables: Table[] = []
      for (const [attributes, periods] of [
        [['age', 'sex'], months.slice(0, 2)],
        [['sex', 'form'], months.slice(0, 2)],
        [['age', 'form'], months.slice(0, 2)],
        [['age', 'sex'], months],
      ] as const) {
        const done = await protectTable({ attributes, periods }, tables, rules)
        if ('table' in done) tables.push(done.table)
      }
      expect(tables.length).toBeGreaterThanOrEqual(3)
      await expectSafe(tables, rules)
      expect(await auditTables(tables, rules)).toMatchObject({ found: 0, reconstructed: 0 })
    },
  )

  it('give nothing small away where only their totals link them, over months that one counts and another does not', async () => {
    // Nine people of a rare form, all in the month that the table of ages leaves out.
    const rare = crowd.map((one, at) =>
      at % 60 === 3 && one.month === '4' ? { ...one, form: 'other' } : one,
    )
    for (const people of [crowd, rare, crowd.filter((_, at) => at % 9 === 1)]) {
      const rules = rulesOf(people)
      const tables: Table[] = []
      for (const [attributes, periods] of [
        [['age'], months.slice(0, 3)],
        [['form'], months],
        [['sex'], months.slice(1)],
        [['form'], months.slice(0, 3)],
        [['age'], months],
      ] as const) {
        const done = await protectTable({ attributes, periods }, tables, rules)
        if ('table' in done) tables.push(done.table)
      }
      expect(tables.length).toBeGreaterThanOrEqual(2)
      await expectSafe(tables, rules)
    }
  })

  it('that differ by a month with one person: the second tells no total from which they could be found', async () => {
    const alone = [...crowd.filter(({ month }) => month !== '4'), { ...crowd[0]!, month: '4' }]
    const rules = rulesOf(alone)
    const first = await publish({ attributes: ['sex'], periods: months.slice(0, 3) }, [], rules)
    const second = await protectTable({ attributes: ['sex'], periods: months }, [first], rules)
    if ('table' in second) await expectSafe([first, second.table], rules)
    const told = 'table' in second ? second.table.cells.filter(({ n }) => n !== null) : []
    expect(told.map(({ codes }) => codes)).not.toContainEqual(['woman'])
    expect(told.map(({ codes }) => codes)).not.toContainEqual([null])
  })

  it('are refused where one more person stands in months that were published already', async () => {
    const before = crowd.filter(({ age }) => age === 'child').slice(0, 54)
    const shaped = { attributes: ['age'], periods: months }
    const first = await publish(shaped, [], rulesOf(before))
    const same = { attributes: ['age', 'sex'], periods: months }
    expect(await protectTable(same, [first], rulesOf(before))).toHaveProperty('table')
    expect(await protectTable(same, [first], rulesOf([...before, crowd[0]!]))).toEqual({ refused: 'changed' })
  })

  it('are refused where nobody could work through them', async () => {
    const wide = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((name) => [name, Array.from({ length: 12 }, (_, at) => `${at}`)]),
    )
    const rules = { domain: wide, counts: () => [], least, base: 5 }
    expect(await protectTable({ attributes: Object.keys(wide), periods: ['1'] }, [], rules)).toEqual({
      refused: 'wide',
    })
  })

  it('are told where their attributes are many, as long as none of them is crossed with many others', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `a${at}`)
    const many = Object.fromEntries(names.map((name) => [name, ['x', 'y', 'z']]))
    const rules: Rules = {
      domain: many,
      counts: (attributes) => [
        { period: '1', codes: attributes.map(() => 'x'), n: 60 },
        { period: '1', codes: attributes.map(() => 'y'), n: 40 },
      ],
      least,
      base: 5,
    }
    const tables: Table[] = []
    for (const name of names)
      tables.push(await publish({ attributes: [name], periods: ['1'] }, tables, rules))
    expect(tables.at(-1)!.cells.map(({ n }) => n)).toEqual([60, 40, 0, 100])
  })
})
