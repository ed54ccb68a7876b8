// The figures as a table that can be pasted into README.md.

import type { Call } from './calls.ts'
import { ratioOf, type Result } from './measure.ts'

const cell = ({ rps, p50, p99, cpuMs }: Result): string =>
  `${Math.round(rps)} (${p50.toFixed(1)} / ${p99.toFixed(0)}; ${cpuMs.toFixed(2)})`

/** Lines of one table for a number of connections. */
export function tableOf(calls: readonly Call[], results: readonly Result[], connections: number): string {
  const of = (call: string, server: string) =>
    results.find((one) => one.call === call && one.server === server && one.connections === connections)
  const lines = calls.flatMap((call) => {
    const [ours, limit, lean, bare] = ['ours', 'limit', 'lean', 'bare'].map((server) => of(call.id, server))
    if (!ours || !limit || !bare) return []
    const ratio = ratioOf(ours, limit)
    const errors = [ours, limit, bare].reduce((sum, one) => sum + one.errors, 0)
    return [
      `| ${call.title} | ${cell(ours)} | ${cell(limit)} | ${lean ? cell(lean) : '='} | ${cell(bare)} | **${ratio.toFixed(2)}** (${(ours.cpuMs / limit.cpuMs).toFixed(2)}) | ${lean ? ratioOf(ours, lean).toFixed(2) : '='} | ${call.goal} ${ratio <= call.goal ? 'met' : 'missed'} |${errors > 0 ? ` ${errors} errors` : ''}`,
    ]
  })
  return [
    `${connections} connection${connections === 1 ? '' : 's'}: requests/s (p50 / p99 ms; CPU ms of server and database)`,
    '',
    '| call | Continuum | the limit | limit without audit and idempotency | no policies | time against the limit (CPU) | against the lean limit | goal |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n')
}
