// What triggers say of changes (src/http/told.sql), from the connection that made them to every server of the network. A trigger that called
// NOTIFY would make all commits of the country wait for each other (decision 146); so the server gathers what was said in transactions that
// were committed, and passes it on a few times a second, on a connection of its own.

import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type Pool, type PoolClient } from 'pg'
import type { FollowingConfig } from './hosts.ts'

/** Kind, and whom it concerns: `work c12 c14`. */
export type Said = string

const code = 'CHG01'
const channel = 'changes'
/** Milliseconds between two times at which it is passed on; and after which a line on which nothing answers is given up. */
const everyMs = 250
const aliveMs = 15_000
const longestPause = 10_000
/** A notification has at most 8,000 bytes. */
const longest = 7_000
/** More than this is not told one by one, but as everything. */
const most = 2_000
const everything = 'any'
/** What a server says first: whatever the one before it had not passed on is lost. Browsers ask anew by themselves when their stream breaks. */
export const serverStarted = 'started'

const heard = new WeakMap<object, Set<Said>>()
const listeners = new WeakMap<object, (said: ReadonlySet<Said>) => void>()

/** From now on what triggers say on this connection is kept until its transaction ends. */
export function gatherFrom(client: PoolClient): void {
  client.on('notice', (notice) => {
    if (notice.code === code && notice.message) heard.get(client)?.add(notice.message)
  })
}

/** A transaction begins: nothing was said in it yet. Nothing is gathered where nobody passes it on. */
export function beginGathering(pool: Pool, client: PoolClient): void {
  if (listeners.has(pool)) heard.set(client, new Set())
}

/** A transaction has ended; what was said in it is passed on where it was committed. */
export function endGathering(pool: Pool, client: PoolClient, isCommitted: boolean): void {
  const said = heard.get(client)
  if (!said) return
  heard.delete(client)
  if (isCommitted && said.size > 0) listeners.get(pool)?.(said)
}

export interface Line {
  /** Whether changes of all servers are heard at this moment. */
  stands: () => boolean
  close: () => Promise<void>
}

/** `missed` is told whenever something may not have been heard. */
interface Ears {
  heard: (said: Said) => void
  missed: () => void
}

/** Passes on what is said over this pool, and hears what is said over those of all servers. `first` is said before anything else. */
export function openLine(pool: Pool, ears: Ears, first: readonly Said[] = []): Line {
  const over = new AbortController()
  const waiting = waitingFor(pool, first)
  let stands = false
  const goOn = async (): Promise<void> => {
    for (let pause = everyMs; !over.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      const began = Date.now()
      // Where the database is away, readiness says so.
      await hear({
        pool,
        ears,
        passOn: (...said) => waiting.passOn(...said),
        signal: over.signal,
        standing: (now) => (stands = now),
      }).catch(() => undefined)
      if (Date.now() - began > aliveMs) pause = everyMs
      // Several servers do not come back in the same moment.
      await sleep(pause * (0.5 + Math.random()), undefined, { signal: over.signal }).catch(() => undefined)
    }
  }
  const gone = goOn()
  return {
    stands: () => stands,
    async close() {
      waiting.end()
      over.abort()
      await gone
    },
  }
}

/** What was said here and not passed on yet. */
function waitingFor(pool: Pool, first: readonly Said[]) {
  const waiting = new Set<Said>(first)
  let isTooMuch = false
  const keep = (said: Iterable<Said>): void => {
    for (const one of said)
      if (waiting.size < most) waiting.add(one)
      else isTooMuch = true
  }
  listeners.set(pool, keep)
  return {
    /** What the line broke on waits for the next one: this server alone knows of it. */
    async passOn(send: (part: string) => Promise<unknown>): Promise<void> {
      const said = isTooMuch ? [everything] : [...waiting]
      waiting.clear()
      isTooMuch = false
      try {
        for (const part of partsOf(said)) await send(part)
      } catch (error) {
        keep(said)
        throw error
      }
    },
    end: () => listeners.delete(pool),
  }
}

interface Hearing {
  pool: Pool
  ears: Ears
  passOn: (send: (part: string) => Promise<unknown>) => Promise<void>
  signal: AbortSignal
  standing: (now: boolean) => void
}

/** One connection, until it breaks or is told to end. */
async function hear({ pool, ears, passOn, signal, standing }: Hearing): Promise<void> {
  // The class that finds which host writes, where there are several.
  const { Client: Ours = Client, ...config } = pool.options as unknown as FollowingConfig
  const client = new Ours(config)
  client.on('error', () => undefined)
  const ended = new Promise<never>((_done, fail) => {
    client.once('end', () => fail(new Error('the line has ended')))
  })
  ended.catch(() => undefined)
  try {
    await client.connect()
    client.on('notification', ({ payload = '' }) => {
      for (const said of payload.split('\n'))
        if (said === everything) ears.missed()
        else ears.heard(said)
    })
    // What is lost with the machine nobody needs to hear.
    await client.query(`set synchronous_commit = off; listen ${channel}`)
    standing(true)
    ears.missed()
    for (let asked = Date.now(); !signal.aborted;) {
      await Promise.race([sleep(everyMs), ended])
      await passOn((part) => client.query('select pg_notify($1, $2)', [channel, part]))
      if (Date.now() - asked < aliveMs) continue
      asked = Date.now()
      await client.query('select 1')
    }
  } finally {
    standing(false)
    await client.end().catch(() => undefined)
  }
}

/** As few texts as possible, none too long for a notification. */
function partsOf(said: readonly Said[]): string[] {
  const parts: string[] = []
  for (const one of said) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + one.length < longest) parts[parts.length - 1] = `${last}\n${one}`
    else parts.push(one)
  }
  return parts
}
