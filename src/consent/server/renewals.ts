// Whole parts that authorities still hold by consents from before pages, and what a whole house still reads by one from before it had a
// team for that: whoever carries the case is told, so that the next talk asks whether pages, or that team, are enough.
import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'
import { CARRYING } from '../../sealing/case-shape.ts'
import type { consentApi } from '../api.ts'
import { dayByDay, type Renewal } from '../sharing.ts'

/** Who may go on having a part: kind of place and purpose, as one word each. */
const partsByKind = Object.entries(dayByDay).flatMap(([kind, purposes]) =>
  purposes.map((purpose) => `${kind} ${purpose}`),
)

/** Of `organisations o` and `consents c`: an authority, a court, a funder; not who works with the person day by day. */
const isOfAuthority = sql`o.kind || ' ' || c.purpose <> all (${partsByKind})`

export const renewalsServer: Pick<Handlers<typeof consentApi, Ctx>, 'renewals'> = {
  async renewals(_input, ctx) {
    const me = staffOf(ctx)
    const rows = await ctx.tx.rows<{
      track: string
      case_id: string
      reference: string
      name: string | null
      team: string | null
      until: string
      as: Renewal
    }>(sql`select t.id as track, t.case_id, h.reference, o.name, k.purpose as team, c.valid_until as until, case when ${isOfAuthority} then 'pages' else 'team' end as as
      from tracks t join consents c on c.track = t.id join cases h on h.id = t.case_id
      join circles k on k.id = c.recipient join organisations o on o.id = k.organisation
      where t.owner_circle = any (${[...me.circles]}::int[]) and t.kind = 'consent' and t.state = 'granted'
        and h.owner_circle = any (${[...me.circles]}::int[]) and h.state in ('active', 'follow_up')
        and c.basis = 'consent' and c.pages = 0 and cardinality(c.compartments) > 0 and t.counterparty_circle is not null
        and c.valid_until >= ${today(ctx)}::date and c.purpose <> ${CARRYING} and (${isOfAuthority} or (k.kind = 'organisation' and o.intake_circle is not null))
        and not exists (select from case_workers w where w.case_id = t.case_id and w.organisation = ${me.organisation}
          and w.position = 'worker' and w.user_id <> ${me.id}
          and w.user_id not in (select l.user_id from leaves l where l.cover = ${me.id} and ${today(ctx)}::date between l.from_day and l.to_day))
      order by c.valid_until, t.id limit 50`)
    return {
      renewals: rows.map(({ track, case_id, reference, name, team, until, as }) => ({
        track,
        caseId: case_id,
        reference,
        recipient: placeName(ctx, name, team),
        until,
        as,
      })),
    }
  },
}
