// All tables of a file, counted at once, say what counting one by one says.
import { expect, it } from 'vitest'
import { tabulate, type Column } from './tabulate.ts'

const columnOf = (size: number, factor: number): Column => ({
  size,
  codes: Uint8Array.from({ length: 200 }, (_, at) => (at * factor + (at >> 3)) % size),
})
const columns = [columnOf(2, 1), columnOf(3, 5), columnOf(4, 7), columnOf(5, 11)]

it('counts every table of one, two and three columns', () => {
  const tables = [...tabulate(columns)]
  expect(tables).toHaveLength(4 + 6 + 4)
  for (const { columns: own, counts } of tables) {
    const slow = new Map<number, number>()
    for (let row = 0; row < 200; row++) {
      const place = own.reduce((sum, at) => sum * columns[at]!.size + columns[at]!.codes[row]!, 0)
      slow.set(place, (slow.get(place) ?? 0) + 1)
    }
    expect([...counts]).toEqual([...counts.keys()].map((place) => slow.get(place) ?? 0))
  }
})
