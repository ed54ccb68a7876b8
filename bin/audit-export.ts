// The same file that an administrator saves in the browser, for whoever runs the server: of any chain, from the database.

import { asOwner, type Database } from '../src/database/open.ts'
import { base64url, sql, txOf } from '../src/database/sql.ts'
import { lineLines, sealLines, textOf } from '../src/oversight/ui/export.ts'
import { sealsOf } from '../src/oversight/server.ts'

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
      txOf(client).rows<{
        seq: number
        at: Date
        actor: string
        action: string
        object: string | null
        purpose: string | null
        hash: Buffer
      }>(sql`select seq::float8 as seq, at, actor, action, object, purpose, hash from audit.entries
        where chain = ${of.chain} and seq > ${from} order by seq limit ${atOnce}`),
    )
    yield textOf(
      lineLines(rows.map((row) => ({ ...row, at: row.at.toISOString(), hash: base64url(row.hash) }))),
    )
    if (rows.length < atOnce) return
    after = rows.at(-1)!.seq
  }
}
