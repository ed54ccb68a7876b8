// The same file that an administrator saves in the browser, for whoever runs the server: of any chain, from the database.

import { asOwner, type Database } from '../src/database/open.ts'
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
    const rows = await asOwner(database, (client) =>
      txOf(client).rows<LineRow>(
        sql`select seq::float8 as seq, at, actor, action, object, audit.about(e) as about, purpose, hash from audit.entries e
        where chain = ${of.chain} and seq > ${from} order by seq limit ${atOnce}`,
      ),
    )
    yield textOf(lineLines(rows.map(lineOut)))
    if (rows.length < atOnce) return
    after = rows.at(-1)!.seq
  }
}
