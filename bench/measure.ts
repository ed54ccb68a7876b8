// Paired rounds: each server answers the same kind of requests for a short while, in turn, again and again, so that what
// else happens on the machine hits all of them alike.

import type { Call, Request } from './calls.ts'
import { wireOf } from './calls.ts'
import { openConnection, type Connection } from './connection.ts'
import { cpuOf, memoryOf, type Server } from './processes.ts'

export interface Contender {
  name: string
  server: Server
  /** Headers that tell a bare server to leave the housekeeping out. */
  extra?: string
  /** How it is asked the same in its own words. */
  wire?: (call: string, request: Request) => string
}

/** One round of one server. */
interface Round {
  requests: number
  errors: number
  seconds: number
  cpuMs: number
  latencies: number[]
}

export interface Result {
  call: string
  server: string
  connections: number
  requests: number
  errors: number
  /** Requests per second: the median of the rounds. */
  rps: number
  p50: number
  p99: number
  /** Processor time of server and database for each request. */
  cpuMs: number
  /** Rounds' requests per second, in order: ratios are taken round by round. */
  rounds: number[]
  memoryMb: number
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const percentile = (values: readonly number[], share: number): number =>
  values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

async function round(
  call: Call,
  { name, server, extra, wire = (id, request) => wireOf(id, request, extra) }: Contender,
  lines: readonly Connection[],
  seconds: number,
  postgres: number,
): Promise<Round> {
  const latencies: number[] = []
  let errors = 0
  const cpu = () => cpuOf(server.pid) + cpuOf(postgres, true)
  const before = cpu()
  const started = performance.now()
  const until = started + seconds * 1000
  await Promise.all(
    lines.map(async (line) => {
      while (performance.now() < until) {
        const request = call.next()
        const bytes = wire(call.id, request)
        const sent = performance.now()
        const { status, body } = await line.send(bytes)
        latencies.push(performance.now() - sent)
        if (status === 200) call.done?.(request)
        else if (++errors === 1)
          process.stderr.write(`${call.id} ${name}: ${status} ${body().slice(0, 300)}\n`)
      }
    }),
  )
  return {
    requests: latencies.length,
    errors,
    seconds: (performance.now() - started) / 1000,
    cpuMs: cpu() - before,
    latencies,
  }
}

export interface Plan {
  connections: number
  /** Seconds for each server in all rounds together. */
  seconds: number
  rounds: number
  postgres: number
  reset: (sql: string) => Promise<void>
}

/** Measures one call on all contenders. */
export async function measure(call: Call, contenders: readonly Contender[], plan: Plan): Promise<Result[]> {
  const lines = await Promise.all(
    contenders.map(({ server }) =>
      Promise.all(Array.from({ length: plan.connections }, () => openConnection(server.port))),
    ),
  )
  const rounds: Round[][] = contenders.map(() => [])
  // Round 0 only warms up: statements are planned once for each connection.
  for (let at = 0; at <= plan.rounds; at++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const who = (turn + at) % contenders.length
      if (call.reset) await plan.reset(call.reset)
      const seconds = at === 0 ? 0.5 : plan.seconds / plan.rounds
      const done = await round(call, contenders[who]!, lines[who]!, seconds, plan.postgres)
      if (at > 0) rounds[who]!.push(done)
    }
  }
  const results = contenders.map(({ name, server }, who): Result => {
    const mine = rounds[who]!
    const latencies = mine.flatMap((one) => one.latencies).sort((a, b) => a - b)
    const requests = latencies.length
    return {
      call: call.id,
      server: name,
      connections: plan.connections,
      requests,
      errors: mine.reduce((sum, one) => sum + one.errors, 0),
      rps: median(mine.map((one) => one.requests / one.seconds)),
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      cpuMs: mine.reduce((sum, one) => sum + one.cpuMs, 0) / requests,
      rounds: mine.map((one) => one.requests / one.seconds),
      memoryMb: memoryOf(server.pid),
    }
  })
  for (const line of lines.flat()) line.close()
  return results
}

/** How many times another server's time a server's request takes: the median over rounds that stood side by side. */
export const ratioOf = (ours: Result, other: Result): number =>
  median(ours.rounds.map((rps, at) => other.rounds[at]! / rps))
