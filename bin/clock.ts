// Moves a demonstration's clock, so that a month's change can be seen in a minute. A running server is told, and does what
// has come due; where none runs, the next one starts on that day.

import { openDatabase } from '../src/database/open.ts'
import { openNetwork } from '../src/opening.ts'
import { readSettings } from '../src/config.ts'

/** `+31d` forward, `0` back to today. */
export async function moveClock(args: readonly string[]): Promise<number> {
  const given = /^(?:\+(\d{1,3})d|0)$/.exec(args[0] ?? '')
  if (!given) {
    process.stderr.write('Say how far: continuum clock +31d, or 0 for today.\n')
    return 2
  }
  const settings = readSettings(process.env)
  const url = `${settings.url}/api/demo/clock`
  const running = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ days: Number(given[1] ?? 0) }),
  }).catch(() => undefined)
  if (running?.ok) {
    process.stderr.write(`The running demonstration is ${given[1] ?? 0} days ahead now.\n`)
    return 0
  }
  if (running) throw new Error('Only the clock of a demonstration can be moved, and what runs here is none.')
  const database = await openDatabase({
    url: settings.databaseUrl,
    embedded: settings.databaseUrl ? undefined : settings.data,
  })
  try {
    await (await openNetwork(database)).setClock(Number(given[1] ?? 0) * 86_400_000)
  } finally {
    await database.close()
  }
  process.stderr.write(`The demonstration will start ${given[1] ?? 0} days ahead.\n`)
  return 0
}
