// Who begins something on a case and who closes it take turns by a lock that is no row. Rows are locked by everything that happens on
// a case, each in an order of its own; if one of them were this lock, a person who stops a sharing would stand against a worker who
// gives one, and one of the two would be told to try again.
import { sql, type Statement } from '../database/sql.ts'

/** Taken by whoever begins something, before the state of the case is read: nobody closes it meanwhile. They share it. */
export const keepOpen = (caseId: string): Statement =>
  sql`select pg_advisory_xact_lock_shared(hashtextextended(${caseId}::uuid::text, 0))`

/** Taken before all else by whoever changes whether a case is open, by the case's own track: what is just being begun is waited for. */
export const takeCaseTurn = (track: string): Statement =>
  sql`select pg_advisory_xact_lock(hashtextextended(case_id::text, 0)) from tracks where id = ${track}`
