// Which help a person can say something about, and what becomes of it: counted with the answers of nine others, or nothing.

import { Problem } from '../../api/problem.ts'
import { isSentSayable } from '../../consent/server/withheld-notice.ts'
import { as } from '../../database/as.ts'
import { locked } from '../../database/locked.ts'
import type { Database } from '../../database/open.ts'
import { json, sql } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'
import { circlesOf } from '../../rights/server/own-tracks.ts'
import { countedNow, servicesIn, several, totalsOf, type Feedback, type KeptTotal } from '../feedback.ts'

/** A help that was given, and that the person was not asked about yet. */
export interface Received {
  track: string
  service: string
  /** Who gave it; nothing for a place to stay, whose name must not stand on a telephone. */
  place: string | null
  day: string
}

/** What waits: the answers, about which kind of help, and whose, so that ten answers of one person are no ten people. */
type Waiting = Feedback & { who: number; service?: string }

/** So long after a help has ended somebody is asked how it was. */
const askedForDays = 90

/** The newest first. */
export async function readReceived(ctx: Ctx): Promise<Received[]> {
  const rows = await ctx.tx.rows<Received & { team: string | null }>(
    sql`select t.id as track, coalesce(e.facts ->> 'service', t.subkind, 'service_navigation') as service,
      case when o.kind <> 'shelter' then o.name end as place, k.purpose as team, (t.updated_at at time zone ${ctx.network.timezone})::date as day
    from tracks t join circles k on k.id = coalesce(t.counterparty_circle, t.owner_circle) join organisations o on o.id = k.organisation
      left join track_events e on e.track = t.id and e.move = 'opened'
    where t.person_circle = any (${circlesOf(ctx)}) and (t.kind = 'referral' and t.state = 'completed' or t.kind = 'goal' and t.state = 'achieved')
      and t.updated_at > ${ctx.now}::timestamptz - make_interval(days => ${askedForDays}) and ${isSentSayable}
      and not exists (select 1 from feedback_asked f where f.track = t.id)
    order by t.updated_at desc, t.id limit 6`,
  )
  return rows.map(({ team, ...row }) => ({ ...row, place: placeName(ctx, row.place, team) }))
}

/**
 * A help is not asked about again: what was answered is counted, nothing where the person said nothing. Sent twice, it is counted once.
 * `not-found` where it is none of theirs that was given.
 */
export async function answerFeedback(ctx: Ctx, track: string, answers: Feedback | undefined): Promise<void> {
  const received = (await readReceived(ctx)).find((one) => one.track === track)
  if (!received) {
    if (await ctx.tx.holds(sql`exists (select 1 from feedback_asked where track = ${track})`)) return
    throw new Problem('not-found')
  }
  const isNew = await ctx.tx.run(
    sql`insert into feedback_asked (track) values (${track}) on conflict do nothing`,
  )
  if (isNew === 1 && answers)
    await ctx.tx.one(
      sql`select app.keep_feedback(${crypto.randomUUID()}, ${track}, ${locked({ ...answers, who: circleOf(ctx), service: received.service } satisfies Waiting)})`,
    )
}

/** What people answered about our own help, and in the whole network; of each kind of help about which ten people have answered. */
export async function readTotals(ctx: Ctx) {
  const [ours, network] = await Promise.all([
    ctx.tx.rows<KeptTotal>(
      sql`select service, question, answer, many from feedback_totals where organisation = app.organisation()`,
    ),
    ctx.tx.rows<KeptTotal>(sql`select service, question, answer, many from app.feedback_by_service()`),
  ])
  const told = (rows: readonly KeptTotal[]) => ({
    all: totalsOf(rows),
    services: servicesIn(rows).map((service) => ({ service, totals: totalsOf(rows, service) })),
  })
  return { ours: told(ours), network: told(network) }
}

/** Puts what waits to the sums, where as many people have answered as hide one another. */
export const countFeedback = (database: Pick<Database, 'pool'>): Promise<void> =>
  as(database, { kind: 'system' }, async (tx) => {
    const waiting = await tx.rows<{ id: string; organisation: number; answers: Waiting }>(
      sql`select id, organisation, answers from app.feedback_waiting()`,
    )
    const each = Map.groupBy(waiting, ({ organisation }) => organisation)
    const counted = [...each.values()].flatMap((rows) =>
      countedNow(
        rows.map(({ id, answers: { who, service = several, ...answers } }) => ({
          id,
          who,
          service,
          answers,
        })),
      ).map(({ id, answers, as: service }) => ({ id, answers, service })),
    )
    if (counted.length > 0) await tx.one(sql`select app.count_feedback(${json(counted)}::jsonb)`)
  })
