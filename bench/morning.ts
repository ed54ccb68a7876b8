// npm run bench -- --country [--cases 20000] [--people 5000] [--tabs 2000] [--seconds 20]: the morning of a country at two servers over one
// database. Everybody signs in at nine; tabs stand open in which nobody does anything; one of the servers is killed while people work.

import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { ClientConfig } from 'pg'
import { startEmbedded } from '../src/database/launcher.ts'
import { asOwner } from '../src/database/open.ts'
import { newPassphraseSetup } from '../src/sealing/passphrase.ts'
import { buildCalls, wireOf } from './calls.ts'
import { openConnection, type Connection } from './connection.ts'
import { countryIn } from './country.ts'
import { asks, bringPeople, signsIn, type Person } from './morning-people.ts'
import { openTab, type Tab } from './morning-tabs.ts'
import { cpuOf, memoryOf, startServer, type Server } from './processes.ts'

const say = (text: string): void => void process.stderr.write(`${text}\n`)
const line = (...cells: (string | number)[]): void => void process.stdout.write(`| ${cells.join(' | ')} |\n`)
const share = (values: readonly number[], part: number): number =>
  Math.round(
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0,
  )
const load = (): string => `load ${loadavg()[0]!.toFixed(1)}`

interface Place {
  owner: ClientConfig
  servers: Server[]
  /** The processes of the database. */
  postgres: number
  seconds: number
}

const cpuMs = ({ servers, postgres }: Place) => ({
  servers: servers.reduce((sum, { pid }) => sum + cpuOf(pid), 0),
  database: cpuOf(postgres, true),
})

/** Runs `work` for each of these, so many at once, each at a place of its own. */
async function together<One>(
  all: readonly One[],
  atOnce: number,
  work: (one: One, at: number) => Promise<void>,
) {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async (_, at) => {
      while (next < all.length) await work(all[next++] as One, at)
    }),
  )
}

/** A connection to each server for each of so many, taken in turn: as a proxy gives each request to the next. */
async function inTurn({ servers }: Place, count: number): Promise<(() => Connection)[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const lines = await Promise.all(servers.map(({ port }) => openConnection(port)))
      let turn = 0
      return () => lines[(turn += 1) % lines.length]!
    }),
  )
}

async function storm(place: Place, people: readonly Person[], name: string): Promise<void> {
  const atOnce = 50
  const next = await inTurn(place, atOnce)
  const before = cpuMs(place)
  const took: number[] = []
  const counts = { in: 0, puzzles: 0, refused: 0 }
  const started = performance.now()
  await together(people, atOnce, async (person, at) => {
    const { ms, puzzles, status } = await signsIn(person, next[at]!)
    took.push(ms)
    counts.puzzles += puzzles
    if (status === 200) counts.in += 1
    else counts.refused += 1
  })
  const seconds = (performance.now() - started) / 1000
  const used = cpuMs(place)
  const each = (now: number, then: number) => ((now - then) / people.length).toFixed(1)
  line(
    name,
    people.length,
    counts.in,
    counts.refused,
    counts.puzzles,
    `${seconds.toFixed(0)} s, ${Math.round(people.length / seconds)} a second`,
    `${share(took, 0.5)} / ${share(took, 0.99)}`,
    `${each(used.servers, before.servers)} + ${each(used.database, before.database)}`,
    load(),
  )
}

/** What an idle tab asked before it heard of changes, and how often in a minute. */
const polled = [
  ['/api/work/counts', 4],
  ['/api/duty-calls', 2],
  ['/api/alert-calls', 2],
  ['/api/witnesses/questions', 2],
  ['/api/work', 1],
  ['/api/takeovers', 1],
  ['/api/approvals/own', 1],
  ['/api/supervision-notes', 1],
  ['/api/rota', 1],
] as const

/** Processor milliseconds of a minute of one tab that asks. */
async function asking(place: Place, people: readonly Person[]): Promise<number> {
  const paths = polled.flatMap(([path, times]) => Array.from({ length: times }, () => path))
  const next = await inTurn(place, 4)
  const before = cpuMs(place)
  const until = performance.now() + place.seconds * 1000
  const wrong = new Set<string>()
  let asked = 0
  await Promise.all(
    next.map(async (one, at) => {
      for (let n = at; performance.now() < until; n += 4) {
        const path = paths[n % paths.length]!
        const { status } = await one().send(asks(people[n % people.length]!, 'GET', path))
        if (status !== 200) wrong.add(`${path} ${status}`)
        asked += 1
      }
    }),
  )
  if (wrong.size > 0) throw new Error([...wrong].join())
  const used = cpuMs(place)
  const ms = used.servers - before.servers + used.database - before.database
  return (ms / asked) * paths.length
}

