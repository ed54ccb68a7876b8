// What the server can read. Every column of the database is either sealed, or stands in a reviewed list with one sentence
// of why it may be clear. A new column without one fails here, before it can hold anybody's secret.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { asOwner } from '../src/database/open.ts'
import { moves } from '../src/contract.ts'
import { testDatabase } from './database.ts'

const database = await testDatabase()
const golden = JSON.parse(readFileSync(new URL('clear-columns.json', import.meta.url), 'utf8')) as {
  clear: Record<string, string>
  sealed: Record<string, string>
}

const columns = await asOwner(database, async (client) => {
  const { rows } = await client.query<{
    name: string
    type: string
  }>(`select c.table_name || '.' || c.column_name as name, c.data_type as type
    from information_schema.columns c where c.table_schema in ('public', 'audit') order by 1`)
  return rows
})

describe('the columns of the database', () => {
  it('are each sealed or named with a reason', () => {
    const unnamed = columns
      .filter(({ name }) => !(name in golden.clear) && !(name in golden.sealed))
      .map(({ name }) => name)
    expect(unnamed).toEqual([])
  })

  it('are none too many in the list', () => {
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
    // Two hold bytes in another coat: OPAQUE's record as it comes, and unlockers as an object of byte strings.
    expect(texts.sort()).toEqual(['unlockers.unlocker', 'users.opaque_record'])
  })

  it('each have a whole sentence', () => {
    for (const [name, why] of [...Object.entries(golden.clear), ...Object.entries(golden.sealed)])
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

describe('what a move takes in', () => {
  it('is codes, numbers, days and sealed bytes: there is no place in the log for a sentence about anybody', () => {
    for (const [kind, endpoints] of Object.entries(moves))
      for (const [name, endpoint] of Object.entries(endpoints))
        for (const leaf of leaves(
          z.toJSONSchema(endpoint.input, { io: 'input' }) as z.core.JSONSchema.BaseSchema,
          `${kind}.${name}`,
        )) {
          // What is signed goes into the case's chain, whose rules read it, and into no log.
          if (leaf.path.endsWith('.statement.body')) continue
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
