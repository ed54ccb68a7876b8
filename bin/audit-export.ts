// The same file that an administrator saves in the browser, for whoever runs the server: of any chain, from the database.

import { asOwner, lockOf, type Database } from '../src/database/open.ts'
import { sql, txOf } from '../src/database/sql.ts'
import { lineLines, sealLines, textOf } from '../src/oversight/client/export.ts'
import { lineOut, sealsOf, type LineRow } from '../src/oversight/server/audit.ts'

const atOnce = 10_000

/** The parts of an export, as they are read. */
export async function* exportOf(
  database: Pick<Database, 'owner'>,
  of: { chain: number; network: string; key: string },
): AsyncGenerator<string> {
  yield textOf(sealLines(await asOwner(database, (client) => sealsOf(txOf(client), of))))
  for (let after = 0; ;) {
    const from = after
    const lines = await asOwner(database, async (client) => {
      const tx = txOf(client, lockOf(database.owner))
      const rows = await tx.rows<LineRow>(
        sql`select seq::float8 as seq, at, actor, action, object, audit.about(e) as about, purpose, hash from audit.entries e
        where chain = ${of.chain} and seq > ${from} order by seq limit ${atOnce}`,
      )
      return rows.map((row) => lineOut(tx, row))
    })
    yield textOf(lineLines(lines))
    if (lines.length < atOnce) return
    after = lines.at(-1)!.seq
  }
}
