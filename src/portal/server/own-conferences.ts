// Conferences about a person, as their own page shows them: the day, who called it and who is asked. A house to sleep in has no name there,
// nor has whoever may not be named. What the person says of one is kept as a code.

import { Problem } from '../../api/problem.ts'
import { mayBeNamed } from '../../consent/server/withheld-notice.ts'
import { sql } from '../../database/sql.ts'
import { circleOf, today, type Ctx } from '../../http/context.ts'
import type { personSays } from '../../conferences/api.ts'

export interface OwnConference {
  id: string
  on: string
  state: 'called' | 'held' | 'called_off'
  by: string
  /** Names; a place that has none here is null. */
  asked: (string | null)[]
  says: (typeof personSays)[number] | null
}

/** Those to come, and what was over within a month. */
export const conferencesOf = (ctx: Ctx): Promise<OwnConference[]> =>
  ctx.tx.rows<OwnConference>(sql`select m.id, m.held_on as on, m.state, o.name as by, m.person_says as says,
    coalesce((select jsonb_agg(case when p.kind = 'shelter' then null else p.name end order by p.name)
      from conference_people a join organisations p on p.id = a.organisation
      where a.conference = m.id and (m.state <> 'held' or a.was_present) and ${mayBeNamed(sql`m.case_id`, sql`p.id`, sql`${today(ctx)}::date`)}), '[]') as asked
    from conferences m join organisations o on o.id = m.organisation join cases c on c.id = m.case_id
    where c.person_circle = ${circleOf(ctx)} and m.held_on > ${today(ctx)}::date - 31 order by m.held_on, m.id limit 20`)

export async function sayOfConference(ctx: Ctx, id: string, says: string): Promise<void> {
  const row = await ctx.tx.maybe<{ case_id: string }>(
    sql`select s as case_id from app.say_of_conference(${id}, ${says}) s`,
  )
  if (!row) throw new Problem('refused')
  ctx.about(row.case_id)
}
