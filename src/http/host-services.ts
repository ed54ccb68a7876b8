// What every request shares: database, sessions, limits, secrets, the clock and the log. Built once at start and passed
// down; nothing in the server is global.

import { createHmac } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { pino, type Logger } from 'pino'
import { lockOf, type Database } from '../database/open.ts'
import { callerAt } from './caller.ts'
import type { Ctx, Network, Secrets } from './context.ts'
import { deviceCookie } from './device.ts'
import { limiter } from './limits.ts'
import { misaddressed } from './misaddressed.ts'
import { puzzles, type Puzzles } from './puzzle.ts'
import { cookieMinutes, sessions, type Sessions } from './session.ts'
import { takeShared } from './rate-limits.ts'

export interface HostServices {
  database: Database
  sessions: Sessions
  secrets: Secrets
  network: () => Network
  now: () => Date
  /** Throws `clock-apart` where this machine's clock may decide no day. */
  mustTellDays: () => void
  origins: readonly string[]
  /** Throws `too-many` where a minute's budget is used up (limits.ts). */
  spend: (name: string, caller: string, perMinute: number, together?: number) => Promise<void>
  /** How many times one caller's budget all callers together have where something can be guessed; without end for survivors. */
  crowd: number
  /** Served over TLS. */
  secure: boolean
  tokenOf: (c: Context) => string | undefined
  /** Who is calling, for limits only: hashed with a daily salt and never kept. */
  addressOf: (c: Context) => string
  /** On whose device somebody of ours has signed in before, as a pseudonym. */
  deviceOf: (c: Context) => string | undefined
  puzzles: Puzzles
  setCookie: (c: Context, cookie: NonNullable<Ctx['answer']['cookie']>) => void
  log: (line: LogLine) => void
  fault: (endpoint: string, error: unknown, request?: string) => void
  /** Somebody opened our page at an address that the settings do not name. */
  misaddressed: (origin: string) => void
}

/** Everything a log line may hold: an allow-list, so that nothing about a person can slip in. */
export interface LogLine {
  /** As the answer names it in `x-request-id`. */
  request: string
  endpoint: string
  status: number
  ms: number
  actor: string
  code?: string
}

export interface HouseOptions {
  database: Database
  secrets: Secrets
  network: () => Network
  now: () => Date
  mustTellDays?: (() => void) | undefined
  origins: readonly string[]
  /** Two hosts, two cookies: neither is ever sent to the other. */
  host: 'staff' | 'public'
  secure: boolean
  /** A proxy of ours stands in front and names the caller last in `X-Forwarded-For`. */
  proxied?: boolean
  logger?: Logger
  sessions?: Sessions
  /** Nobody is held back: where a year of many people's work is made in a minute. */
  unlimited?: boolean | undefined
  /** Told of each answer of an endpoint: how many there are, and how long they take. */
  measure?: ((answered: Pick<LogLine, 'endpoint' | 'status' | 'ms'>) => void) | undefined
  /** Told of each fault of ours in full, where there are no real people: tests and the demonstration's making. */
  onFault?: ((endpoint: string, error: unknown) => void) | undefined
}

export function buildHostServices(options: HouseOptions): HostServices {
  const { database, host, secure } = options
  const logger = options.logger ?? pino({ base: null, level: 'info' })
  const cookie = secure ? '__Host-s' : host === 'staff' ? 's' : 'p'
  lockOf(database.owner).use(options.secrets.oprf)
  const take = takeShared(database, logger)
  const secret = createHmac('sha256', options.secrets.opaque).update(`limits ${host}`).digest('base64url')
  const device = deviceCookie(options.secrets.opaque, { host, secure })
  return {
    ...options,
    mustTellDays: options.mustTellDays ?? (() => undefined),
    // Sessions live in real time: a demonstration's moved clock must not end them.
    sessions: options.sessions ?? sessions(database, Date.now),
    spend: options.unlimited ? async () => undefined : limiter(Date.now, { secret, take }),
    crowd: host === 'staff' ? 100 : Infinity,
    tokenOf: (c) => getCookie(c, cookie),
    addressOf: (c) => addressOf(c, options.proxied ?? false),
    deviceOf: device.of,
    puzzles: puzzles(options.secrets.opaque, Date.now, take),
    setCookie: (c, { value, device: user }) => {
      // No lifetime on the survivor's host: closing the browser ends it.
      const maxAge = value === '' ? 0 : host === 'staff' ? cookieMinutes * 60 : undefined
      setCookie(c, cookie, value, {
        httpOnly: true,
        secure,
        sameSite: 'Strict',
        path: '/',
        ...(maxAge === undefined ? {} : { maxAge }),
      })
      if (user) device.give(c, user)
    },
    misaddressed: misaddressed(
      (line) => logger.error(line),
      host === 'staff' ? 'CONTINUUM_URL' : 'CONTINUUM_PUBLIC_URL',
      options.origins[0] ?? '',
    ),
    // Field by field: whatever else an object carries stays behind, whoever made it.
    log: ({ request, endpoint, status, ms, actor, code }) => {
      options.measure?.({ endpoint, status, ms })
      logger.info({ host, request, endpoint, status, ms, actor, ...(code === undefined ? {} : { code }) })
    },
    fault: (endpoint, error, request) => {
      options.onFault?.(endpoint, error)
      const known = error as { name?: string; code?: string; stack?: string }
      // The message may quote a value, so only the kind of error and the places in our code are kept.
      const at = known.stack
        ?.split('\n')
        .filter((line) => line.trimStart().startsWith('at '))
        .slice(0, 6)
        .map((line) => line.trim())
      logger.error({ host, request, endpoint, error: known.name, code: known.code, at })
    },
  }
}

/** Where a request comes from. What a caller wrote into the head stands before it; what our own proxy adds stands last. */
function addressOf(c: Context, proxied: boolean): string {
  const forwarded = proxied ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const { incoming } = (c.env as { incoming?: { socket?: { remoteAddress?: string } } }) ?? {}
  return callerAt(forwarded || (incoming?.socket?.remoteAddress ?? 'local'))
}
