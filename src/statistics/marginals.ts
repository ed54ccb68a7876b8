// A table that crosses two attributes, told with noise: the matrix mechanism (Li, Miklau, Hay, McGregor and Rastogi 2015) with all marginals as its
// strategy. Cells, totals of rows, totals of columns and the total are each measured by themselves; least squares brings the four together,
// which for equal noise has the closed form beneath; then comes the nearest table of whole numbers, none below nothing. All totals are its sums, so
// nothing contradicts anything. What is done to measured numbers afterwards costs nothing. Whole numbers only (statistics.test.ts).

import { discreteGaussian, type Fraction, type Source } from './discrete-gaussian.ts'

/** One list for each row. */
export type Grid = readonly (readonly bigint[])[]

const sum = (all: readonly bigint[]): bigint => all.reduce((so, one) => so + one, 0n)
const columnsOf = (grid: Grid): bigint[][] => grid[0]!.map((_, at) => grid.map((row) => row[at]!))

interface Measured {
  cells: Grid
  rows: readonly bigint[]
  columns: readonly bigint[]
  total: bigint
}

/** A grid whose numbers have one denominator; what everybody together are, over another one. */
interface Estimated {
  grid: Grid
  denominator: bigint
  total: Fraction
}

/** The least-squares estimate: the total, how rows and columns differ from it, and what only a cell knows, each by all that says something of it. */
export function leastSquares({ cells, rows, columns, total }: Measured): Estimated {
  const [i, j] = [BigInt(cells.length), BigInt(cells[0]!.length)]
  const [rowSums, columnSums] = [cells.map(sum), columnsOf(cells).map(sum)]
  const all = sum(rowSums)
  const [inRows, inColumns] = [sum(rows), sum(columns)]
  const everybody = all + j * inRows + i * inColumns + i * j * total
  const rowPart = rowSums.map((of, at) => i * (of + j * rows[at]!) - (all + j * inRows))
  const columnPart = columnSums.map((of, at) => j * (of + i * columns[at]!) - (all + i * inColumns))
  const scale = (1n + i) * (1n + j)
  return {
    grid: cells.map((row, a) =>
      row.map(
        (one, b) =>
          everybody +
          (1n + i) * rowPart[a]! +
          (1n + j) * columnPart[b]! +
          scale * (i * j * one - i * rowSums[a]! - j * columnSums[b]! + all),
      ),
    ),
    denominator: i * j * scale,
    total: { numerator: everybody, denominator: scale },
  }
}

/** The nearest whole number, and nothing where it is below. */
const wholeOf = ({ numerator, denominator }: Fraction): bigint =>
  numerator <= 0n ? 0n : (2n * numerator + denominator) / (2n * denominator)

/**
 * The nearest table of whole numbers with the rounded total and nothing below nothing: all are lowered alike until those above nothing make the
 * total (the projection onto a simplex), and what rounding leaves goes to the largest remainders.
 */
export function wholeTable({ grid, denominator, total }: Estimated): bigint[][] {
  const people = wholeOf(total)
  const flat = grid.flat()
  const sorted = flat.toSorted((one, other) => (one < other ? 1 : one > other ? -1 : 0))
  const wanted = people * denominator
  let [kept, above, count] = [0n, 0n, 0n]
  for (const one of sorted) {
    const next = above + one
    // Lowered by (next - wanted) / (count + 1) this one would still be above nothing.
    if (one * (count + 1n) <= next - wanted) break
    above = next
    count += 1n
    kept = above - wanted
  }
  if (count === 0n) return grid.map((row) => row.map(() => 0n))
  const parts = flat.map((one) => (one * count > kept ? one * count - kept : 0n))
  const unit = denominator * count
  const whole = parts.map((part) => part / unit)
  const byRemainder = parts
    .map((part, at) => ({ at, rest: part % unit }))
    .toSorted((one, other) => (one.rest < other.rest ? 1 : one.rest > other.rest ? -1 : 0))
  let left = people - sum(whole)
  for (const { at } of byRemainder) {
    if (left === 0n) break
    whole[at]! += 1n
    left -= 1n
  }
  const width = grid[0]!.length
  return grid.map((_, at) => whole.slice(at * width, (at + 1) * width))
}

/** True counts with noise, consistent with all of their totals. `variance` is that of each measured number. */
export function noisyTable(counts: Grid, variance: Fraction, source?: Source): bigint[][] {
  const drawn = (one: bigint) => one + discreteGaussian(variance, source)
  const rows = counts.map(sum)
  return wholeTable(
    leastSquares({
      cells: counts.map((row) => row.map(drawn)),
      rows: rows.map(drawn),
      columns: columnsOf(counts).map(sum).map(drawn),
      total: drawn(sum(rows)),
    }),
  )
}
