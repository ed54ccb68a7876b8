// What a person reads of their own day in court: the day, whom they bring, what the court granted and refused. Read as the person, so row-level
// security decides what there is.

import { packOf } from '../../../jurisdictions/packs.ts'
import { sql } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'
import { standingOf } from '../standing.ts'
import { testimonyMachine } from '../testimony.ts'

export interface OwnTestimony {
  /** YYYY-MM-DD; nothing while no day is set. */
  day: string | null
  companion: string | null
  granted: readonly string[]
  refused: readonly string[]
  /** The law calls a witness, and staying away can cost. */
  mustCome: boolean
  /** Appointments about the law on that day: their words lie sealed, and open where there is script. */
  meetings: readonly { id: string; state: string; day: string; at: Date | null }[]
}

interface Row {
  pack: string
  day: string | null
  events: { move: string; at: string; facts: Record<string, unknown> }[]
  /** The hour, where the person wanted it in clear. */
  meetings: (Omit<OwnTestimony['meetings'][number], 'at'> & { at: string | null })[]
}

/** Those that are still to come. */
export async function ownTestimonies(ctx: Ctx): Promise<OwnTestimony[]> {
  const rows = await ctx.tx.rows<Row>(sql`select t.pack, d.due_on as day,
      coalesce((select jsonb_agg(jsonb_build_object('move', e.move, 'at', e.at, 'facts', e.facts) order by e.at)
        from track_events e where e.track = t.id), '[]') as events,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'state', m.state, 'day', d.due_on, 'at', case when k.due_on is null then k.due_at end) order by m.id)
        from tracks m join clocks k on k.track = m.id and k.clock = 'appointment.day' and k.stopped_at is null
        where m.case_id = t.case_id and m.kind = 'appointment' and m.subkind = 'legal_meeting' and m.state = 'made'
          and m.person_circle = ${circleOf(ctx)}
          and coalesce(k.due_on, (k.due_at at time zone ${ctx.network.timezone})::date) = d.due_on), '[]') as meetings
    from tracks t left join clocks d on d.track = t.id and d.clock = 'testimony.day' and d.stopped_at is null
    where t.kind = 'testimony' and t.person_circle = ${circleOf(ctx)} and t.state <> all (${[...testimonyMachine.final]})
    order by d.due_on nulls last, t.id limit 5`)
  return rows.map(({ pack, day, events, meetings }) => {
    const rule = packOf(pack).testimony
    const standing = standingOf(events, rule?.measures ?? [])
    const those = (state: string) => standing.flatMap((one) => (one.state === state ? [one.measure] : []))
    const plan = events.findLast(({ move }) => move === 'plan')
    return {
      day,
      companion: typeof plan?.facts['companion'] === 'string' ? plan.facts['companion'] : null,
      granted: those('granted'),
      refused: those('refused'),
      mustCome: rule?.mustCome !== false,
      meetings: meetings.map((one) => ({ ...one, at: one.at === null ? null : new Date(one.at) })),
    }
  })
}
