// The process that calls web hooks: its key, its lock, and a round at each full minute until it is stopped. It is another one than the process
// that sends, so that whoever takes over what speaks with houses' machines has no key to where people are told something.

import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readSettings, type Settings } from '../src/app/config.ts'
import { openBeside, type Database } from '../src/database/open.ts'
import { openRounds, takeUpCalling, type Rounds, type RoundsParts } from '../src/webhooks/server/rounds.ts'
import { alone, networkFacts, ownPair, stoppedBySignals } from './single-process.ts'

const lock = 7046029254386356n
const minute = 60_000
/** After so many rounds in a row that failed its supervisor is to see it. */
const failedAtMost = 20

const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function partsOf(
  database: Pick<Database, 'pool'>,
  { data, webhookHosts: hosts }: Settings,
): Promise<RoundsParts & { compareClock: () => Promise<void> }> {
  const pair = await ownPair(join(resolve(data), 'webhooks'), 'webhook-key')
  const facts = await networkFacts(database, 'webhooks')
  return {
    database,
    pair,
    hosts,
    say,
    ...facts,
    now: () => facts.now(),
    compareClock: async () => {
      facts.now = (await networkFacts(database, 'webhooks')).now
    },
  }
}

/** A round at each full minute: the seconds of a change are nobody's business, nor is a start a call more within the minute. */
async function callEachMinute(
  rounds: Rounds,
  compareClock: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let failed = 0
  for (;;) {
    await sleep(minute - (Date.now() % minute), undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    try {
      await compareClock()
      await rounds.round(signal)
      failed = 0
    } catch (error) {
      // What happened may quote an address: its kind is enough.
      say(`The round of web hooks failed: ${(error as Error).name}`)
      if ((failed += 1) >= failedAtMost)
        throw new Error('The process that calls web hooks gives up.', { cause: undefined })
    }
  }
}

/** Calls until SIGINT or SIGTERM. */
export async function callWebhooks(): Promise<number> {
  const settings = readSettings(process.env)
  if (settings.webhookHosts.length === 0)
    throw new Error('No web hook can be called: CONTINUUM_WEBHOOK_HOSTS names no host of an organisation.')
  const database = openBeside({ url: settings.databaseUrl, embedded: resolve(settings.data) })
  if (!database) throw new Error('No server runs here: start `continuum serve` first, or set DATABASE_URL.')
  const stopping = stoppedBySignals()
  try {
    await alone(database, { lock, stopping }, async () => {
      const parts = await partsOf(database, settings)
      await takeUpCalling(parts)
      const rounds = openRounds(parts)
      say('Calling web hooks.')
      try {
        await callEachMinute(rounds, parts.compareClock, stopping.signal)
      } finally {
        await rounds.close()
      }
    })
  } finally {
    await database.close()
  }
  return 0
}
