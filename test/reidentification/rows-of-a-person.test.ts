// The rows in which one person is counted: whoever has the whole database lays no two of them beside each other, nor beside a case.

import { expect, it } from 'vitest'
import { asOwner } from '../../src/database/open.ts'
import { attributes } from '../../src/measures/counted-codes.ts'
import { testDatabase } from '../database.ts'
import { codesOf, people } from './people.ts'

const database = await testDatabase()
const rows = <Row extends object>(text: string) =>
  asOwner(database, async (client) => (await client.query<Row>(text)).rows)

/** What each row of a person says. */
const saidByRows = async () => {
  const columns = await rows<{ name: string; of: string }>(
    `select column_name as name, table_name as of from information_schema.columns
      where table_name like 'stat\\_%' and table_name <> 'stat_inbox' and column_name not in ('id', 'month')`,
  )
  return new Map(
    [...Map.groupBy(columns, ({ of }) => of)].map(([of, all]) => [of, all.map(({ name }) => name)]),
  )
}
// A case says in clear its age group, where it came from, who carries it and how far the identification is.
const inClear = ['age_band', 'detected', 'registered', 'standing']

it('keeps what is sealed in a case out of the row that clear columns of the case lead to', async () => {
  const tables = [...(await saidByRows()).values()]
  expect(tables).toHaveLength(3)
  for (const names of tables) {
    const shared = names.filter((name) => inClear.includes(name))
    expect(shared.length <= 1 || shared.length === names.length, names.join()).toBe(true)
  }
})

it('lays no two rows of a person beside each other by what both of them say and their month', async () => {
  const said = await saidByRows()
  /** How many of a hundred are the only one of their month with what the two rows share. */
  const alone = (count: number, [one, other]: readonly [string, string]) => {
    const shared = said.get(one)!.filter((name) => said.get(other)!.includes(name))
    const all = people(count, 3 * 365)
    const codes = shared.map((name) =>
      name === 'age_band'
        ? all.map(({ age }) => age)
        : codesOf(count, attributes[name as keyof typeof attributes]),
    )
    const keys = all.map(({ day }, n) => [Math.floor((day * 12) / 365), ...codes.map((of) => of[n])].join())
    const sizes = Map.groupBy(keys, (key) => key)
    return Math.ceil((100 * keys.filter((key) => sizes.get(key)!.length === 1).length) / count)
  }
  const pairs = [
    ['stat_facts', 'stat_means'],
    ['stat_registrations', 'stat_means'],
    ['stat_facts', 'stat_registrations'],
  ] as const
  expect(pairs.map((pair) => alone(20_000, pair))).toEqual([0, 0, 0])
  // Where twenty are counted in a month: what the last two share, the age group, stands in clear beside the case as well.
  expect(pairs.map((pair) => alone(720, pair))).toEqual([0, 0, 3])
})
