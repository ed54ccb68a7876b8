// What `serve` has to do with what leaves: nothing but to say whether anything does. A demonstration starts the process that sends beside
// itself, which lets nothing out and says so.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { asOwner, type Database } from '../src/database/open.ts'

/** After this time without a sign the process that sends is taken to be gone. */
const goneAfterMs = 5 * 60_000

/** Says where nothing leaves: people who were promised a notice wait for it in vain. */
export async function sayWhetherSent(
  database: Pick<Database, 'owner'>,
  say: (line: string) => void,
  now = Date.now(),
): Promise<void> {
  const seen = await asOwner(database, async (client) => {
    const { rows } = await client.query<{ seen_at: Date }>('select seen_at from sender')
    return rows[0]?.seen_at
  })
  if (!seen)
    say('No notice leaves by mail or text message: `continuum send` has never run here (deploy/README.md).')
  else if (now - seen.getTime() > goneAfterMs)
    say(`No notice leaves: \`continuum send\` was last here ${seen.toISOString()} (deploy/README.md).`)
}

/** The process that sends, beside an invented country: a program of its own, as for real people, that writes to this terminal. */
export function sendBeside(): { close: () => Promise<void> } {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'continuum.ts'), 'send'], {
    env: { ...process.env, CONTINUUM_SEND_TO_CONSOLE: 'yes' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done())
  })
  child.once('error', () => undefined)
  return {
    async close() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
