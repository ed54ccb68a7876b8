// The audit trail on the command line: `verify` checks the database, or exported files without any database; `export` writes
// such a file. Exit code 1 where anything does not hold.

import { createReadStream, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readSettings } from '../src/app/config.ts'
import { asOwner, type Database } from '../src/database/open.ts'
import { openNetwork } from '../src/app/boot.ts'
import { secretsOf } from '../src/app/secrets.ts'
import { checkpointKey } from '../src/oversight/server/checkpoints.ts'
import { exportOf } from './audit-export.ts'
import { compareExports, counted, verifyExport, type Finding, type Verified } from './audit-verify.ts'
import { withDatabase } from './serve.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const tell = (findings: readonly Finding[]): boolean => {
  for (const { holds, words } of findings) say(`  ${holds ? 'holds ' : 'BROKEN'}  ${words}`)
  return findings.every(({ holds }) => holds)
}

/** Each file by itself, then each against the one before it. */
export async function verifyFiles(files: readonly string[]): Promise<number> {
  let whole = true
  const verified: Verified[] = []
  for (const file of files) {
    if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
    const parts = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })
    const one = await verifyExport(parts).catch((error: Error) => {
      throw new Error(`${file}: ${error.message}`, { cause: error })
    })
    say(`${file}: trail ${one.chain} of ${one.origin}, ${counted(one.lines, 'line')}, key ${one.key}`)
    whole = tell(one.findings) && whole
    const before = verified.at(-1)
    if (before) whole = tell(compareExports(before, one)) && whole
    verified.push(one)
  }
  say(
    whole
      ? 'Nothing is broken. Compare the key with the one on the Audit screen: this file alone cannot vouch for it.'
      : 'Something is broken: keep this file, do not work on, and call whoever answers for security.',
  )
  return whole ? 0 : 1
}

/** Reads only, so it may be done while the server runs. */
const beside = (work: Parameters<typeof withDatabase>[0]) => withDatabase(work, { beside: true })

/** The trails that have a line. */
async function chainsOf(database: Database): Promise<number[]> {
  const { rows } = await asOwner(database, (client) =>
    client.query<{ chain: number }>('select chain from audit.heads order by chain'),
  )
  return rows.map(({ chain }) => chain)
}

/** Every chain that the database has. */
export function verifyDatabase(): Promise<number> {
  return beside(async (database) => {
    const network = (await openNetwork(database)).network().id
    const key = await ownKey(database)
    let whole = true
    for (const chain of await chainsOf(database)) {
      const one = await verifyExport(exportOf(database, { chain, network, key }))
      say(`trail ${chain}: ${counted(one.lines, 'line')}`)
      whole = tell(one.findings) && whole
    }
    return whole ? 0 : 1
  })
}

/** Writes the trail to standard output. */
export function exportTrail(chain: number): Promise<number> {
  return beside(async (database) => {
    const chains = await chainsOf(database)
    if (!chains.includes(chain))
      throw new Error(
        `There is no trail ${chain}. ${chains.length > 0 ? `There are: ${chains.join(', ')}.` : 'There is none yet.'}`,
      )
    const network = (await openNetwork(database)).network().id
    for await (const part of exportOf(database, { chain, network, key: await ownKey(database) }))
      if (!process.stdout.write(part))
        await new Promise<void>((drained) => {
          process.stdout.once('drain', () => drained())
        })
    return 0
  })
}

/** The public half of this server's key. */
async function ownKey(database: Database): Promise<string> {
  const folder = join(resolve(readSettings(process.env).data), 'secrets')
  return checkpointKey(await secretsOf(database, folder))
}
