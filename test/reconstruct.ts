// Somebody who holds nothing but published tables and knows how they were made: each number was rounded down, whoever is counted stands in
// one cell, and nobody is counted less than not at all. They write their own linear program, in text, and share no line with the auditor.

import type { Highs } from 'highs'
import type { Table } from '../src/statistics/tables.ts'

export interface FoundRange {
  table: number
  codes: readonly (string | null)[]
  low: number
  high: number
}

type Codes = Readonly<Record<string, readonly string[]>>

/** Every way to choose one of each list. */
const every = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((all, list) => all.flatMap((one) => list.map((next) => [...one, next])), [[]])

/** Between what each cell that is not told can lie; by any real numbers, so that a range is never shown too narrow or found by luck. */
export async function reconstruct(
  tables: readonly Table[],
  codes: Codes,
  base: number,
): Promise<FoundRange[]> {
  const loaded = await import('highs')
  const highs = await (loaded.default as unknown as () => Promise<Highs>)()
  const names = [...new Set(tables.flatMap(({ attributes }) => attributes))]
  const periods = [...new Set(tables.flatMap((table) => table.periods))]
  const people = every([periods, ...names.map((name) => codes[name]!)]).map((parts, at) => ({
    parts,
    name: `x${at}`,
  }))
  const cells = tables.flatMap((table, at) =>
    table.cells.map((cell) => ({
      ...cell,
      table: at,
      sum: people
        .filter(
          ({ parts: [period, ...own] }) =>
            table.periods.includes(period!) &&
            table.attributes.every((name, place) => {
              const code = cell.codes[place]
              return code === null || own[names.indexOf(name)] === code
            }),
        )
        .map(({ name }) => name)
        .join(' + '),
    })),
  )
  const known = cells.flatMap(({ n, sum }) =>
    n === null ? [] : n === 0 ? [`${sum} = 0`] : [`${sum} >= ${n}`, `${sum} <= ${n + base - 1}`],
  )
  const end = (way: 'Minimize' | 'Maximize', sum: string): number => {
    const found = highs.solve(
      `${way}\n obj: ${sum}\nSubject To\n${known.map((row, at) => ` c${at}: ${row}`).join('\n')}\nEnd`,
    )
    return found.Status === 'Optimal' ? found.ObjectiveValue : Number.POSITIVE_INFINITY
  }
  return cells
    .filter(({ n }) => n === null)
    .map(({ table, codes: own, sum }) => ({
      table,
      codes: own,
      low: end('Minimize', sum),
      high: end('Maximize', sum),
    }))
}
