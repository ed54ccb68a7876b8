// Draws the tables of a migrated database as diagrams in Mermaid, one for each feature, by whose access.sql says who sees a row.
// docs/tables.md is the result; `npm run tables` writes it (test/tables.test.ts).
import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Client } from 'pg'

interface Column {
  table: string
  name: string
  type: string
  primary: boolean
  foreign: boolean
}
/** A foreign key: each row of `from` names a row of `to`. */
interface Reference {
  from: string
  to: string
  columns: string
  optional: boolean
  /** Whether at most one row of `from` names the same row of `to`. */
  single: boolean
}
export interface Schema {
  columns: Column[]
  references: Reference[]
}

/** All tables but those of the queue, which pg-boss makes for itself. */
export async function readSchema(client: Client): Promise<Schema> {
  const ours = `n.nspname in ('public', 'audit', 'app') and c.relkind in ('r', 'p') and not c.relispartition`
  const columns = await client.query<Column>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
      exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any (k.conkey)) as primary,
      exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)) as foreign
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where ${ours} order by c.relname, a.attnum`)
  const references = await client.query<Reference>(`
    select c.relname as from, t.relname as to,
      (select string_agg(a.attname, ', ' order by at) from unnest(k.conkey) with ordinality key(num, at)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = key.num) as columns,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attnum = any (k.conkey) and not a.attnotnull) as optional,
      exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisunique and i.indpred is null
        and (string_to_array(i.indkey::text, ' ')::int2[])[1:i.indnkeyatts] <@ k.conkey) as single
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and ${ours} order by 1, 3, 2`)
  return { columns: columns.rows, references: references.rows }
}

const SHORT: Record<string, string> = { 'timestamp with time zone': 'timestamptz', integer: 'int' }
const typeOf = ({ type }: Column): string => SHORT[type] ?? type.replaceAll(' ', '_')

function entity(table: string, columns: readonly Column[], isSealed: (column: Column) => boolean): string[] {
  const lines = columns
    .filter((column) => column.table === table)
    .map((column) => {
      const keys = [column.primary && 'PK', column.foreign && 'FK'].filter(Boolean).join(', ')
      return ['   ', typeOf(column), column.name, keys, isSealed(column) ? '"sealed"' : '']
        .filter(Boolean)
        .join(' ')
    })
  return [`  ${table} {`, ...lines, '  }']
}

const relation = ({ from, to, columns, optional, single }: Reference): string =>
  `  ${from} ${single ? '|o' : '}o'}--${optional ? 'o|' : '||'} ${to} : "${columns}"`

/** The feature of each table: whose access.sql switches row-level security on for it. */
export function tablesByFeature(accessFiles: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const file of accessFiles) {
    const text = readFileSync(file, 'utf8')
    const tables = [...text.matchAll(/^alter table (?:\w+\.)?(\w+) enable row level security/gm)]
    const feature = basename(dirname(file))
    if (tables.length > 0)
      found.set(feature, [...(found.get(feature) ?? []), ...tables.map(([, table]) => table!)])
  }
  return found
}

/** The whole document. `sealed` names columns as `table.column`. */
export function drawTables(
  { columns, references }: Schema,
  features: ReadonlyMap<string, readonly string[]>,
  sealed: ReadonlySet<string>,
): string {
  const drawn = new Set([...features.values()].flat())
  const others = [...new Set(columns.map(({ table }) => table))].filter((table) => !drawn.has(table))
  const groups: [string, readonly string[]][] = [...features]
  if (others.length > 0) groups.push(['database', others])
  const isSealed = ({ table, name }: Column) => sealed.has(`${table}.${name}`)
  const sections = groups.map(([feature, tables]) =>
    [
      `## ${feature}`,
      '',
      '```mermaid',
      'erDiagram',
      ...[...tables].sort().flatMap((table) => entity(table, columns, isSealed)),
      ...references.filter(({ from }) => tables.includes(from)).map(relation),
      '```',
    ].join('\n'),
  )
  return `${[HEAD, ...sections].join('\n\n')}\n`
}

const HEAD = `# Tables

Drawn from a migrated database by \`npm run tables\`; a test fails where it is not up to date. One diagram for each feature, in the order of
[src/app/features.ts](../src/app/features.ts); a table of another feature stands there by its name alone. *sealed* marks what the server cannot read;
[test/clear-columns.json](../test/clear-columns.json) says of every other column why it may be clear. Which rows somebody sees is decided by the
feature's \`access.sql\`; the words are explained in [GLOSSARY.md](../GLOSSARY.md). The queue's own tables (schema \`jobs\`, made by pg-boss) are left out.`
