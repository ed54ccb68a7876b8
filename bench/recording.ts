// What our handlers send to the database, written down once for each kind of request, so that a bare server can send
// exactly the same. Ids that differ from request to request are kept as places to fill in.

import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { v7 as newId } from 'uuid'

/** A value in JSON: a date, bytes, the nth value of the request, the nth id that the server makes up, or itself. */
type Kept =
  | string
  | number
  | boolean
  | null
  | Kept[]
  | { date: string }
  | { bytes: string }
  | { given: number }
  | { fresh: number }

export interface Recorded {
  text: string
  name?: string
  values: Kept[]
  /** Rows that it answered, to prove that the replay does the same work. */
  rows: number
}

export interface Recording {
  /** SHA-256 of the session's token in hex, for the prologue of the server that keeps the policies. */
  session: string
  statements: Recorded[]
}

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const isTime = (value: object): value is Date => value instanceof Date

/** Turns a value into its kept form. `fixed` are ids that stay (the user's); `fresh` collects those the server made. */
function keep(
  value: unknown,
  vars: readonly string[],
  fixed: ReadonlySet<string>,
  fresh: string[] | undefined,
): Kept {
  if (Array.isArray(value)) return value.map((one) => keep(one, vars, fixed, fresh))
  if (Buffer.isBuffer(value)) return { bytes: value.toString('base64') }
  if (typeof value === 'object' && value !== null && isTime(value)) return { date: value.toISOString() }
  if (typeof value !== 'string') return value as Kept
  const given = vars.indexOf(value)
  if (given >= 0) return { given }
  if (!fresh || !isId.test(value) || fixed.has(value)) return value
  if (!fresh.includes(value)) fresh.push(value)
  return { fresh: fresh.indexOf(value) }
}

/** Fills a kept value in. */
function fill(value: Kept, vars: readonly string[], fresh: string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, vars, fresh))
  if (typeof value !== 'object' || value === null) return value
  if ('given' in value) return vars[value.given]
  if ('fresh' in value) return (fresh[value.fresh] ??= newId())
  // A date or bytes, made real by `prepare`.
  return value
}

/** Makes dates and bytes of a recording real, once. */
export function prepare(recording: Recording): Recording {
  const real = (value: Kept): Kept => {
    if (Array.isArray(value)) return value.map(real)
    if (typeof value !== 'object' || value === null) return value
    if ('date' in value) return new Date(value.date) as unknown as Kept
    if ('bytes' in value) return Buffer.from(value.bytes, 'base64') as unknown as Kept
    return value
  }
  return {
    ...recording,
    statements: recording.statements.map((one) => ({ ...one, values: one.values.map(real) })),
  }
}

/** The statements of one request, with its own values. */
export function statementsFor(recording: Recording, vars: readonly string[]) {
  const fresh: string[] = []
  return recording.statements.map(({ text, name, values }) => ({
    text,
    ...(name ? { name } : {}),
    values: values.map((value) => fill(value, vars, fresh)),
    queryMode: 'extended' as const,
  }))
}

/** Statements that a bare handler would not have: the trail of who did what, and answers kept for a second click. */
export const isHousekeeping = ({ text }: Pick<Recorded, 'text'>): boolean =>
  /audit\.append|idempotency/.test(text)

interface Sent {
  text: string
  name?: string
  values: unknown[]
}

/** A pool that lends clients which write down what is sent as a session, and roll back instead of committing. */
export function recordingPool(pool: Pool): { pool: Pool; take: () => { sent: Sent; rows: number }[] } {
  let lines: { sent: Sent; rows: number }[] = []
  const lend = (client: PoolClient): PoolClient => {
    let ours = false
    return new Proxy(client, {
      get(target, property) {
        if (property === 'release') return (broken?: boolean) => target.release(broken)
        if (property !== 'query') return Reflect.get(target, property) as unknown
        return async (given: string | Sent) => {
          if (typeof given === 'string') {
            ours = given.includes('app.enter')
            if (given !== 'commit') return target.query(given)
            await target.query('rollback')
            return { command: 'COMMIT', rows: [], rowCount: null }
          }
          const line = { sent: given, rows: 0 }
          if (ours) lines.push(line)
          const answer = await target.query(given)
          line.rows = answer.rows.length
          return answer
        }
      },
    })
  }
  const lending = new Proxy(pool, {
    get: (target, property) =>
      property === 'connect'
        ? async () => lend(await target.connect())
        : (Reflect.get(target, property) as unknown),
  })
  return {
    pool: lending,
    take: () => {
      const taken = lines
      lines = []
      return taken
    },
  }
}

/** A recording of what was sent for one request. */
export function recordingOf(
  sent: { sent: Sent; rows: number }[],
  token: string,
  vars: readonly string[],
  fixed: ReadonlySet<string>,
  writes: boolean,
): Recording {
  const fresh: string[] | undefined = writes ? [] : undefined
  return {
    session: createHash('sha256').update(token).digest('hex'),
    statements: sent.map(({ sent: { text, name, values }, rows }) => ({
      text,
      ...(name ? { name } : {}),
      values: values.map((value) => keep(value, vars, fixed, fresh)),
      rows,
    })),
  }
}
