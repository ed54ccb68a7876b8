// Records as they lie a month later: the server keeps the day alone, and ids say nothing of who wrote first on it.

import { newId } from '../src/api/new-id.ts'
import { asOwner, type Database } from '../src/database/open.ts'

/** The server keeps the days alone of what was written on a case. */
export const daysAlone = (database: Database, caseId: string): Promise<unknown> =>
  asOwner(database, (client) =>
    client.query("update records set made_at = date_trunc('day', made_at) where case_id = $1", [caseId]),
  )

/** For three records, written in this order: neither their ids nor these the other way round tell it. */
export function idsOutOfOrder(): [string, string, string] {
  const [low, middle, high] = [newId(), newId(), newId()].toSorted() as [string, string, string]
  return [low, high, middle]
}
