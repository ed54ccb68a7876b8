// What the server can read. Every column of the database is either sealed, or stands in a reviewed list with one sentence
// of why it may be clear. A new column without one fails here, before it can hold anybody's secret.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pino } from 'pino'
import { z } from 'zod'
import { lockedAnswers } from '../src/database/locked.ts'
import { lockedColumns } from '../src/database/lock-rows.ts'
import { asOwner } from '../src/database/open.ts'
import { COMPARTMENTS } from '../src/sealing/shapes.ts'
import { moves } from '../src/app/endpoints.ts'
import { machines } from '../src/app/machines.ts'
import { startJobs } from '../src/jobs/work.ts'
import { testDatabase } from './database.ts'

const database = await testDatabase()
const golden = JSON.parse(readFileSync(new URL('clear-columns.json', import.meta.url), 'utf8')) as {
  clear: Record<string, string>
  /** The queue's own tables: made by pg-boss, known here by name. */
  queue: Record<string, { columns: string; why: string }>
  sealed: Record<string, string>
}

// The queue makes its tables when it first starts.
await startJobs(database, pino({ level: 'silent' }), []).stop()

const everything = await asOwner(database, async (client) => {
  const { rows } = await client.query<{
    schema: string
    name: string
    type: string
  }>(`select c.table_schema as schema, c.table_name || '.' || c.column_name as name, c.data_type as type
    from information_schema.columns c where c.table_schema not in ('pg_catalog', 'information_schema') order by 2`)
  return rows
})
const columns = everything.filter(({ schema }) => schema !== 'jobs')

it('the database keeps the compartments of the sealing, and no other', async () => {
  const [rule] = await asOwner(database, async (client) => {
    const { rows } = await client.query<{ rule: string }>(
      `select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'compartments_compartment_check'`,
    )
    return rows
  })
  const kept = [...rule!.rule.matchAll(/'(\w+)'::text/g)].map(([, name]) => name)
  expect(kept).toEqual([...COMPARTMENTS])
})

describe('the columns of the database', () => {
  it('are each sealed or listed with a reason', () => {
    const unnamed = columns
      .filter(({ name }) => !(name in golden.clear) && !(name in golden.sealed))
      .map(({ name }) => name)
    expect(unnamed).toEqual([])
  })

  it('are not listed where they do not exist', () => {
    const there = new Set(columns.map(({ name }) => name))
    expect(
      [...Object.keys(golden.clear), ...Object.keys(golden.sealed)].filter((name) => !there.has(name)),
    ).toEqual([])
  })

  it('hold bytes wherever they are sealed', () => {
    for (const { name, type } of columns)
      if (name in golden.sealed) expect(['bytea', 'jsonb', 'text'], name).toContain(type)
    const texts = columns
      .filter(({ name, type }) => name in golden.sealed && type !== 'bytea')
      .map(({ name }) => name)
    // Some hold bytes in another coat: OPAQUE's record as it comes, unlockers as an object of byte strings, and what is locked on its way.
    const isLocked = Object.entries(lockedColumns).flatMap(([table, names]) =>
      names.map((name) => `${table}.${name}`),
    )
    expect(texts.sort()).toEqual(
      [
        ...isLocked,
        'feedback_inbox.answers',
        'found_inbox.fact',
        'measure_sums.sums',
        'move_inbox.fact',
        'stat_inbox.fact',
        'unlockers.key_material',
        'users.opaque_record',
      ].sort(),
    )
  })

  it('stand in our schemas and in the job queue’s, and nowhere else', () => {
    expect([...new Set(everything.map(({ schema }) => schema))].sort()).toEqual([
      'app',
      'audit',
      'jobs',
      'public',
    ])
  })

  it('of the job queue are those that were reviewed, and nothing fills its data fields (canary.test.ts)', () => {
    const there: Record<string, string[]> = {}
    for (const { schema, name } of everything) {
      const [table = '', column = ''] = name.split('.')
      // What it counts of a day stands in a piece of its own for each day.
      if (schema === 'jobs' && !/^queue_stats_\d{8}$/.test(table)) (there[table] ??= []).push(column)
    }
    expect(
      Object.fromEntries(Object.entries(there).map(([table, names]) => [table, names.sort().join(' ')])),
    ).toEqual(
      Object.fromEntries(Object.entries(golden.queue).map(([table, { columns: names }]) => [table, names])),
    )
  })

  it('each have a whole sentence as their reason', () => {
    const queue = Object.entries(golden.queue).map(([table, { why }]) => [table, why] as const)
    for (const [name, why] of [...Object.entries(golden.clear), ...queue, ...Object.entries(golden.sealed)])
      expect(why, name).toMatch(/^[A-Z].{10,}\.$/)
  })
})

/** The leaves of a schema that a move takes in, by path. */
function leaves(
  schema: z.core.JSONSchema.BaseSchema,
  path: string,
): { path: string; schema: z.core.JSONSchema.BaseSchema }[] {
  if (schema.type === 'object')
    return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
      leaves(inner as z.core.JSONSchema.BaseSchema, `${path}.${name}`),
    )
  if (schema.type === 'array') return leaves(schema.items as z.core.JSONSchema.BaseSchema, `${path}[]`)
  return [{ path, schema }]
}

const isOfPermit = (name: string) => ['permit', 'valid_from', 'valid_to'].includes(name)
/** Who asks for a bed, where they feel safe, what their place must have, which room they are offered, and where they sleep meanwhile. */
const isOfGroup = (name: string) => ['women', 'men', 'safe_in', 'needs', 'room', 'night_in'].includes(name)

describe('the input of a move', () => {
  it('locks in the log whatever names a language, a permission to stay and its days, or who asks for which bed', () => {
    const named = machines.flatMap(({ opens, moves: all }) =>
      [opens, ...Object.values(all)].flatMap(({ ask = {} }) =>
        Object.entries(ask).flatMap(([name, { kind }]) =>
          kind === 'language' || isOfPermit(name) || isOfGroup(name) ? [name] : [],
        ),
      ),
    )
    expect([...new Set(named)].sort()).toEqual([...lockedAnswers].sort())
  })

  it('is codes, numbers, days and sealed bytes, so that no sentence about a person gets into the log', () => {
    for (const [kind, endpoints] of Object.entries(moves))
      for (const [name, endpoint] of Object.entries(endpoints))
        for (const leaf of leaves(
          z.toJSONSchema(endpoint.input, { io: 'input' }) as z.core.JSONSchema.BaseSchema,
          `${kind}.${name}`,
        )) {
          // What is signed goes into the case's chain, whose rules read it, and into no log.
          if (leaf.path.endsWith('.statement.body')) continue
          // A signed move is read by its own rules too: it has the fields that they name and no others (sealing/signed-move.ts).
          if (/\.signatures\.(?:facts|step)\.body$/.test(leaf.path)) continue
          const { type, format, maxLength } = leaf.schema as {
            type?: string
            format?: string
            maxLength?: number
          }
          const pattern = JSON.stringify(leaf.schema).includes('"pattern"')
          const bounded =
            type !== 'string' ||
            'enum' in leaf.schema ||
            ['date', 'date-time', 'uuid'].includes(format ?? '') ||
            pattern ||
            (maxLength ?? 1e9) < 20
          expect(bounded, leaf.path).toBe(true)
        }
  })
})
