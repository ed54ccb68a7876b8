// What was opened or sent out without a yes, and whose notice waits because the notice itself would endanger: until it is given,
// nothing on the person's own page may give it away. One rule, for a row that was read and inside a query (docs/decisions/0028).

import { sql, type Statement } from '../../database/sql.ts'
import type { Consent } from '../model.ts'
import { tellingForbidden } from '../telling-forbidden.ts'

/** A yes is never kept from who gave it. */
export const isWithheld = ({ told, basis }: Pick<Consent, 'told' | 'basis'>): boolean =>
  told === 'unsafe_to_tell' && basis !== 'consent'

/** The same, of a row of `consents` that the query calls `a`. */
export const quiet = sql`(a.told is not distinct from 'unsafe_to_tell' and a.basis <> 'consent')`

/** Whether no judge forbids for now to tell of a track, by its id in the query. */
const isAllowed = (track: Statement): Statement =>
  sql`not exists (select 1 from clocks f where f.track = ${track} and f.clock = ${tellingForbidden} and f.stopped_at is null)`

/** Whether a track, by its id in the query, is no such opening, and nothing that a judge forbids to tell. */
export const isSayable = (track: Statement): Statement =>
  sql`(not exists (select 1 from consents a where a.track = ${track} and ${quiet}) and ${isAllowed(track)})`

/** Whether a track, which the query calls `t`, is nothing that was sent out without a yes and whose notice waits, and nothing that a judge forbids to tell. */
export const isSentSayable = sql`(${isAllowed(sql`t.id`)} and (t.kind <> 'disclosure'
  or not exists (select 1 from track_events e where e.track = t.id and e.move = 'release' and e.facts ->> 'told' = 'unsafe_to_tell' and e.facts ->> 'basis' <> 'consent')
  or exists (select 1 from track_events e where e.track = t.id and e.move = 'tell')))`

/**
 * Whether the person may be told that an organisation did something on a day: who stands on their case by such an opening alone
 * may not be named, that would be the notice. What it did before, when it carried the case, stays (a day less, for time zones).
 */
export const mayBeNamed = (caseId: Statement, organisation: Statement, day: Statement): Statement => {
  const agreed = sql`select 1 from consents a join circles k on k.id = a.recipient where a.case_id = ${caseId} and k.organisation = ${organisation}`
  return sql`(not exists (${agreed} and ${quiet} and (a.given_on <= ${day} + 1) is not false) or exists (${agreed} and not ${quiet})
    or exists (select 1 from cases c join circles k on k.id = c.owner_circle where c.id = ${caseId} and k.organisation = ${organisation}))`
}
