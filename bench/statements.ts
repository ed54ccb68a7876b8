// npm run bench -- statements [open,work,move]: what one call of each kind says to the database, statement by statement. Counted, not timed: the same
// on every machine.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/database/launcher.ts'
import { asOwner } from '../src/database/open.ts'
import { buildCalls } from './calls.ts'
import { countryIn } from './country.ts'
import { recordCalls } from './record.ts'
import { isHousekeeping } from './recording.ts'

/** Loads a small country and prints, for each call, how many statements it is and which. */
export async function benchStatements(only: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-statements-'))
  const database = await startEmbedded(folder)
  try {
    const { owner } = await countryIn(database, { cases: 500, services: 100, kept: false }, () => undefined)
    const calls = (await asOwner({ owner }, (client) => buildCalls(client)))
      .filter(({ id }) => !only || only.split(',').includes(id))
      .map((call) => ({ ...call, variants: 1 }))
    const { recordings } = await recordCalls(owner, calls)
    process.stdout.write('| call | statements | of them audit and idempotency |\n|---|---|---|\n')
    for (const { id, title } of calls) {
      const { statements } = recordings[id]![0]!
      process.stdout.write(
        `| ${title} | ${statements.length} | ${statements.filter(isHousekeeping).length} |\n`,
      )
      if (only)
        for (const { text } of statements)
          process.stderr.write(`${id}: ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}\n`)
    }
  } finally {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
