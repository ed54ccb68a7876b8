// What is written in a person's own file, as they read it: sealed rows with a day and the place that wrote them. Their page shows
// the newest of it; whoever takes the whole file away asks on, page by page.

import { afterInstant, cursorOf, readCursor } from '../../api/cursor.ts'
import type { Compartment } from '../../cases/model.ts'
import { mostShown, shownRecords } from '../../cases/server/records.ts'
import { isSayable, mayBeNamed } from '../../consent/server/withheld-notice.ts'
import { base64url, sql } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'

interface OwnRow {
  id: string
  compartment: Compartment
  kind: string
  about: string | null
  track: string | null
  epoch: number
  version: number
  made_at: Date
  on: string
  author: string | null
  organisation: string | null
  organisation_id: number | null
  key: Buffer | null
  ciphertext: Buffer
  signature: Buffer | null
}

/** Whether the writer of a record or paper, which the query calls `r`, may be named to the person. */
const isNamed = mayBeNamed(
  sql`r.case_id`,
  sql`(select organisation from circles where id = r.author_circle)`,
  sql`(r.made_at at time zone 'utc')::date`,
)

/** Whether a record or paper may be shown to them: neither belongs to an opening whose notice waits, nor comes from who reads by it. */
export const shownTo = sql`(${isSayable(sql`r.track`)} and ${isNamed})`

// How to reach the person and what they agreed to are theirs whoever wrote it down, and stand there without the writer.
const toldOf = sql`((${shownTo} or r.kind in ('safe_contact', 'agreed')) and (r.kind <> 'worker_name' or app.works_with_me(r.case_id, r.author)))`

const rowsOf = (ctx: Ctx, caseId: string) =>
  sql`select r.id, r.compartment, r.kind, t.kind as about, r.track, r.epoch, r.version, r.made_at, (r.made_at at time zone ${ctx.network.timezone})::date as on,
    r.author, case when ${isNamed} then a.organisation end as organisation, a.organisation_id, a.key, r.ciphertext, r.signature
    from records r left join tracks t on t.id = r.track left join app.record_authors(${caseId}) a on a.record = r.id
    join cases c on c.id = r.case_id and c.person_circle = ${circleOf(ctx)} where r.case_id = ${caseId}`

const out = (row: OwnRow) => ({
  id: row.id,
  compartment: row.compartment,
  kind: row.kind,
  about: row.about,
  track: row.track,
  epoch: row.epoch,
  version: row.version,
  on: row.on,
  fromPerson: row.author === null,
  by: row.organisation,
  author: row.key && base64url(row.key),
  ciphertext: base64url(row.ciphertext),
  signature: row.signature && base64url(row.signature),
})

/** Notes that wait until they were talked about: the day, the place, from when they can be read, and the sealed reason where there is one. */
async function comingOf(ctx: Ctx, caseId: string) {
  const rows = await ctx.tx.rows<{ on: string; by: string | null; from: string; reason: string | null }>(
    sql`select (r.made_at at time zone ${ctx.network.timezone})::date as on, case when o.kind <> 'shelter' then o.name end as by, r.readable_on as from, r.reason
      from app.notes_to_come(${caseId}) r join circles k on k.id = r.author_circle join organisations o on o.id = k.organisation
      where ${shownTo} order by r.made_at desc limit 50`,
  )
  return rows
}

const logsOf = (rows: readonly OwnRow[]) => [...new Set(rows.flatMap((row) => row.organisation_id ?? []))]

/** What a page shows of a case. */
export async function shownOf(ctx: Ctx, caseId: string) {
  const coming = await comingOf(ctx, caseId)
  const rows = await ctx.tx.rows<OwnRow>(
    sql`${rowsOf(ctx, caseId)} and r.id in (${shownRecords(caseId, toldOf)}) order by r.made_at desc, r.id desc`,
  )
  return { records: rows.map(out), coming, logs: logsOf(rows), more: rows.length >= mostShown }
}

const pageLength = 200

/** All of it, newest first; `next` is where the next page begins. */
export async function writtenOf(ctx: Ctx, caseId: string, after: string | undefined) {
  const [at, id] = after
    ? readCursor(after, afterInstant)
    : ['9999-12-31T00:00:00Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  const rows = await ctx.tx.rows<OwnRow>(
    sql`${rowsOf(ctx, caseId)} and ${toldOf} and (r.made_at, r.id) < (${at}::timestamptz, ${id}::uuid) order by r.made_at desc, r.id desc limit ${pageLength + 1}`,
  )
  const page = rows.slice(0, pageLength)
  const last = page.at(-1)
  return {
    records: page.map(out),
    logs: logsOf(page),
    next: rows.length > pageLength && last ? cursorOf([last.made_at.toISOString(), last.id]) : null,
  }
}
