// A backup of a database, taken and put back as an operator would: the rows of every table as they were, whatever anybody has seen since.

import { asOwner, type Database } from '../src/database/open.ts'

interface Table {
  schema: string
  name: string
  columns: string
}

/** Puts the rows of every table aside. Answers with the act that puts them back. */
export async function takeBackup(database: Pick<Database, 'owner'>): Promise<() => Promise<void>> {
  const tables = await asOwner(database, async (client) => {
    const { rows } = await client.query<Table>(`select n.nspname as schema, c.relname as name,
      string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where n.nspname in ('public', 'audit') and c.relkind = 'r' group by 1, 2`)
    await client.query('create schema kept')
    for (const { schema, name } of rows)
      await client.query(`create table kept."${schema}_${name}" as select * from ${schema}.${name}`)
    return rows
  })
  return () =>
    asOwner(database, async (client) => {
      await client.query('begin')
      await client.query('set local session_replication_role = replica')
      for (const { schema, name } of tables) await client.query(`delete from ${schema}.${name}`)
      for (const { schema, name, columns } of tables)
        await client.query(
          `insert into ${schema}.${name} (${columns}) overriding system value select ${columns} from kept."${schema}_${name}"`,
        )
      await client.query('commit')
      await client.query('drop schema kept cascade')
    })
}
