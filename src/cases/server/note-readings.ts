// When a note is read by the person whom it is about. It was talked about, or seven days are over, or a supervisor keeps it back until a day
// with a reason that the person reads meanwhile; row-level security keeps it from their page until then.

import { Temporal } from 'temporal-polyfill'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import type { InputOf } from '../../api/endpoint.ts'
import type { casesApi } from '../api.ts'
import { storeRecords } from './records.ts'

/** A note is kept back for so many days at most, and then asked about again. */
export const longestKept = 30

/** The note, as it can be read by its own house; `not-found` where it is none of theirs. */
const noteOfHouse = (ctx: Ctx, caseId: string, record: string) =>
  ctx.tx.one<{
    compartment: string
    readable_on: string
    told_on: string | null
    kept_until: string | null
    reason: string | null
  }>(
    sql`select r.compartment, app.note_readable_on(r.id, r.made_at) as readable_on, n.told_on, n.kept_until, n.reason from records r left join note_readings n on n.record = r.id
      where r.id = ${record} and app.is_note_of_house(r.id, ${caseId})`,
  )

/** It was talked about. Said twice, the first day counts. */
export async function tellNote(ctx: Ctx, { caseId, record }: InputOf<typeof casesApi.tellNote>) {
  ctx.about(caseId)
  await noteOfHouse(ctx, caseId, record)
  const { told_on: on } = await ctx.tx.one<{ told_on: string }>(
    sql`insert into note_readings (record, case_id, told_on) values (${record}, ${caseId}, ${today(ctx)}::date)
      on conflict (record) do update set told_on = coalesce(note_readings.told_on, excluded.told_on) returning told_on`,
  )
  return { on }
}

/** It waits until a day. Said twice with the same reason, it is said once. `refused` where it was talked about, or can be read already; `invalid` where the day is no later, or too late. */
export async function keepNoteBack(ctx: Ctx, input: InputOf<typeof casesApi.keepNoteBack>) {
  const { caseId, record, until, reason } = input
  ctx.about(caseId)
  const note = await noteOfHouse(ctx, caseId, record)
  if (note.reason === reason.id && note.kept_until !== null) return { on: note.kept_until }
  if (note.told_on !== null || note.readable_on <= today(ctx)) throw new Problem('refused')
  const last = Temporal.PlainDate.from(today(ctx)).add({ days: longestKept }).toString()
  if (until <= note.readable_on || until > last)
    throw new Problem('invalid', { fields: [{ field: 'until', code: 'invalid-value' }] })
  // The person opens the reason with the key that will open the note.
  if (reason.kind !== 'kept_back' || reason.compartment !== note.compartment) throw new Problem('refused')
  await storeRecords(ctx, caseId, [reason])
  await ctx.tx
    .run(sql`insert into note_readings (record, case_id, kept_until, reason) values (${record}, ${caseId}, ${until}::date, ${reason.id})
    on conflict (record) do update set kept_until = excluded.kept_until, reason = excluded.reason`)
  return { on: until }
}