async function idle(place: Place, people: readonly Person[], count: number): Promise<Tab[]> {
  const perAsking = await asking(place, people)
  const memory = () => place.servers.reduce((sum, { pid }) => sum + memoryOf(pid), 0)
  const empty = memory()
  const tabs: Tab[] = []
  const lost = (tab: Tab) => void tabs.splice(tabs.indexOf(tab), 1)
  const began = performance.now()
  await together([...people.slice(0, count).entries()], 50, async ([n, person]) => {
    tabs.push(await openTab(person, place.servers[n % place.servers.length]!.port, lost))
  })
  const opening = (performance.now() - began) / 1000
  await sleep(5_000)
  const before = cpuMs(place)
  await sleep(place.seconds * 3_000)
  const used = cpuMs(place)
  const perMinute =
    ((used.servers - before.servers + used.database - before.database) / count) * (20 / place.seconds)
  line(
    count,
    tabs.length,
    `${opening.toFixed(1)} s`,
    perAsking.toFixed(1),
    perMinute.toFixed(2),
    (perMinute / perAsking).toFixed(3),
    `${(((memory() - empty) * 1024) / count).toFixed(1)} kB`,
    load(),
  )
  return tabs
}

/** One house moves a case: who of it hears, who of another does not, and how long it takes. */
async function fanOut(place: Place, tabs: readonly Tab[]): Promise<void> {
  const calls = await asOwner({ owner: place.owner }, (client) => buildCalls(client))
  const move = calls.find(({ id }) => id === 'move')!.next(0)
  const own = tabs.filter(({ person }) => person.organisation === 1)
  for (const tab of tabs) tab.heard = 0
  const connection = await openConnection(place.servers[0]!.port)
  const sent = performance.now()
  const { status } = await connection.send(wireOf('move', move))
  const answered = performance.now()
  await sleep(3_000)
  const heard = own.filter((tab) => tab.heard > 0)
  const others = tabs.filter((tab) => tab.person.organisation !== 1 && tab.heard > 0)
  const all = Math.max(...heard.map(({ at }) => at)) - answered
  line(
    status,
    `${Math.round(answered - sent)} ms`,
    `${heard.length} of ${own.length}`,
    others.length,
    `${Math.round(all)} ms`,
    load(),
  )
  connection.close()
}

interface Answered {
  ms: number
  at: number
  tries: number
  id: string | undefined
  status: number
}

/** New cases at both servers, one of which is killed in the middle; what finds no server tries the other with the same key. */
async function killed(place: Place, tabs: Tab[]): Promise<void> {
  const calls = await asOwner({ owner: place.owner }, (client) => buildCalls(client))
  const call = calls.find(({ id }) => id === 'new')!
  const answered: Answered[] = []
  const reopened: number[] = []
  const [dies, stays] = place.servers as [Server, Server]
  const began = performance.now()
  const end = began + place.seconds * 2_000
  let killedAt = Infinity
  const work = async (n: number): Promise<void> => {
    const lines = new Map<Server, Connection>()
    for (let turn = n; performance.now() < end; turn += 1) {
      const request = call.next()
      const sent = performance.now()
      for (let tries = 1; ; tries += 1) {
        const server = place.servers[(turn + tries) % 2]!
        try {
          const to = lines.get(server) ?? (await openConnection(server.port))
          lines.set(server, to)
          const { status, body } = await to.send(wireOf('new', request))
          if (status !== 200 && answered.length === 0) say(`${status} ${body().slice(0, 300)}`)
          answered.push({ ms: performance.now() - sent, at: sent, tries, id: request.vars[0], status })
          break
        } catch {
          lines.delete(server)
          if (tries > 5)
            return void answered.push({
              ms: performance.now() - sent,
              at: sent,
              tries,
              id: undefined,
              status: 0,
            })
        }
      }
    }
  }
  const kill = async (): Promise<void> => {
    await sleep(place.seconds * 1_000)
    const gone = tabs.filter(({ port }) => port === dies.port)
    killedAt = performance.now()
    process.kill(dies.pid, 'SIGKILL')
    await Promise.all(
      gone.map(async ({ person }) => {
        // As the browser does: a second, by half shorter or longer.
        await sleep(1_000 * (0.5 + Math.random()))
        tabs.push(await openTab(person, stays.port))
        reopened.push(performance.now() - killedAt)
      }),
    )
  }
  await Promise.all([kill(), ...Array.from({ length: 16 }, (_, n) => work(n))])
  await report(place, { answered, reopened, killedAt })
}

