// Papers in the store that no row names. After a crash between a row and its pieces, or after a restore, they would lie there for ever. They
// go when they are older than any backup that is kept: until then a row that names them may still come back with one.
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { sql } from '../../database/sql.ts'
import type { Held, Shelf } from './object-store.ts'

/** For so long backups are kept (deploy/README.md). */
const keptDays = 35
const atOnce = 500

/** Everything on the shelf, so many papers at a time as are asked of the database in one question. */
async function* inBlocks(shelf: Shelf): AsyncGenerator<Held[]> {
  const block: Held[] = []
  for await (const held of shelf.papers()) {
    block.push(...held)
    while (block.length >= atOnce) yield block.splice(0, atOnce)
  }
  if (block.length > 0) yield block
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

interface Compared {
  /** Papers on the shelf without a row, whenever they were brought. */
  stray: Held[]
  /** How many papers a row names that are not on the shelf, or not whole. */
  lost: number
}

/** What is on the shelf: papers without a row, and of each other one how many pieces are there. A store far away is asked a thousand names at a time. */
async function walkShelf(
  database: Pick<Database, 'pool'>,
  shelf: Shelf,
): Promise<{ stray: Held[]; there: ReadonlyMap<string, number> }> {
  const stray: Held[] = []
  const there = new Map<string, number>()
  for await (const held of inBlocks(shelf)) {
    const names = new Set(
      await withoutRow(
        database,
        held.map(({ object }) => object),
      ),
    )
    for (const one of held)
      if (names.has(one.object)) stray.push(one)
      else there.set(one.object, one.pieces)
  }
  return { stray, there }
}

/** What the shelf holds, beside what rows name. The shelf is walked once. */
export async function compareShelf(database: Pick<Database, 'pool'>, shelf: Shelf): Promise<Compared> {
  const { stray, there } = await walkShelf(database, shelf)
  const named = await as(database, { kind: 'system' }, (tx) =>
    tx.rows<{ object: string; pieces: number }>(sql`select object, pieces from papers where state = 'kept'
      union all select object, pieces from paper_copies where state = 'kept'
      union all select object, pieces from attachments where state = 'kept'`),
  )
  let lost = 0
  // What came while the shelf was walked was not seen there: each that seems lost is looked for by its name.
  for (const { object, pieces } of named)
    if (there.get(object) !== pieces && (await shelf.there(object)).length !== pieces) lost += 1
  return { stray, lost }
}

/** Removes papers without a row that have lain there for longer than a backup is kept. Answers with how many they were. */
export async function sweepShelf(database: Pick<Database, 'pool'>, shelf: Shelf, now: Date): Promise<number> {
  const { stray } = await walkShelf(database, shelf)
  const old = stray.filter(({ at }) => now.getTime() - at.getTime() >= keptDays * 86_400_000)
  for (const { object } of old) await shelf.drop(object)
  return old.length
}
