// Ours beside PostGraphile, in the same window, on the same database server and the same cases: `npm run bench -- peers`. The peer has plain tables
// (tables.sql): no signatures, no trail, no duties, no keys. Its packages are fetched for the run into a temporary folder. A ratio of 1 says that
// we answer as many requests a second.
import { execFileSync, fork } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Client, ClientConfig } from 'pg'
import { startEmbedded } from '../../src/database/launcher.ts'
import { asOwner } from '../../src/database/open.ts'
import { buildCalls, type Call } from '../calls.ts'
import { openConnection } from '../connection.ts'
import { countryIn } from '../country.ts'
import { measure, median, type Result } from '../measure.ts'
import { listening, startServer, type Server } from '../processes.ts'
import { askPeer } from './queries.ts'

const packages = ['postgraphile@5.1.5', 'pg@8.23.1']
/** Requests per second of ours by the peer's, at least. */
const goals: Readonly<Record<string, number>> = {
  open: 1,
  reopen: 1,
  work: 1,
  move: 1,
  match: 1.2,
  new: 0.5,
  find: 1,
}
const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** Fetches the peer, and starts it beside its packages. */
async function startPeer(folder: string, owner: ClientConfig): Promise<Server> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  say(`Fetching ${packages.join(', ')} …`)
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--silent']
  execFileSync('npm', ['install', ...quiet, ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const program = join(folder, 'postgraphile.mjs')
  copyFileSync(join(import.meta.dirname, 'postgraphile.mjs'), program)
  const env = { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' }
  const stdio: ['ignore', 'inherit', 'inherit', 'ipc'] = ['ignore', 'inherit', 'inherit', 'ipc']
  return listening(
    'postgraphile',
    fork(program, [JSON.stringify({ owner })], { cwd: folder, env, stdio, execArgv: [] }),
  )
}

/** What is compared answers the same question: the peer finds what it is asked for. */
async function prove(calls: readonly Call[], peer: Server): Promise<void> {
  const line = await openConnection(peer.port)
  for (const call of calls.filter(({ writes }) => !writes)) {
    const { status, body } = await line.send(askPeer(call.id, call.next(0)))
    const { data, errors } = JSON.parse(body()) as { data?: Record<string, unknown>; errors?: unknown }
    const [found] = Object.values(data ?? {})
    if (status !== 200 || errors || !found)
      throw new Error(`the peer does not answer ${call.id}: ${status} ${body().slice(0, 500)}`)
  }
  line.close()
}

function tableOf(calls: readonly Call[], results: readonly Result[], connections: number): string {
  const of = (call: string, server: string) =>
    results.find((one) => one.call === call && one.server === server && one.connections === connections)!
  const cell = ({ rps, p50, p99, cpuMs, errors }: Result) =>
    `${Math.round(rps)} (${p50.toFixed(1)} / ${p99.toFixed(0)}; ${cpuMs.toFixed(2)})${errors > 0 ? ` ${errors} errors` : ''}`
  const rows = calls.map((call) => {
    const [ours, peer] = [of(call.id, 'ours'), of(call.id, 'peer')]
    const ratio = median(ours.rounds.map((one, at) => one / peer.rounds[at]!))
    const goal = goals[call.id]!
    return `| ${call.title} | ${cell(ours)} | ${cell(peer)} | **${ratio.toFixed(2)}** | ${goal} ${ratio >= goal ? 'met' : 'missed'} |`
  })
  return [
    `${connections} connections: requests/s (p50 / p99 ms; CPU ms of server and database)`,
    '',
    '| call | Continuum | PostGraphile on plain tables | requests/s by its | goal |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

/** Loads the country, puts the peer's tables beside it, and measures both in turn. */
export async function benchPeers(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '100000' },
      connections: { type: 'string', default: '16' },
      seconds: { type: 'string', default: '10' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string' },
    },
  })
  const [folder, peers] = ['country', 'peers'].map((name) =>
    mkdtempSync(join(tmpdir(), `continuum-${name}-`)),
  ) as [string, string]
  const database = await startEmbedded(folder)
  const running: Server[] = []
  try {
    const { owner } = await countryIn(
      database,
      { cases: Number(values.cases), services: 5000, kept: false },
      say,
    )
    say('Making the peer’s tables …')
    await asOwner(
      { owner },
      async (client) =>
        void (await client.query(readFileSync(join(import.meta.dirname, 'tables.sql'), 'utf8'))),
    )
    const all = await asOwner({ owner }, (client: Client) => buildCalls(client))
    const calls = all.filter(({ id }) => id in goals && (values.only?.split(',').includes(id) ?? true))
    const [ours, peer] = [await startServer('ours', 'continuum.ts', { owner }), await startPeer(peers, owner)]
    running.push(ours, peer)
    await prove(calls, peer)
    const reset = (sql: string) => asOwner({ owner }, async (client) => void (await client.query(sql)))
    for (const connections of values.connections.split(',').map(Number)) {
      const results: Result[] = []
      for (const call of calls)
        results.push(
          ...(await measure(
            call,
            [
              { name: 'ours', server: ours },
              { name: 'peer', server: peer, wire: askPeer },
            ],
            {
              connections,
              seconds: Number(values.seconds),
              rounds: Number(values.rounds),
              postgres: database.pid,
              reset,
            },
          )),
        )
      process.stdout.write(
        `${tableOf(calls, results, connections)}\nLoad average ${loadavg()[0]!.toFixed(1)}.\n`,
      )
    }
  } finally {
    for (const server of running) server.stop()
    // The peer would tell of each connection that its database ends.
    await sleep(1000)
    await database.stop()
    for (const one of [folder, peers]) rmSync(one, { recursive: true, force: true })
  }
}
