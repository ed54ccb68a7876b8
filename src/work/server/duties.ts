// The duties of the list: one index scan for each of my circles; what stands beside a duty comes from rows that I may see anyway.

import { z } from 'zod'
import { cursorOf, readCursor } from '../../api/cursor.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { Id, Instant } from '../../api/words.ts'
import { lastFacts, lastSigned } from '../../cases/server/signed-moves.ts'
import { clockOut, riskSeen, type ClockRow } from '../../cases/server/presenters.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { Statement as Signed } from '../../sealing/chain.ts'
import type { workApi } from '../api.ts'
import type { SnoozeReason } from '../snooze.ts'

interface DutyRow extends ClockRow {
  kind: string
  subkind: string | null
  state: string
  case_id: string | null
  reference: string | null
  risk: string | null
  purpose: string | null
  valid_until: string | null
  started_at: Date
  version: number
  step: Signed | null
  facts: Signed | null
  until_day: string | null
  reason: SnoozeReason | null
  put_off_by: string | null
  covers_for: string | null
}

/** Mine, my team's, or what of mine was put off. */
export type Whose = 'mine' | 'team' | 'snoozed'
type Answer = ReturnType<Handlers<typeof workApi, Ctx>['mine']>

/** A clock without a known limit sorts after every date. */
const never = 'infinity'
const afterDuty = z.tuple([z.int().min(0).max(2), z.union([Instant, z.literal(never)]), Id])

/** For whom of my house I cover on a day, as `l.user_id`. */
export const coveredBy = (id: string, day: string) =>
  sql`leaves l where l.cover = ${id} and ${day}::date between l.from_day and l.to_day`

/**
 * What is somebody else's to do: a colleague works on its case and I do not cover for them, as the second worker or while they are
 * away. What nobody works on yet, what belongs to no case, and danger are everybody's.
 */
export const isColleagues = ({ id, organisation }: { id: string; organisation: number }, day: string) =>
  sql`urgency > 0 and exists (select from case_workers w where w.case_id = clocks.case_id
      and w.organisation = ${organisation} and w.position = 'worker' and w.user_id <> ${id})
    and not exists (select from case_workers w where w.case_id = clocks.case_id and (w.user_id = ${id}
      or w.position = 'worker' and w.user_id in (select l.user_id from ${coveredBy(id, day)})))`

/** What was put off and has not come back yet. */
export const isSnoozed = (day: string) =>
  sql`exists (select from snoozes z where z.clock = clocks.id and z.until_day > ${day}::date)`

/** Which duties a list leaves out. */
function onlyOf(ctx: Ctx, whose: Whose) {
  const others = whose === 'team' ? sql`` : sql`and not (${isColleagues(staffOf(ctx), today(ctx))})`
  const snoozed = isSnoozed(today(ctx))
  return whose === 'snoozed' ? sql`${others} and ${snoozed}` : sql`${others} and not ${snoozed}`
}

/** What the actor's circles owe, the most urgent first; of `mine` nothing that is a colleague's. */
export async function dutiesOf(ctx: Ctx, whose: Whose, after: string | undefined): Answer {
  const [urgency, due, id] = after
    ? readCursor(after, afterDuty)
    : [-1, '0001-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000']
  const me = staffOf(ctx)
  const rows = await ctx.tx
    .rows<DutyRow>(sql`select k.*, t.kind, t.subkind, t.state, t.version, c.reference, ${riskSeen}, a.purpose, a.valid_until,
      z.until_day, z.reason, z.user_id as put_off_by,
      (select w.user_id from case_workers w where w.case_id = k.case_id and w.position = 'worker'
        and w.user_id in (select l.user_id from ${coveredBy(me.id, today(ctx))})) as covers_for,
      ${lastSigned(sql`t.id`)} as step, ${lastFacts(sql`c.id`)} as facts
    from unnest(${[...me.circles]}::int[]) mine(circle) cross join lateral (
      select id, track, case_id, clock, urgency, due_sort, due_at, due_on, enforced, verified, no_limit, source, pack, started_at from clocks
      where circle = mine.circle and stopped_at is null and (urgency, due_sort, id) > (${urgency}::smallint, ${due}::timestamptz, ${id}::uuid)
        ${onlyOf(ctx, whose)}
      order by urgency, due_sort, id limit 51) k
    join tracks t on t.id = k.track left join cases c on c.id = k.case_id left join snoozes z on z.clock = k.id
    left join lateral (select a.purpose, a.valid_until from consents a join tracks at on at.id = a.track
      where a.case_id = k.case_id and a.recipient = coalesce(t.counterparty_circle, t.owner_circle) and at.state = 'granted'
      order by (a.track = k.track) desc, a.valid_until desc limit 1) a on true
    order by k.urgency, k.due_sort, k.id limit 51`)
  const page = rows.slice(0, 50)
  const last = page.at(-1)
  return {
    now: ctx.now.toISOString(),
    duties: page.map((row) => ({
      ...clockOut(row),
      kind: row.kind,
      subkind: row.subkind,
      state: row.state,
      caseId: row.case_id,
      reference: row.reference,
      risk: row.risk,
      agreed: row.purpose && row.valid_until ? { purpose: row.purpose, until: row.valid_until } : null,
      startedAt: row.started_at.toISOString(),
      version: row.version,
      signed: { step: row.step, facts: row.facts },
      coversFor: row.covers_for,
      snoozed:
        row.until_day && row.reason && row.put_off_by
          ? { until: row.until_day, reason: row.reason, by: row.put_off_by }
          : null,
    })),
    next:
      rows.length > 50 && last
        ? cursorOf([last.urgency, last.due_at?.toISOString() ?? never, last.id])
        : null,
  }
}
