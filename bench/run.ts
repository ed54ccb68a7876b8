#!/usr/bin/env node
// npm run bench -- --cases 100000 [--connections 1,16,64] [--seconds 5] [--rounds 5] [--only open,work] [--json] [--data <folder>]
// npm run bench -- sealing      the cryptography in the browser (bench/sealing.ts)
// npm run bench -- files        papers on the real screen, with memory (bench/files.ts)
// npm run bench -- audit [--lines 1000000]
// npm run bench -- figures      tables counted and protected, noise, what is learnt of one person (bench/figures.ts)
// npm run bench -- accuracy     how far counts with noise are off, beside the formula of Microsoft's showcase (bench/accuracy.ts)
// npm run bench -- rules        My work under a pack of 300 rules, beside the shipped one (bench/rules.ts)
// npm run bench -- matching     finding a service among twenty thousand, server and browser (bench/matching.ts)
// npm run bench -- coarsen [100000]   the night in which times lose their hour (bench/coarsen.ts)
// npm run bench -- --country [--cases 20000] [--people 5000] [--tabs 2000]   nine o'clock, idle tabs, a server killed (bench/morning.ts)
// npm run bench -- statements [open,work]   what a call says to the database, counted (bench/statements.ts)
// npm run bench -- professions [--cases 20000]   opening and My work for every profession, in a large house and in small ones (bench/professions.ts)
// npm run bench -- door          the first minute on a telephone: seconds, requests, bytes (bench/door.ts)
// npm run bench -- peers [--cases 100000]   beside PostGraphile on plain tables, in the same window (bench/peers/)
// npm run bench -- alternate --before FOLDER   two checkouts in turn (bench/alternate.ts)
// Loads an invented country of that size and measures Continuum beside two bare servers that run the same SQL.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Client } from 'pg'
import { startEmbedded } from '../src/database/launcher.ts'
import { asOwner } from '../src/database/open.ts'
import { benchAudit } from './audit.ts'
import { benchTree } from './audit-tree.ts'
import { buildCalls, wireOf, type Call } from './calls.ts'
import { openConnection } from './connection.ts'
import { countryIn } from './country.ts'
import { measure, type Contender, type Result } from './measure.ts'
import { memoryOf, startServer, type Server } from './processes.ts'
import { recordCalls } from './record.ts'
import { isHousekeeping, type Recording } from './recording.ts'
import { tableOf } from './report.ts'

if (process.argv[2] === 'sealing') {
  const { benchSealing } = await import('./sealing.ts')
  process.exit(await benchSealing(process.argv.slice(3)))
}

if (process.argv[2] === 'files') {
  await import('./files.ts')
  process.exit(0)
}

if (process.argv[2] === 'figures') {
  const { benchFigures } = await import('./figures.ts')
  await benchFigures(process.argv.slice(3))
  process.exit(0)
}

if (process.argv[2] === 'accuracy') {
  const { benchAccuracy } = await import('./accuracy.ts')
  benchAccuracy(process.argv.slice(3))
  process.exit(0)
}

if (process.argv[2] === 'coarsen') {
  const { benchCoarsen } = await import('./coarsen.ts')
  await benchCoarsen(Number(process.argv[3] ?? 100_000))
  process.exit(0)
}

if (process.argv[2] === 'rules') {
  const { benchRules } = await import('./rules.ts')
  await benchRules(process.argv.slice(3))
  process.exit(0)
}

if (process.argv[2] === 'matching') {
  const { benchMatching } = await import('./matching.ts')
  await benchMatching(process.argv.slice(3))
  process.exit(0)
}

if (process.argv[2] === 'professions') {
  const { benchProfessions } = await import('./professions.ts')
  await benchProfessions(process.argv.slice(3))
  process.exit(0)
}

if (process.argv[2] === 'door') {
  const { benchDoor } = await import('./door.ts')
  await benchDoor(process.argv.slice(3))
  process.exit(0)
}

if (process.argv[2] === 'peers') {
  const { benchPeers } = await import('./peers/peers.ts')
  await benchPeers(process.argv.slice(3))
  process.exit(0)
}

if (process.argv.includes('--country')) {
  // A process of its own, in which the passphrases of those who sign in are stretched lightly from the first module on.
  const light = ['--import', join(import.meta.dirname, '../test/light-hook.ts')]
  const morning = [...light, join(import.meta.dirname, 'morning.ts'), ...process.argv.slice(2)]
  process.exit(spawnSync(process.execPath, morning, { stdio: 'inherit' }).status ?? 1)
}

if (process.argv[2] === 'statements') {
  const { benchStatements } = await import('./statements.ts')
  await benchStatements(process.argv[3])
  process.exit(0)
}

