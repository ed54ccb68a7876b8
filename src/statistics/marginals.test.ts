// A crossed table with noise: what is measured four times over is brought together, and nothing in it contradicts anything.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../test/seeded.ts'
import { crossedErrorAt95, varianceFor, measurements } from './concentrated-privacy.ts'
import { leastSquares, noisyTable, wholeTable } from './marginals.ts'

const sum = (all: readonly bigint[]) => all.reduce((so, one) => so + one, 0n)
const number = fc.bigInt(-40n, 40n)
const shape = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
const list = (length: number) => fc.array(number, { minLength: length, maxLength: length })
const anything = shape.chain(([i, j]) =>
  fc.record({
    cells: fc.array(list(j), { minLength: i, maxLength: i }),
    rows: list(i),
    columns: list(j),
    total: number,
  }),
)

describe('the least-squares estimate', () => {
  it('of measurements without noise is the table itself', () => {
    const cells = [
      [12n, 0n, 3n],
      [1n, 40n, 7n],
    ]
    const { grid, denominator, total } = leastSquares({
      cells,
      rows: [15n, 48n],
      columns: [13n, 40n, 10n],
      total: 63n,
    })
    expect(grid.map((row) => row.map((one) => one / denominator))).toEqual(cells)
    expect(grid.flat().every((one) => one % denominator === 0n)).toBe(true)
    expect(total.numerator / total.denominator).toBe(63n)
  })

  it('has its residuals at right angles to every table: nothing is nearer to what was measured', () => {
    fc.assert(
      fc.property(anything, ({ cells, rows, columns, total }) => {
        const { grid, denominator: d } = leastSquares({ cells, rows, columns, total })
        const columnsOfGrid = grid[0]!.map((_, at) => grid.map((row) => row[at]!))
        const all = sum(grid.map(sum))
        // The normal equations: of each cell what is left over in its cell, row, column and total adds up to nothing.
        grid.forEach((row, a) =>
          row.forEach((one, b) => {
            const left =
              one -
              d * cells[a]![b]! +
              (sum(row) - d * rows[a]!) +
              (sum(columnsOfGrid[b]!) - d * columns[b]!) +
              (all - d * total)
            expect(left).toBe(0n)
          }),
        )
      }),
    )
  })
})

describe('the table of whole numbers', () => {
  it('has nothing below nothing, and the rounded total', () => {
    fc.assert(
      fc.property(anything, (of) => {
        const found = leastSquares(of)
        const whole = wholeTable(found)
        const people = sum(whole.map(sum))
        expect(whole.flat().every((one) => one >= 0n)).toBe(true)
        const { numerator: n, denominator: d } = found.total
        if (n <= 0n) expect(people).toBe(0n)
        else {
          expect(2n * (people * d - n)).toBeLessThanOrEqual(d)
          expect(2n * (n - people * d)).toBeLessThanOrEqual(d)
        }
      }),
    )
  })

  it('is the nearest one where that can be tried out', () => {
    const found = leastSquares({
      cells: [
        [-3n, 5n],
        [2n, -1n],
      ],
      rows: [3n, 0n],
      columns: [0n, 4n],
      total: 4n,
    })
    const whole = wholeTable(found).flat()
    const people = sum(whole)
    const far = (table: readonly bigint[]) =>
      table.reduce((so, one, at) => so + (one * found.denominator - found.grid.flat()[at]!) ** 2n, 0n)
    for (let a = 0n; a <= people; a++)
      for (let b = 0n; a + b <= people; b++)
        for (let c = 0n; a + b + c <= people; c++)
          expect(far([a, b, c, people - a - b - c])).toBeGreaterThanOrEqual(far(whole))
  })
})

describe('a table with noise', () => {
  const counts = [
    [120n, 14n, 0n, 3n],
    [40n, 61n, 2n, 0n],
    [9n, 1n, 0n, 0n],
  ]

  it.each([10_000, 50_000, 125_000])(
    'at %i millionths lies within what is said of it, 95 of 100 times',
    (rho) => {
      const source = seeded(`crossed ${rho}`)
      const most = BigInt(crossedErrorAt95(rho, 3, 4))
      let [within, all] = [0, 0]
      for (let round = 0; round < 60; round++)
        noisyTable(counts, varianceFor(rho / measurements), source).forEach((row, a) =>
          row.forEach((one, b) => {
            const far = one - counts[a]![b]!
            all += 1
            if ((far < 0n ? -far : far) <= most) within += 1
          }),
        )
      expect(within / all).toBeGreaterThanOrEqual(0.95)
    },
  )

  it('tells totals better than its cells add up to by themselves', () => {
    // Of five by five the total is measured from 36 numbers together.
    const alone = crossedErrorAt95(50_000, 5, 5) * 5
    const source = seeded('totals')
    const five = Array.from({ length: 5 }, () => [20n, 20n, 20n, 20n, 20n])
    let squares = 0
    for (let round = 0; round < 60; round++)
      squares +=
        Number(sum(noisyTable(five, varianceFor(50_000 / measurements), source).map(sum)) - 500n) ** 2
    expect(Math.sqrt(squares / 60) * 1.96).toBeLessThan(alone / 3)
  })

  it('is worked out by whole numbers alone', () => {
    const text = readFileSync(join(import.meta.dirname, 'marginals.ts'), 'utf8')
    const code = text.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '')
    expect(code).not.toMatch(/\bMath\b|\bNumber\b|parse(Int|Float)|\d\.\d|\de\d|\*\*|Date|performance/)
  })
})
