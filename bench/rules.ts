// npm run bench -- rules [--cases 20000] [--rules 300] [--connections 1,16] [--rounds 9]
// My work under the pack that came with the program, beside My work under one of 300 rules that the network made of it: the same country
// twice, one server on each, in turn. And how long a browser needs to read, check and build such a law, once in a session.

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packs } from '../jurisdictions/packs.ts'
import { startEmbedded } from '../src/database/launcher.ts'
import { asOwner, prepare } from '../src/database/open.ts'
import { buildPack, type ClockInFile, type PackFile } from '../src/jurisdiction/define.ts'
import { readPack } from '../src/jurisdiction/read-pack.ts'
import { filesOfLaw } from '../src/jurisdiction/shipped.ts'
import { buildCalls } from './calls.ts'
import { countryIn } from './country.ts'
import { measure, median, ratioOf } from './measure.ts'
import { startServer } from './processes.ts'

const base = 'uk'

/** As many rules more as a pack of that size has: each a duty of its own, with its words, its figures of several years, and its moves. */
export function manyRules(rules: number): PackFile {
  const own = rules - Object.keys(packs.get(base)!.clocks).length
  const clocks = Array.from({ length: own }, (_, at): ClockInFile => ({
    id: `law.bench_${at}`,
    unit: 'days',
    source: 'BENCH',
    label: { en: `Duty ${at} of a long law`, ar: `واجب ${at} من قانون طويل` },
    effective: [
      { from: '2020-01-01', length: 10 + (at % 20) },
      { from: '2025-01-01', length: 20 + (at % 20) },
    ],
    starts: [{ on: 'identification.presume', ages: ['child'], owner: 'holder' }],
    stops: ['identification.decide_final_positive'],
  }))
  const sources = [{ id: 'BENCH', cite: 'A law of many rules', basis: 'house' as const }]
  return { id: `${base}-r1`, title: { en: 'Many rules' }, inherits: base, sources, clocks }
}

/** Reads, hashes and builds the files of a law, as a browser does: the median of many tries, in milliseconds. */
function timeToRead(files: readonly { text: string }[]): number {
  const tries = Array.from({ length: 60 }, () => {
    const started = performance.now()
    for (const { text } of files) createHash('sha256').update(text).digest('hex')
    files.reduce<ReturnType<typeof buildPack> | undefined>(
      (before, { text }) => buildPack(JSON.parse(text) as PackFile, before),
      undefined,
    )
    return performance.now() - started
  })
  return median(tries)
}

export async function benchRules(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '20000' },
      rules: { type: 'string', default: '300' },
      connections: { type: 'string', default: '1,16' },
      rounds: { type: 'string', default: '9' },
    },
  })
  const file = manyRules(Number(values.rules))
  const text = JSON.stringify(file)
  const { pack, faults } = readPack(text, packs)
  if (!pack) throw new Error(JSON.stringify(faults[0]))
  const folder = mkdtempSync(join(tmpdir(), 'continuum-bench-rules-'))
  const database = await startEmbedded(folder)
  const say = (line: string): void => void process.stderr.write(`${line}\n`)
  const { owner } = await countryIn(
    database,
    { cases: Number(values.cases), services: 500, kept: false },
    say,
  )
  const other = { connection: { ...database.connection, database: 'bench_rules' } }
  await asOwner({ owner: { ...database.connection, database: 'postgres' } }, (client) =>
    client.query(`create database bench_rules template "${owner.database}" strategy file_copy`),
  )
  const ruled = await prepare(other)
  await asOwner({ owner: ruled }, async (client) => {
    await client.query('set session_replication_role = replica')
    for (const table of ['cases', 'tracks', 'clocks'])
      await client.query(`update ${table} set pack = $1 where pack = $2`, [file.id, base])
    // Every fourth duty that runs is one of the law's own.
    await client.query(
      `update clocks k set clock = 'law.bench_' || (hashtext(k.id::text) & 127) where stopped_at is null and (hashtext(k.id::text) & 3) = 0`,
    )
  })
  // What an update left behind is swept in both.
  for (const one of [owner, ruled])
    await asOwner({ owner: one }, (client) => client.query('vacuum full analyze clocks'))
  const shipped = await startServer('shipped', 'continuum.ts', { owner })
  const many = await startServer('many', 'continuum.ts', {
    owner: ruled,
    law: { file, over: base, since: '2020-01-01' },
  })
  try {
    const work = (await asOwner({ owner }, (client) => buildCalls(client))).find(({ id }) => id === 'work')!
    for (const connections of values.connections.split(',').map(Number)) {
      const plan = {
        connections,
        rounds: Number(values.rounds),
        seconds: Number(values.rounds),
        postgres: database.pid,
      }
      const [one, two] = await measure(
        work,
        [
          { name: `shipped (${Object.keys(packs.get(base)!.clocks).length} rules)`, server: shipped },
          { name: `${Object.keys(pack.clocks).length} rules`, server: many },
        ],
        { ...plan, reset: () => Promise.resolve() },
      )
      for (const { server, rps, p50, p99, errors } of [one!, two!])
        process.stdout.write(
          `My work, ${connections} connections, ${server}: ${rps.toFixed(0)}/s (p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(0)} ms), ${errors} errors\n`,
        )
      process.stdout.write(`  time against the shipped pack: ${ratioOf(two!, one!).toFixed(2)} (goal 1.1)\n`)
    }
    const files = filesOfLaw(base)
    process.stdout.write(
      `A browser reads, checks and builds the law once: shipped ${timeToRead(files).toFixed(1)} ms, of ${Object.keys(pack.clocks).length} rules ${timeToRead([...files, { text }]).toFixed(1)} ms\n`,
    )
  } finally {
    shipped.stop()
    many.stop()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
