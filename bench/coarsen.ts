// npm run bench -- coarsen: the night in which times of the work lose their hour (`times.coarsen`), over a whole history that never lost one, and on the
// night after it.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { baseNetwork, bringUpToDate } from '../src/app/boot.ts'
import { startEmbedded } from '../src/database/launcher.ts'
import { asOwner, login, openPool, prepare, type Database } from '../src/database/open.ts'
import { coarsenTimes } from '../src/measures/jobs.ts'
import { loadCountry } from './load.ts'

const day = 86_400_000
const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Loads, measures, removes. */
export async function benchCoarsen(cases: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-bench-coarsen-'))
  const server = await startEmbedded(folder)
  const owner = await prepare(server)
  const database: Database = { pool: openPool({ ...owner, user: login }), owner, close: () => server.stop() }
  try {
    await bringUpToDate(database)
    const now = new Date()
    await asOwner(database, (client) => loadCountry(client, { cases, services: 5_000, now }))
    say('| night | times that lost their hour | seconds |\n|---|---|---|')
    for (const [night, ahead] of [
      ['the first, over the whole history', 0],
      ['the same once more', 0],
      ['a night later', 1],
      ['a month later', 31],
    ] as const) {
      const at = new Date(now.getTime() + ahead * day)
      const started = performance.now()
      const took = await coarsenTimes(database, { now: () => at, network: () => baseNetwork })
      say(
        `| ${night} | ${took.toLocaleString('en')} | ${((performance.now() - started) / 1000).toFixed(1)} |`,
      )
    }
  } finally {
    await database.pool.end()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
