// Papers on the disk that no row names. After a crash between a row and its file, or after a restore, they would lie there for ever. They
// go when they are older than any backup that is kept: until then a row that names them may still come back with one.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { sql } from '../../database/sql.ts'
import { shelfIn, objectsIn } from './object-store.ts'

/** For so long backups are kept (deploy/README.md). */
const keptDays = 35
const atOnce = 500

/** Folders of papers, two letters at a time. */
async function* objectsOn(folder: string): AsyncGenerator<string[]> {
  for (const start of await readdir(folder).catch(() => [] as string[])) {
    const names = await readdir(join(folder, start)).catch(() => [] as string[])
    yield names.filter((name) => /^[0-9a-f]{32}$/.test(name))
  }
}

/** Those of them that no row names. */
const withoutRow = (database: Pick<Database, 'pool'>, names: readonly string[]): Promise<string[]> =>
  as(database, { kind: 'system' }, async (tx) => {
    const rows = await tx.rows<{ name: string }>(sql`select n.name from unnest(${names}::text[]) as n(name)
      where not exists (select from papers p where p.object = n.name)
        and not exists (select from paper_copies k where k.object = n.name)
        and not exists (select from attachments a where a.object = n.name)`)
    return rows.map(({ name }) => name)
  })

/** The names of papers on the disk without a row, whenever they were brought. */
export async function strayPapers(database: Pick<Database, 'pool'>, data: string): Promise<string[]> {
  const found: string[] = []
  for await (const names of objectsOn(objectsIn(data)))
    for (let at = 0; at < names.length; at += atOnce)
      found.push(...(await withoutRow(database, names.slice(at, at + atOnce))))
  return found
}

/** Removes those that have lain there for longer than a backup is kept. Answers with how many they were. */
export async function sweepShelf(database: Pick<Database, 'pool'>, data: string, now: Date): Promise<number> {
  const shelf = shelfIn(data)
  let swept = 0
  for (const name of await strayPapers(database, data)) {
    const { mtimeMs } = await stat(join(objectsIn(data), name.slice(0, 2), name))
    if (now.getTime() - mtimeMs < keptDays * 86_400_000) continue
    await shelf.drop(name)
    swept += 1
  }
  return swept
}

/** Papers that a row names and that are not on the disk, or not whole. */
export async function lostPapers(database: Pick<Database, 'pool'>, data: string): Promise<number> {
  const shelf = shelfIn(data)
  const named = await as(database, { kind: 'system' }, (tx) =>
    tx.rows<{ object: string; pieces: number }>(sql`select object, pieces from papers where state = 'kept'
      union all select object, pieces from paper_copies where state = 'kept'
      union all select object, pieces from attachments where state = 'kept'`),
  )
  let lost = 0
  for (const { object, pieces } of named) if ((await shelf.there(object)).length !== pieces) lost += 1
  return lost
}
