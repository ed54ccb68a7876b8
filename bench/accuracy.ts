// npm run bench -- accuracy [--seed 21] [--rows 14299]
// How far counts with noise are off, on a file invented from a committed seed, beside the formula by which Microsoft's Synthetic Data Showcase draws its
// noise: at the same epsilon and delta (1 / (n ln n)), with the same measure (mean error of those true counts that are told) and the same limit
// below which a count is not told (2.58 spreads). The showcase tells every combination of up to so many attributes at once; here a table is paid for when
// somebody asks for it. So both are measured twice: for all tables of one and two attributes, and for those of the yearly reports.
// Its formula, after Gopi, Mahabadi and Yekhanin, as its source has it (16151bf419): for combinations of k attributes Gaussian noise of variance sigma_k²
// times the combinations that one row has, with R eps_Q² / 2 + sum of 1 / (2 sigma_k²) at most (sqrt(eps + ln(2 / delta)) - sqrt(ln(2 / delta)))².

import { parseArgs } from 'node:util'
import {
  epsilonFor,
  errorAt95,
  measurements,
  crossedErrorAt95,
  varianceFor,
} from '../src/statistics/concentrated-privacy.ts'
import { discreteGaussian } from '../src/statistics/discrete-gaussian.ts'
import { noisyTable } from '../src/statistics/marginals.ts'
import { tabulate, type Column } from '../src/statistics/tabulate.ts'
import { attributes } from '../src/measures/counted-codes.ts'

const names = [
  'age',
  'gender',
  'exploitation',
  'abroad',
  'citizenship',
  'detected',
  'registered',
  'standing',
] as const
type Name = (typeof names)[number]
const at = (name: Name): number => names.indexOf(name)

/** What the reports to the European Union, UNODC, GRETA and others are filled from: six tables of one attribute, and one that crosses two. */
const ofReports: readonly (readonly number[])[] = [
  ['gender'],
  ['age'],
  ['citizenship'],
  ['exploitation'],
  ['registered'],
  ['standing'],
  ['age', 'gender'],
].map((table) => (table as Name[]).map(at))

/** Numbers from 0 to 1, the same for the same seed: for invented rows, and for the noise of the showcase, which protects nobody here. */
function invented(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** People whose attributes hang together: some codes are common, most are rare, and each draws the next a little towards itself. */
export function fileOf(rows: number, seed: number): Column[] {
  const next = invented(seed)
  const columns = names.map((name) => ({ size: attributes[name].length, codes: new Uint8Array(rows) }))
  for (let row = 0; row < rows; row++) {
    let before = next()
    for (const { size, codes } of columns) {
      const draw = (0.35 * before + 0.65 * next()) ** 2.2
      codes[row] = Math.min(size - 1, Math.floor(draw * size))
      before = draw
    }
  }
  return columns
}

/** Mean error of the true counts that are told; how many of all true ones are not, and how many of those told nobody has, in percent. */
export interface Accuracy {
  error: number
  hidden: number
  made: number
}

class Errors {
  private off = 0
  private told = 0
  private people = 0
  private hidden = 0
  private made = 0

  add(n: number, noisy: number, limit: number): void {
    if (n > 0) this.people += 1
    if (noisy < limit || noisy <= 0) this.hidden += n > 0 ? 1 : 0
    else if (n === 0) this.made += 1
    else {
      this.off += Math.abs(noisy - n)
      this.told += 1
    }
  }

  get accuracy(): Accuracy {
    const percent = (part: number, whole: number) => (100 * part) / Math.max(1, whole)
    return {
      error: this.off / Math.max(1, this.told),
      hidden: percent(this.hidden, this.people),
      made: percent(this.made, this.made + this.told),
    }
  }
}

interface Counted {
  columns: readonly number[]
  counts: Uint32Array
}

/** Millionths of rho that make an epsilon: the largest whose epsilon is no more. */
function rhoFor(epsilon: number, delta: number): number {
  let [low, high] = [1, 100_000_000]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (epsilonFor(middle, delta) <= epsilon) low = middle
    else high = middle
  }
  return low
}

