// Checks every audit chain in the database: each line must follow from the one before it.

import { asOwner } from '../src/database/open.ts'
import { withDatabase } from './serve.ts'

/** Exit code 1, and the first broken line of each chain, where one is not whole. */
export function verifyAudit(): Promise<number> {
  return withDatabase((database) =>
    asOwner(database, async (client) => {
      const { rows } = await client.query<{ chain: number; seq: number; broken: number | null }>(
        'select chain, seq, audit.first_break(chain) as broken from audit.heads order by chain',
      )
      for (const row of rows)
        process.stdout.write(
          `chain ${row.chain}: ${row.seq} lines, ${row.broken === null ? 'whole' : `broken at line ${row.broken}`}\n`,
        )
      return rows.some((row) => row.broken !== null) ? 1 : 0
    }),
  )
}
