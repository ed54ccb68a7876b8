// SQL is written as SQL. The tag turns every ${value} into a parameter, so that nothing a person typed can become
// part of a statement, and names the statement, so that the server plans it once per connection.
import { createHash } from 'node:crypto'
import { Problem } from '../api/problem.ts'
import { shown } from './hidden.ts'
import { isClosing, type Lock } from './locked.ts'

/** A piece of SQL with its parameters: what the `sql` tag makes and `Tx` runs. Pieces nest. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
  /** The name of the prepared statement; without it the server plans anew at every call. */
  readonly name?: string | undefined
  /** The pieces between the parameters, from which an outer statement numbers them again. */
  readonly pieces: readonly string[]
}

/** What can run a statement: a `pg` client, or a stand-in of the same shape. */
export interface Connection {
  query(config: {
    text: string
    values: unknown[]
    name?: string
    queryMode: 'extended'
  }): Promise<{ rows: unknown[]; rowCount: number | null }>
}

/** The only way to the database: statements inside the one transaction that `as` opened. */
export interface Tx {
  /** All rows. */
  rows<Row extends object>(statement: Statement): Promise<Row[]>
  /** Exactly the first row; throws Problem `not-found` when there is none (or none that may be seen). */
  one<Row extends object>(statement: Statement): Promise<Row>
  /** The first row, or undefined. */
  maybe<Row extends object>(statement: Statement): Promise<Row | undefined>
  /** Whether a condition holds, such as `exists (…)`; throws where it is null. */
  holds(condition: Statement): Promise<boolean>
  /** Runs it for its effect and answers how many rows it touched. */
  run(statement: Statement): Promise<number>
  /** The id behind `audit.about` of a line of the trail; nothing where the secret is not here. */
  shown(about: string | null): string | null
}

// Two bounds on prepared statements: a site without nested pieces has one text for ever; texts put together from
// pieces can be many, and each one costs memory in every connection, so only the first ones are named.
const named = new Map<string, string>()
const namesAtMost = 1000
const sites = new WeakMap<
  TemplateStringsArray,
  { pieces: readonly string[]; text: string; name: string | undefined }
>()

const isStatement = (value: unknown): value is Statement =>
  typeof value === 'object' && value !== null && statements.has(value)
// Membership, not shape, decides what is SQL: a JSON body that looks like a statement stays a parameter.
const statements = new WeakSet<object>()

const number = (pieces: readonly string[]): string =>
  pieces.reduce((text, piece, at) => (at === 0 ? piece : `${text}$${at}${piece}`), '')

function nameOf(text: string): string | undefined {
  const known = named.get(text)
  if (known || named.size >= namesAtMost) return known
  const name = `c_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`
  named.set(text, name)
  return name
}

function make(statement: Statement): Statement {
  statements.add(statement)
  return Object.freeze(statement)
}

function build(strings: TemplateStringsArray, given: unknown[]): Statement {
  if (!given.some(isStatement)) {
    let site = sites.get(strings)
    if (!site) {
      const text = number(strings)
      sites.set(strings, (site = { pieces: [...strings], text, name: nameOf(text) }))
    }
    return make({ ...site, values: given })
  }
  const pieces = [strings[0] ?? '']
  const values: unknown[] = []
  const glue = (text: string) => {
    pieces[pieces.length - 1] += text
  }
  given.forEach((value, at) => {
    if (isStatement(value)) {
      value.pieces.forEach((piece, inner) => (inner === 0 ? glue(piece) : pieces.push(piece)))
      values.push(...value.values)
      glue(strings[at + 1] ?? '')
    } else {
      values.push(value)
      pieces.push(strings[at + 1] ?? '')
    }
  })
  const text = number(pieces)
  return make({ pieces, text, values, name: nameOf(text) })
}

/** `sql` with a statement name: for everything fixed. Nested `sql` pieces are spliced in and renumbered. */
export const sql = (strings: TemplateStringsArray, ...values: unknown[]): Statement => build(strings, values)

/**
 * `sql` without a name: planned for its values at each call. For `like`, full text and other searches, whose
 * generic plan after five runs is ten times slower.
 */
sql.plain = (strings: TemplateStringsArray, ...values: unknown[]): Statement =>
  make({ ...build(strings, values), name: undefined })

/** Joins pieces, `and` by `and` or comma by comma; no pieces give an empty piece. */
sql.join = (parts: readonly Statement[], by: ', ' | ' and ' | ' or ' = ', '): Statement => {
  const pieces = ['']
  for (const [at, part] of parts.entries()) {
    part.pieces.forEach((piece, inner) => {
      if (inner > 0) pieces.push(piece)
      else pieces[pieces.length - 1] += at === 0 ? piece : by + piece
    })
  }
  return make({ pieces, text: number(pieces), values: parts.flatMap((part) => part.values) })
}

/** Our own codes, written into the statement: an index that leaves some of them out is found only so. Throws on anything else. */
sql.codes = (codes: readonly string[]): Statement => {
  const wrong = codes.find((code) => !/^[a-z_]+$/.test(code))
  if (wrong !== undefined || codes.length === 0) throw new Error('codes are lower-case words, at least one')
  const text = codes.map((code) => `'${code}'`).join(', ')
  return make({ pieces: [text], text, values: [] })
}

/** A JSON parameter. Needed because `pg` would send a bare array as a PostgreSQL array. */
export const json = (value: unknown): string => JSON.stringify(value)

/** A bytea parameter from base64url, the form bytes have in the API; throws Problem `invalid` on anything else. */
export function bytes(text: string): Buffer {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw new Problem('invalid')
  return Buffer.from(text, 'base64url')
}

/** A bytea column as base64url, for the API. */
export const base64url = (value: Uint8Array): string =>
  Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64url')

/** Statements over one connection; `lock` closes what is to stand locked, and shows what a trail hides. Does not open a transaction: `as` does. */
export function txOf(client: Connection, lock?: Lock): Tx {
  const close = (value: unknown): unknown => {
    if (!isClosing(value)) return value
    if (!lock) throw new Error('Nothing can be locked over this connection.')
    return value.by(lock)
  }
  // Extended mode even without parameters: it refuses a second statement after a semicolon.
  const send = ({ text, values, name }: Statement) =>
    client.query({ text, values: values.map(close), queryMode: 'extended', ...(name ? { name } : {}) })
  const rows = async <Row extends object>(statement: Statement) => (await send(statement)).rows as Row[]
  return {
    rows,
    maybe: async <Row extends object>(statement: Statement) => (await rows<Row>(statement))[0],
    one: async <Row extends object>(statement: Statement) => {
      const [row] = await rows<Row>(statement)
      if (!row) throw new Problem('not-found')
      return row
    },
    holds: async (condition) => {
      const [row] = await rows<{ holds: boolean | null }>(sql`select ${condition} as holds`)
      // What is neither true nor false is a fault of the condition: a guard must not take it for either.
      if (typeof row?.holds !== 'boolean') throw new Error(`neither true nor false: ${condition.text}`)
      return row.holds
    },
    run: async (statement) => (await send(statement)).rowCount ?? 0,
    shown: (about) => shown(about, lock?.hiding),
  }
}
