// npm run bench -- alternate --before FOLDER [--after FOLDER] [--rounds 3] [-- options of the bench]
// Two checkouts, one machine, one sitting: their benches run in turn, so that what else happens hits both alike. It prints how
// many requests a second each answered, and the median of what the second is to the first.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { median, type Result } from './measure.ts'

/** One run of one checkout's own bench: requests per second of its server, by call. */
function runIn(checkout: string, data: string, options: readonly string[]): Map<string, number> {
  const line = ['bench/run.ts', '--json', '--connections', '16', '--data', data, ...options]
  const told = execFileSync(process.execPath, line, {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { results } = JSON.parse(told) as { results: Result[] }
  return new Map(results.filter(({ server }) => server === 'ours').map(({ call, rps }) => [call, rps]))
}

const shown = (values: readonly number[]): string => values.map((one) => Math.round(one)).join(', ')

/** The table for both, and the median of the ratios of all calls. */
function tableOf(before: readonly Map<string, number>[], after: readonly Map<string, number>[]): string {
  const calls = [...before[0]!.keys()].map((call) => {
    const [old, now] = [before, after].map((runs) => runs.map((run) => run.get(call) ?? Number.NaN)) as [
      number[],
      number[],
    ]
    return { call, old, now, ratio: median(now) / median(old) }
  })
  const spread = calls.map(({ old }) => Math.max(...old) / Math.min(...old))
  return [
    '| call | before, requests/s | after | after / before |',
    '|---|---|---|---|',
    ...calls.map(
      ({ call, old, now, ratio }) => `| ${call} | ${shown(old)} | ${shown(now)} | ${ratio.toFixed(2)} |`,
    ),
    '',
    `Median of the ratios ${median(calls.map(({ ratio }) => ratio)).toFixed(2)}; runs of the first alone differ by up to ${median(spread).toFixed(2)} (median over the calls).`,
  ].join('\n')
}

/** @param args what stands after `bench -- alternate` */
export function benchAlternate(args: string[]): void {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      before: { type: 'string' },
      after: { type: 'string', default: '.' },
      rounds: { type: 'string', default: '3' },
    },
  })
  if (values.before === undefined) throw new Error('--before names the checkout to compare with.')
  const folder = mkdtempSync(join(tmpdir(), 'continuum-alternate-'))
  const sides = [resolve(values.before), resolve(values.after)].map((checkout, at) => ({
    checkout,
    data: join(folder, String(at)),
    runs: [] as Map<string, number>[],
  }))
  try {
    for (let round = 0; round < Number(values.rounds); round += 1)
      for (const { checkout, data, runs } of sides) runs.push(runIn(checkout, data, positionals))
    process.stdout.write(`${tableOf(sides[0]!.runs, sides[1]!.runs)}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
