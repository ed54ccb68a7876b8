// The invented country: made once, through the same doors as everything real, and found again on the next start.

import { pino } from 'pino'
import type { Settings } from '../src/app/config.ts'
import { asOwner, login, openPool, type Database } from '../src/database/open.ts'
import { trackFeatures } from '../src/app/tracks.ts'
import { startHosts } from '../src/app/hosts.ts'
import type { Secrets } from '../src/http/context.ts'
import { bringUpToDate, type NetworkState } from '../src/app/boot.ts'
import { makeCheckpoint } from '../src/oversight/server/checkpoints.ts'
import { mixFacts } from '../src/measures/jobs.ts'
import { makeDueMoves } from '../src/tracks/due.ts'
import { clocks } from './actor.ts'
import { noteAgreements } from './agreements.ts'
import { form, readKept, writeKept } from './folder.ts'
import { chanceOf } from './chance.ts'
import { besides, lives } from './lives.ts'
import { releaseTables } from './figures.ts'
import { foundNetwork } from './network.ts'
import { openDirectory } from './directory.ts'
import { play, type Role } from './play.ts'
import { trySheets, type Sheets } from './recovery-shares.ts'
import { printStory } from './print.ts'
import { progressOn } from './progress.ts'
import { sealDueShares } from '../src/organisations/client/recovery-shares.ts'
import { keepRotas } from './rota.ts'
import { storyTime, dayMs, type Keepsakes, type World } from './stage.ts'
import { dutiesBefore } from './tending.ts'
import { setTargets } from './targets.ts'
import { rolesOf } from './vary.ts'

export interface DemoParts {
  database: Database
  secrets: Secrets
  network: NetworkState
  settings: Pick<Settings, 'data' | 'url' | 'publicUrl' | 'exitUrl'>
  say: (text: string) => void
}

/** The oldest day of the story, before today: the network is founded then. */
const founded = 420

export interface Size {
  /** How many people's files there are. */
  cases?: number
  /** A small country for a test: only these organisations, and nothing that happens outside a file. */
  only?: readonly string[]
}

/** Makes the country, or finds it; `print` says how to look at it. */
export async function prepareDemo(
  parts: DemoParts,
  { cases = 200, only }: Size = {},
): Promise<{ print: () => void; country?: string | undefined }> {
  const { database, network, settings, say } = parts
  const kept = readKept(settings.data)
  const empty = await isEmpty(database)
  if (kept?.state === 'ready' && !empty && network.network().demo) {
    if (kept.form !== form) throw new Error(fromBefore)
    const print = () => printStory(settings, kept, { say, now: network.now() })
    return { print, country: kept.country }
  }
  if (!kept && !empty)
    throw new Error(
      'This data folder holds a network that is not invented. Use `serve` for it, or another CONTINUUM_DATA for a demonstration.',
    )
  if (!empty) {
    say('The invented country was not finished the last time, so it is begun anew.')
    await clear(database)
    await network.reload()
  }
  writeKept(settings.data, { state: 'making', form, cards: [], receipts: [] })
  const made = await makeCountry(parts, cases, only)
  writeKept(settings.data, { state: 'ready', form, ...made })
  return { print: () => printStory(settings, made, { say, now: network.now() }) }
}

/** A country that is lost half made is begun anew: its writes need not wait for the disk, one by one. */
const inHaste = (database: Database): Database => ({
  ...database,
  pool: openPool({ ...database.owner, user: login, options: '-c synchronous_commit=off' }),
})

async function makeCountry(
  { database: lasting, secrets, network, settings, say }: DemoParts,
  cases: number,
  only: Size['only'],
): Promise<Keepsakes> {
  const started = performance.now()
  const today = network.now()
  const database = inHaste(lasting)
  const story: NetworkState = {
    ...network,
    // From before it is set up, so that its id says so.
    network: () => ({ ...network.network(), demo: true }),
    now: () => storyTime.getStore() ?? network.now(),
  }
  const faults: unknown[] = []
  const hosts = startHosts({
    database,
    secrets,
    network: story,
    settings,
    logger: pino({ level: 'silent' }),
    unlimited: true,
    onFault: (endpoint, error) => void faults.push([endpoint, error]),
  })
  // The machines of those who act in it go by the story's clock too.
  for (const host of [hosts.staff, hosts.public]) clocks.set(host, { now: () => story.now().getTime() })
  const progress = progressOn(say)
  const sheets: Sheets = new Map()
  const keepsakes: Keepsakes = { cards: [], receipts: [] }
  let awake: NodeJS.Timeout | undefined
  try {
    const people = await storyTime.run(new Date(today.getTime() - founded * dayMs), async () => {
      let joined = 0
      const all = await foundNetwork({ staff: hosts.staff, database, only, sheets }, () =>
        progress.show(`An invented country: ${(joined += 1)} people at work have made their keys`),
      )
      await openDirectory(database, all, chanceOf('directory'))
      // At once, while everybody's session is fresh: a ministry does nothing else in the story.
      await noteAgreements(all, founded)
      await setTargets(all)
      return all
    })
    // Sessions end by the machine's clock: on a busy one, those of people who act twice a year would.
    awake = setInterval(() => {
      for (const { api } of people.values()) void api.accounts.me({}).catch(() => undefined)
    }, 4 * 60_000)
    const world: World = { staff: hosts.staff, public: hosts.public, people, keep: keepsakes }
    const roles: Role[] = rolesOf(lives, only ? [] : besides, world, cases)
    const ended = await play(roles, {
      today,
      due: () => makeDueMoves(database, trackFeatures, story),
      duties: (before) => dutiesBefore(database, before),
      onDay: (done, all) => progress.show(`An invented country: day ${done} of ${all}`),
    })
    await storyTime.run(today, () => keepRotas(people))
    await mixFacts(database)
    await storyTime.run(today, async () => {
      await releaseTables(people)
      // As a window does for whoever works in it: keys of circles that were made since the sheets were named.
      for (const one of people.values()) await sealDueShares(one)
      await trySheets(sheets)
    })
    // This write waits for the disk, and with it everything before.
    await makeCheckpoint(lasting, secrets, network)
    progress.done(
      `An invented country: ${people.size} people at work and ${cases} who were helped, in ${((performance.now() - started) / 1000).toFixed(0)} s.`,
    )
    if (process.env['DEMO_DEBUG']) for (const line of ended) say(line)
  } catch (error) {
    throw faults.length > 0
      ? new Error('The invented country met a fault of ours.', { cause: faults[0] })
      : error
  } finally {
    clearInterval(awake)
    await database.pool.end()
  }
  return keepsakes
}

const isEmpty = (database: Database): Promise<boolean> =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from organisations')
    return rows[0]?.n === 0
  })

const fromBefore =
  'This invented country was made by an earlier version; nobody can sign in to it or open its cases any more. Begin it anew: npm run demo -- --reset'

/** Back to the first migration. Only ever called where the file beside the database says that its people are invented. */
async function clear(database: Database): Promise<void> {
  await asOwner(database, (client) =>
    client.query('drop schema if exists app, audit, pgboss, public cascade; create schema public'),
  )
  await bringUpToDate(database)
}
