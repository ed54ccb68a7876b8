// What was being typed on a case is found by marks that the server alone makes (src/database/draft-places.ts).

import { draftTokens } from '../../database/draft-places.ts'
import type { Closing } from '../../database/locked.ts'
import { sql, type Tx } from '../../database/sql.ts'

/** What makes the marks of a case and of its processes: of those that its carrier holds, or of all. For its carrier alone. */
export async function draftsOn(
  tx: Tx,
  caseId: string,
  processes: 'of the carrier' | 'all',
): Promise<Closing> {
  const named = await tx.rows<{ id: string }>(
    sql`select app.named_in_drafts(${caseId}, ${processes === 'all'}) as id`,
  )
  return draftTokens(named.map(({ id }) => id))
}
