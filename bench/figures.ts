// npm run bench -- figures [--seed 21]
// How fast tables are counted and protected, how the noise is drawn, and how far published counts are off: the mean error of the counts that
// are told, the measure of Microsoft's Synthetic Data Showcase. Rows are invented from a seed; the noise is not, it never is.

import { parseArgs } from 'node:util'
import { epsilonFor, errorAt95, varianceFor } from '../src/statistics/concentrated-privacy.ts'
import { discreteGaussian } from '../src/statistics/discrete-gaussian.ts'
import { leastEpsilon } from '../src/statistics/empirical-epsilon.ts'
import { auditTables, protectTable } from '../src/statistics/protect-table.ts'
import { tabulate, type Column } from '../src/statistics/tabulate.ts'
import type { Count, Domain, Table } from '../src/statistics/tables.ts'

const sizes = [3, 4, 9, 3, 8, 6, 7, 5, 10, 12]
const delta = 1e-6

/** Numbers from 0 to 1, the same for the same seed: for invented rows, and for nothing else. */
function invented(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

function rowsOf(rows: number, seed: number): Column[] {
  const next = invented(seed)
  return sizes.map((size) => ({
    size,
    // Some codes are common and most are rare, as in life.
    codes: Uint8Array.from({ length: rows }, () => Math.floor(next() ** 2 * size)),
  }))
}

function countAll(rows: number, seed: number): void {
  const columns = rowsOf(rows, seed)
  const started = performance.now()
  const before = process.cpuUsage()
  let cells = 0
  for (const { counts } of tabulate(columns)) cells += counts.length
  const { user } = process.cpuUsage(before)
  const ms = Math.round(performance.now() - started)
  const megabytes = Math.round(process.memoryUsage().rss / 1e6)
  console.log(
    `${rows} rows × ${sizes.length}: ${cells} cells of all tables of one to three in ${ms} ms (${Math.round(user / 1000)} of the processor), ${megabytes} MB`,
  )
}

/** Mean error of told true counts, the share of them that is not told, and of told ones that nobody has. */
function accuracy(rho: number, seed: number): void {
  const columns = rowsOf(14_299, seed).slice(0, 4)
  const limit = 2.58 * Math.sqrt(1e6 / (2 * rho))
  let [off, told, true_, hidden, made] = [0, 0, 0, 0, 0]
  for (const { columns: own, counts } of tabulate(columns)) {
    if (own.length !== 1) continue
    for (const n of counts) {
      const noisy = n + Number(discreteGaussian(varianceFor(rho)))
      if (n > 0) true_ += 1
      if (noisy < limit) hidden += n > 0 ? 1 : 0
      else if (n === 0) made += 1
      else [off, told] = [off + Math.abs(noisy - n), told + 1]
    }
  }
  console.log(
    `noise at rho ${rho / 1e6} a table (epsilon ${epsilonFor(rho, delta).toFixed(2)}): mean error ${(off / told).toFixed(2)}, 95 of 100 within ${errorAt95(rho)}, ${hidden} of ${true_} true counts below the limit, ${made} made up`,
  )
}

function learnt(rho: number): void {
  const draw = (count: number) =>
    Array.from({ length: 20_000 }, () => count + Number(discreteGaussian(varianceFor(rho))))
  const started = performance.now()
  const least = leastEpsilon(draw(8), draw(7), delta)
  const perSecond = Math.round(40_000 / ((performance.now() - started) / 1000))
  console.log(
    `two files that differ by one person, rho ${rho / 1e6}: at least epsilon ${least.toFixed(2)} is learnt, ${epsilonFor(rho, delta).toFixed(2)} is claimed; ${perSecond} draws a second`,
  )
}

async function protect(people: number, seed: number): Promise<void> {
  const next = invented(seed)
  const domain: Domain = {
    a: ['1', '2', '3'],
    b: ['1', '2', '3', '4'],
    c: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  }
  const names = Object.keys(domain)
  const rows = Array.from({ length: people }, () => ({
    period: String(1 + Math.floor(next() * 12)),
    codes: Object.fromEntries(
      names.map((name) => [name, domain[name]![Math.floor(next() ** 2 * domain[name]!.length)]!]),
    ),
  }))
  const counts = (attributes: readonly string[]): Count[] =>
    rows.map(({ period, codes }) => ({ period, codes: attributes.map((name) => codes[name]!), n: 1 }))
  const rules = { domain, counts, least: 10, base: 5 }
  const year = Array.from({ length: 12 }, (_, at) => String(at + 1))
  const tables: Table[] = []
  for (const [attributes, periods] of [
    [['a', 'b'], year.slice(0, 6)],
    [['b', 'c'], year.slice(0, 6)],
    [['a', 'c'], year.slice(6)],
    [['a', 'b'], year],
  ] as const) {
    const started = performance.now()
    const done = await protectTable({ attributes, periods }, tables, rules)
    const ms = Math.round(performance.now() - started)
    if ('refused' in done)
      console.log(`${people} people, ${attributes.join(' × ')}: refused, ${done.refused}, ${ms} ms`)
    else {
      tables.push(done.table)
      const told = done.table.cells.filter(({ n }) => n !== null).length
      console.log(
        `${people} people, ${attributes.join(' × ')}, ${periods.length} months: ${told} of ${done.table.cells.length} told, ${done.audit.attacked} attacked, ${ms} ms`,
      )
    }
  }
  const audit = await auditTables(tables, rules)
  console.log(`all of them together: ${audit?.found} found too closely, ${audit?.reconstructed} worked out`)
}

export async function benchFigures(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { seed: { type: 'string', default: '21' } } })
  const seed = Number(values.seed)
  for (const rows of [100_000, 1_000_000]) countAll(rows, seed)
  for (const rho of [10_000, 50_000, 125_000]) accuracy(rho, seed)
  for (const rho of [10_000, 50_000, 125_000]) learnt(rho)
  for (const people of [600, 6000]) await protect(people, seed)
}