/** As the program publishes them: each table by itself, the cost shared among all in equal parts. */
function ours(tables: readonly Counted[], sizes: readonly number[], cost: number): Map<number, Accuracy> {
  // A whole number of millionths for each of the measurements of a crossed table.
  const rho = measurements * Math.max(1, Math.floor(cost / tables.length / measurements))
  const errors = new Map<number, Errors>([1, 2].map((length) => [length, new Errors()]))
  for (const { columns, counts } of tables) {
    const [rows, width] = columns.map((one) => sizes[one]!) as [number, number | undefined]
    const limit = (2.58 / 1.96) * (width ? crossedErrorAt95(rho, rows, width) : errorAt95(rho))
    const noisy = width
      ? noisyTable(
          Array.from({ length: rows }, (_, a) =>
            Array.from({ length: width }, (__, b) => BigInt(counts[a * width + b]!)),
          ),
          varianceFor(rho / measurements),
        )
          .flat()
          .map(Number)
      : Array.from(counts, (n) => n + Number(discreteGaussian(varianceFor(rho))))
    for (const [cell, n] of counts.entries()) errors.get(columns.length)!.add(n, noisy[cell]!, limit)
  }
  return new Map([...errors].map(([length, all]) => [length, all.accuracy]))
}

/** By the formula of the showcase, for combinations of one and two attributes. */
function showcase(
  tables: readonly Counted[],
  { epsilon, delta, wide, next }: { epsilon: number; delta: number; wide: number; next: () => number },
): Map<number, Accuracy> {
  const lengths = 2
  const least = Math.log(2 / delta)
  // A hundredth of epsilon goes to how many combinations a row has.
  const left = (Math.sqrt(epsilon + least) - Math.sqrt(least)) ** 2 - (lengths * (epsilon / 100) ** 2) / 2
  const variance = lengths / (2 * left)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const errors = new Map<number, Errors>([1, 2].map((length) => [length, new Errors()]))
  for (const { columns, counts } of tables) {
    const combinations = columns.length === 1 ? wide : (wide * (wide - 1)) / 2
    const spread = Math.sqrt(variance * combinations)
    for (const n of counts)
      errors.get(columns.length)!.add(n, Math.round(n + spread * normal()), 2.58 * spread)
  }
  return new Map([...errors].map(([length, all]) => [length, all.accuracy]))
}

export interface Compared {
  epsilon: number
  which: 'all' | 'reports'
  length: number
  ours: Accuracy
  showcase: Accuracy
}

export function compare(rows: number, seed: number, epsilons: readonly number[]): Compared[] {
  const columns = fileOf(rows, seed)
  const delta = 1 / (rows * Math.log(rows))
  const all = [...tabulate(columns)].filter((table) => table.columns.length <= 2)
  const reports = all.filter((table) => ofReports.some((one) => one.join() === table.columns.join()))
  const sizes = columns.map(({ size }) => size)
  return epsilons.flatMap((epsilon) =>
    (['all', 'reports'] as const).flatMap((which) => {
      const tables = which === 'all' ? all : reports
      const here = ours(tables, sizes, rhoFor(epsilon, delta))
      const there = showcase(tables, { epsilon, delta, wide: columns.length, next: invented(seed + 1) })
      return [1, 2].map((length) => ({
        epsilon,
        which,
        length,
        ours: here.get(length)!,
        showcase: there.get(length)!,
      }))
    }),
  )
}

export function benchAccuracy(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { seed: { type: 'string', default: '21' }, rows: { type: 'string', default: '14299' } },
  })
  const said = ({ error, hidden, made }: Accuracy) =>
    `${error.toFixed(1)} · ${hidden.toFixed(1)} · ${made.toFixed(1)}`
  console.log(
    `${values.rows} rows × ${names.length} of seed ${values.seed}; mean error · % of true counts not told · % of told ones made up`,
  )
  console.log('| epsilon | tables | attributes | here | formula of the showcase |\n|---|---|---|---|---|')
  for (const one of compare(Number(values.rows), Number(values.seed), [1, 4, 12]))
    console.log(
      `| ${one.epsilon} | ${one.which === 'all' ? 'all of one and two' : 'of the reports'} | ${one.length} | ${said(one.ours)} | ${said(one.showcase)} |`,
    )
}