async function report(
  place: Place,
  { answered, reopened, killedAt }: { answered: Answered[]; reopened: number[]; killedAt: number },
): Promise<void> {
  const done = answered.filter(({ status }) => status === 200)
  const ids = done.map(({ id }) => id)
  const { n } = await asOwner({ owner: place.owner }, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from cases where id = any($1::uuid[])',
      [ids],
    )
    return rows[0]!
  })
  const times = (some: Answered[]) => some.map(({ ms }) => ms)
  const before = times(done.filter(({ at, ms }) => at + ms < killedAt))
  const after = times(done.filter(({ at, ms }) => at + ms >= killedAt))
  line(
    done.length,
    ids.length - n,
    answered.filter(({ tries }) => tries > 1).length,
    answered.length - done.length,
    `${share(before, 0.5)} / ${share(before, 0.99)}`,
    `${share(after, 0.5)} / ${share(after, 0.99)}`,
    `${reopened.length} in ${share(reopened, 1)} ms`,
    load(),
  )
}

const head = (title: string, ...cells: string[]): void => {
  process.stdout.write(`\n${title}\n\n`)
  line(...cells)
  line(...cells.map(() => '---'))
}

async function measureAll(
  place: Place,
  secret: string,
  asked: { people: number; tabs: number },
): Promise<void> {
  say('Registering people …')
  const people = await bringPeople(place.owner, secret, { count: asked.people, newcomers: 48 })
  const [known, newcomers] = [people.slice(0, asked.people), people.slice(asked.people)]
  const storms = [
    'who',
    'people',
    'in',
    'refused',
    'puzzles',
    'took',
    'p50 / p99 ms',
    'CPU ms each, servers + database',
    'machine',
  ]
  head('Nine o’clock, 50 at once, two servers', ...storms)
  await storm(place, known, 'known devices, 50 behind one address')
  await storm(place, newcomers, 'one office of newcomers')
  const tabsHead = [
    'tabs',
    'open',
    'opened in',
    'CPU ms a minute, asking',
    'by a stream',
    'ratio',
    'memory each',
    'machine',
  ]
  head('Idle tabs', ...tabsHead)
  const tabs = await idle(place, known, asked.tabs)
  head(
    'A move in one house',
    'status',
    'answered after',
    'heard by its people',
    'by others',
    'last after',
    'machine',
  )
  await fanOut(place, tabs)
  const kills = [
    'acknowledged',
    'lost',
    'tried again',
    'failed',
    'before: p50 / p99 ms',
    'after',
    'streams opened again',
    'machine',
  ]
  head(`One server of two killed, 16 people opening cases for ${place.seconds * 2} s`, ...kills)
  await killed(place, tabs)
  for (const tab of tabs) tab.close()
}

async function benchMorning(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      country: { type: 'boolean' },
      cases: { type: 'string', default: '20000' },
      people: { type: 'string', default: '5000' },
      tabs: { type: 'string', default: '2000' },
      seconds: { type: 'string', default: '20' },
    },
  })
  const folder = mkdtempSync(join(tmpdir(), 'continuum-morning-'))
  const database = await startEmbedded(folder)
  const servers: Server[] = []
  try {
    const { owner } = await countryIn(
      database,
      { cases: Number(values.cases), services: 500, kept: false },
      say,
    )
    const morning = await newPassphraseSetup()
    for (const name of ['first', 'second'])
      servers.push(await startServer(name, 'continuum.ts', { owner, morning }))
    const place = { owner, servers, postgres: database.pid, seconds: Number(values.seconds) }
    await measureAll(place, morning, { people: Number(values.people), tabs: Number(values.tabs) })
  } finally {
    for (const { stop } of servers) stop()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await benchMorning(process.argv.slice(2))
