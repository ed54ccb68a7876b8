// Puts rows back into tables that are empty, in one transaction: all of them, or none. Triggers stay out of it, since what they would
// do was done when the rows were first written; foreign keys are taken off and put on again, which checks every one of them.
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Client } from 'pg'
import { from } from 'pg-copy-streams'
import { inTransaction, onEveryRow } from './migrate.ts'
import { columnList, tablesOf, type Table } from './snapshot.ts'

export interface Refill {
  /** Rows of one table; `end` answers with how many they were. */
  table: (table: Table) => { write: (part: Uint8Array) => Promise<void>; end: () => Promise<number> }
  sequence: (name: string, value: number) => Promise<void>
  rows: <Row extends object>(text: string) => Promise<Row[]>
}

const inOurs = `connamespace in ('public'::regnamespace, 'app'::regnamespace, 'audit'::regnamespace)`

/** Whether somebody has been here: there are members, or lines in a trail. */
const somebody = `select exists (select from public.users) or exists (select from audit.entries) as here`

/** Throws, and changes nothing, where somebody has been in this database, or where `work` throws. */
export async function refill(client: Client, work: (into: Refill) => Promise<void>): Promise<void> {
  await inTransaction(client, async () => {
    // Names come out with their schema, and nothing that lies in a file is looked up in ours.
    await client.query(
      'set local search_path = pg_catalog; set local statement_timeout = 0; set local transaction_timeout = 0',
    )
    await onEveryRow(client, async () => {
      const { rows: found } = await client.query<{ here: boolean }>(somebody)
      if (found[0]?.here)
        throw new Error(
          'There are people in this database already. A backup is restored into an empty one only.',
        )
      const tables = await tablesOf(client)
      const { rows: keys } = await client.query<{ table: string; name: string; rule: string }>(
        `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as rule
         from pg_constraint where contype = 'f' and ${inOurs} order by 1, 2`,
      )
      for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
      for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`)
      await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}, public.sessions`)
      await work(refillOf(client, new Map(tables.map((table) => [table.name, table]))))
      for (const { table, name, rule } of keys)
        await client.query(`alter table ${table} add constraint ${name} ${rule}`)
      for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`)
    })
  })
}

function refillOf(client: Client, known: ReadonlyMap<string, Table>): Refill {
  return {
    table: ({ name, columns }) => {
      const table = known.get(name)
      // Names come from a file: only those of tables and columns that are here become part of a statement.
      if (!table || columns.some((column) => !table.columns.includes(column)))
        throw new Error(`This program has no such table or column: ${name}.`)
      const stream = client.query(from(`copy ${name} (${columnList({ name, columns })}) from stdin`))
      const over = finished(stream)
      over.catch(() => undefined)
      return {
        write: async (part) => {
          if (stream.write(part)) return
          await Promise.race([over, once(stream, 'drain')])
        },
        end: async () => {
          stream.end()
          await over
          // The server says that it is ready behind the last row, in the same breath.
          await nextTurn()
          return stream.rowCount
        },
      }
    },
    sequence: async (name, value) =>
      void (await client.query('select setval($1::regclass, $2)', [name, value])),
    rows: async <Row extends object>(text: string) => (await client.query(text)).rows as Row[],
  }
}