if (process.argv[2] === 'alternate') {
  const { benchAlternate } = await import('./alternate.ts')
  benchAlternate(process.argv.slice(3))
  process.exit(0)
}

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: 'string', default: '1000000' },
    cases: { type: 'string', default: '100000' },
    services: { type: 'string', default: '5000' },
    connections: { type: 'string', default: '1,16,64' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    data: { type: 'string' },
    profile: { type: 'string' },
  },
})
// Of its own: nothing below is needed for it.
if (positionals[0] === 'audit') {
  await benchAudit(Number(asked.lines))
  await benchTree(Number(asked.lines))
  process.exit()
}
const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** Asks the limit for each reading list once: it must answer as many rows as our handlers read. */
async function proveReplay(
  calls: readonly Call[],
  recordings: Record<string, Recording[]>,
  vars: ReadonlyMap<string, string[]>,
  limit: Server,
): Promise<void> {
  const line = await openConnection(limit.port)
  for (const call of calls.filter(({ writes }) => !writes)) {
    for (const [variant, recording] of recordings[call.id]!.entries()) {
      const { status, body } = await line.send(
        wireOf(call.id, { ...call.next(variant), vars: vars.get(`${call.id}/${variant}`) ?? [] }),
      )
      const rows = status === 200 ? (JSON.parse(body()) as unknown[][]).map((list) => list.length) : []
      const expected = recording.statements.map((one) => one.rows)
      if (String(rows) !== String(expected))
        throw new Error(
          `${call.id}/${variant}: the replay answered ${String(rows)} rows (${status}), ours read ${String(expected)}`,
        )
    }
    await asOwner({ owner }, async (client) => void (call.reset && (await client.query(call.reset))))
  }
  line.close()
}

/** Starts our host once more and waits for its first answer to somebody signed in. */
async function startTime(): Promise<number> {
  const started = performance.now()
  const server = await startServer('ours', 'continuum.ts', { owner })
  const line = await openConnection(server.port)
  const { status } = await line.send(
    wireOf('start', { organisation: 1, variant: 0, method: 'GET', path: '/api/work', vars: [] }),
  )
  const took = (performance.now() - started) / 1000
  line.close()
  server.stop()
  if (status !== 200) throw new Error(`the first answer was ${status}`)
  return took
}

const folder = asked.data ? resolve(asked.data) : mkdtempSync(join(tmpdir(), 'continuum-bench-'))
const database = await startEmbedded(folder)
const { owner, discard } = await countryIn(
  database,
  { cases: Number(asked.cases), services: Number(asked.services), kept: asked.data !== undefined },
  say,
)
const running: Server[] = []

async function main(): Promise<void> {
  const all = await asOwner({ owner }, (client: Client) => buildCalls(client))
  const only = asked.only?.split(',')
  const calls = all.filter(({ id }) => !only || only.includes(id))
  const { recordings, vars } = await recordCalls(owner, calls)
  const file = join(folder, 'recordings.json')
  writeFileSync(file, JSON.stringify(recordings))
  const ours = await startServer('ours', 'continuum.ts', { owner }, asked.profile)
  const limit = await startServer('limit', 'bare.ts', { owner, mode: 'limit', recordings: file })
  const bare = await startServer('bare', 'bare.ts', { owner, mode: 'bare', recordings: file })
  running.push(ours, limit, bare)
  await proveReplay(calls, recordings, vars, limit)

  const results: Result[] = []
  const reset = (sql: string) => asOwner({ owner }, async (client) => void (await client.query(sql)))
  for (const connections of asked.connections.split(',').map(Number)) {
    for (const call of calls) {
      const keeps = recordings[call.id]?.[0]?.statements.some(isHousekeeping) ?? false
      const contenders: Contender[] = [
        { name: 'ours', server: ours },
        { name: 'limit', server: limit },
        ...(keeps ? [{ name: 'lean', server: limit, extra: 'x-lean: 1\r\n' }] : []),
        { name: 'bare', server: bare },
      ]
      results.push(
        ...(await measure(call, contenders, {
          connections,
          seconds: Number(asked.seconds),
          rounds: Number(asked.rounds),
          postgres: database.pid,
          reset,
        })),
      )
    }
    if (!asked.json) process.stdout.write(`${tableOf(calls, results, connections)}\n`)
  }
  const memory = memoryOf(ours.pid)
  const start = await startTime()
  const about = {
    cases: Number(asked.cases),
    services: Number(asked.services),
    date: new Date().toISOString(),
    node: process.version,
    load: loadavg()[0],
    memoryMb: memory,
    startSeconds: start,
  }
  if (asked.json) process.stdout.write(`${JSON.stringify({ about, results }, null, 2)}\n`)
  else
    process.stdout.write(
      `Our server holds ${memory} MB after ${asked.connections.split(',').at(-1)} connections (goal 250); from its start to the first authorised answer ${start.toFixed(2)} s (goal 0.8); load average ${loadavg()[0]!.toFixed(1)}.\n`,
    )
}

try {
  await main()
} finally {
  for (const server of running) server.stop()
  await discard()
  await database.stop()
  if (asked.data === undefined) rmSync(folder, { recursive: true, force: true })
}
