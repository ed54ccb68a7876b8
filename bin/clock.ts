// Moves a demonstration's clock, so that a month's change can be seen in a minute. The server that runs on the data folder is
// told, and does what has come due; where none runs, the next one starts on that day.

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openDatabase } from '../src/database/open.ts'
import { openNetwork, openSecrets } from '../src/app/boot.ts'
import { clockHeader, clockProof } from '../src/app/clock-proof.ts'
import { readSettings } from '../src/app/config.ts'

/** So many days ahead of the day on which the country stands; 0 is back to that day. */
export async function moveClock(days: number): Promise<number> {
  const { data, url, databaseUrl } = readSettings(process.env)
  if (!databaseUrl && !existsSync(join(data, 'postgres')))
    throw new Error(`There is no demonstration in ${resolve(data)}. Name its folder in CONTINUUM_DATA.`)
  const database = await openDatabase({
    url: databaseUrl,
    embedded: databaseUrl ? undefined : data,
    beside: true,
  })
  try {
    const network = await openNetwork(database)
    if (!database.beside) {
      await network.moveClock(days)
      process.stderr.write(`The demonstration will start ${days} days ahead.\n`)
      return 0
    }
    if (!network.network().demo)
      throw new Error('Only the clock of a demonstration can be moved, and what runs here is none.')
    await tell(url, network.network().id, days, data)
  } finally {
    await database.close()
  }
  process.stderr.write(`The running demonstration is ${days} days ahead now.\n`)
  return 0
}

/** Tells the server that serves this very network; whoever else answers at the address keeps their clock. */
async function tell(url: string, network: string, days: number, data: string): Promise<void> {
  const found = (await fetch(`${url}/api/setup`)
    .then((answer) => answer.json())
    .catch(() => undefined)) as { network?: unknown } | undefined
  if (found?.network !== network)
    throw new Error(
      `The demonstration in ${resolve(data)} is running, but ${found ? 'something else answers' : 'nobody answers'} at ${url}. Say its port in CONTINUUM_PORT. No clock was moved.`,
    )
  const { opaque } = await openSecrets(join(resolve(data), 'secrets'))
  const answer = await fetch(`${url}/api/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [clockHeader]: clockProof(opaque, days, Date.now()) },
    body: JSON.stringify({ days }),
  })
  if (!answer.ok) throw new Error(`The demonstration at ${url} did not move its clock (${answer.status}).`)
}
