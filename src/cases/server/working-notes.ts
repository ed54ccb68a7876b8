// Working notes that have waited for a week: their writer is asked to put what is about the person into the file, or to say that they are about
// others. The server knows that there is a note, and no word of it.

import { Temporal } from 'temporal-polyfill'
import { Problem } from '../../api/problem.ts'
import type { InputOf } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { casesApi } from '../api.ts'
import { daysUntilAsked } from '../working-notes.ts'

interface Waiting {
  caseId: string
  reference: string
  oldest: string
  notes: string[]
}

/** Mine, by case, what waits longest first. */
export async function workingNotes(ctx: Ctx): Promise<{ cases: Waiting[] }> {
  const asked = Temporal.PlainDate.from(today(ctx)).subtract({ days: daysUntilAsked }).toString()
  const cases = await ctx.tx.rows<Waiting>(
    sql`select r.case_id as "caseId", c.reference, min(app.network_day(r.made_at)) as oldest, array_agg(r.id order by r.made_at) as notes
      from records r join cases c on c.id = r.case_id
      where r.kind = 'note' and r.compartment = 'working' and r.author = ${staffOf(ctx).id} and c.state = 'active'
        and app.network_day(r.made_at) <= ${asked}::date and not exists (select 1 from working_notes_settled s where s.record = r.id)
      group by r.case_id, c.reference order by oldest limit 50`,
  )
  return { cases }
}

/** Said twice, the first counts. `not-found` where it is no working note of whoever asks. */
export async function settleNote(ctx: Ctx, input: InputOf<typeof casesApi.settleNote>) {
  const { caseId, record, as } = input
  ctx.about(caseId)
  const isOurs = await ctx.tx.holds(
    sql`app.is_note_of_house(${record}, ${caseId}) and exists (select 1 from records r where r.id = ${record} and r.compartment = 'working' and r.author = ${staffOf(ctx).id})`,
  )
  if (!isOurs) throw new Problem('not-found')
  await ctx.tx.run(
    sql`insert into working_notes_settled (record, case_id, settled_as) values (${record}, ${caseId}, ${as}) on conflict (record) do nothing`,
  )
  return { settled: true }
}
