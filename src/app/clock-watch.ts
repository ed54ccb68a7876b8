// Whether this machine's clock says what the database's says, and what the other servers on the same database say. A clock that is apart by
// more than five seconds decides no day: two servers would count a person's deadline differently. The real clock is compared, never that of an
// invented country. Between two comparisons the time that has passed is measured by the monotonic clock, so a clock that jumps is seen at once.
import { Problem } from '../api/problem.ts'
import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { realNow } from './boot.ts'

/** Seconds. */
export const mostApart = 5
/** Seconds after which a server that writes nothing any more counts as gone. */
const goneAfter = 60

/** How many seconds a clock is ahead of the database's: at least and at most, since a question takes time. Behind is below zero. */
export interface Ahead {
  least: number
  most: number
}

export interface ClockWatch {
  /** Asks the database for the time; tells it how far apart this server is, and learns that of the others. */
  compare: () => Promise<void>
  /** Undefined until the database has answered once. */
  ahead: () => Ahead | undefined
  /** The other servers, in seconds ahead of the database. */
  others: () => readonly number[]
  /** Whether no day may be decided by this machine's clock. */
  isApart: () => boolean
  /** Throws Problem `clock-apart` where none may. */
  mustAgree: () => void
}

export interface ClockParts {
  database: Pick<Database, 'pool'>
  /** Names this process among the servers; without it nothing is written, as by `doctor`. */
  server?: string
  /** Milliseconds: the clock that is compared, and one that only ever runs on. */
  clock?: { now: () => number; steady: () => number }
}

const ofMachine = { now: () => realNow().getTime(), steady: () => performance.now() }

export const middleOf = ({ least, most }: Ahead): number => (least + most) / 2

const distance = (seconds: number): string => {
  const away = Math.abs(seconds)
  const length =
    away < 120
      ? `${away.toFixed(1)} s`
      : away < 172_800
        ? `${Math.round(away / 60)} minutes`
        : `${Math.round(away / 86_400)} days`
  return `${length} ${seconds < 0 ? 'behind' : 'ahead of'}`
}

/** One sentence or two for whoever has to set a clock. */
export function clockWords(own: number, others: readonly number[]): string {
  const servers = others.map((other) => `another server is ${distance(other)} it`)
  const together = others.length > 0 && others.every((other) => Math.abs(other - own) <= mostApart)
  return [
    `The clock of this machine is ${distance(own)} the database's${servers.length > 0 ? `; ${servers.join('; ')}` : ''}.`,
    ...(Math.abs(own) > mostApart && together
      ? ['All servers agree, so it is the clock of the database’s machine that is wrong.']
      : []),
  ].join(' ')
}

/** Certainly too far apart, however long the question took. */
const isFar = ({ least, most }: Ahead): boolean => least > mostApart || most < -mostApart

export function clockWatch({ database, server, clock = ofMachine }: ClockParts): ClockWatch {
  /** What the database said, and between which two moments. */
  let told: { at: number; asked: number; answered: number } | undefined
  let others: readonly number[] = []
  const ahead = (): Ahead | undefined => {
    if (!told) return undefined
    const by = (moment: number) => (clock.now() - (told!.at + clock.steady() - moment)) / 1000
    return { least: by(told.asked), most: by(told.answered) }
  }
  const isApart = (): boolean => {
    const own = ahead()
    return own !== undefined && (isFar(own) || others.some((other) => isFartherThan(middleOf(own), other)))
  }
  return {
    async compare() {
      const asked = clock.steady()
      const at = await timeOf(database)
      told = { at, asked, answered: clock.steady() }
      const own = Math.round(middleOf(ahead()!) * 1000)
      // Where nothing can be written the others do not hear of this server; its own time is known all the same.
      if (server) await tell(database, server, own).catch(() => undefined)
      others = await readOthers(database, server)
    },
    ahead,
    others: () => others,
    isApart,
    mustAgree() {
      if (isApart()) throw new Problem('clock-apart')
    },
  }
}

/**
 * Of two servers that both agree with the database and not with each other, the one that is farther from it decides nothing. One that is too
 * far from the database keeps itself from deciding, and nobody else.
 */
const isFartherThan = (own: number, other: number): boolean =>
  Math.abs(other) <= mostApart && Math.abs(own - other) > mostApart && Math.abs(own) >= Math.abs(other)

const timeOf = (database: Pick<Database, 'pool'>): Promise<number> =>
  as(database, { kind: 'system' }, async (tx) => {
    const { at } = await tx.one<{ at: number }>(
      sql`select extract(epoch from clock_timestamp())::float8 * 1000 as at`,
    )
    return at
  })

const tell = (database: Pick<Database, 'pool'>, server: string, ahead: number): Promise<unknown> =>
  as(database, { kind: 'system' }, (tx) =>
    tx.run(sql`with gone as (delete from server_clocks where seen_at < clock_timestamp() - interval '1 day')
      insert into server_clocks (server, seen_at, ahead_ms) values (${server}, clock_timestamp(), ${ahead})
      on conflict (server) do update set seen_at = excluded.seen_at, ahead_ms = excluded.ahead_ms`),
  )

const readOthers = (database: Pick<Database, 'pool'>, server: string | undefined): Promise<number[]> =>
  as(database, { kind: 'system' }, async (tx) => {
    const rows = await tx.rows<{
      ahead: number
    }>(sql`select ahead_ms::float8 / 1000 as ahead from server_clocks
      where server is distinct from ${server ?? null}::uuid and seen_at > clock_timestamp() - ${goneAfter} * interval '1 second'
      order by ahead_ms`)
    return rows.map(({ ahead }) => ahead)
  })
