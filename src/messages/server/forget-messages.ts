// The end of messages: what was to last for some days is deleted.

import { sql, type Tx } from '../../database/sql.ts'

/** What has come to its end by a day (`YYYY-MM-DD`) is deleted, and keys that protect nothing more go with it. */
export async function forgetMessages(tx: Tx, day: string): Promise<number> {
  const { n } = await tx.one<{ n: number }>(sql`select app.forget_messages(${day}::date) as n`)
  return n
}
