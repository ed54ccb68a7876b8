// What is urgent and nobody has opened goes to who is on duty, then to their deputy, then to the desk of the network: one step for each
// time that the desk's minutes have passed. It is called out by row; whoever is called finds it in *My work* and in the banner.

import { newId } from '../../api/new-id.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { sql, type Tx } from '../../database/sql.ts'
import { staffOf, type Ctx, type Network } from '../../http/context.ts'
import { tellStaff } from '../../outbox/server/queue.ts'
import type { rotaApi } from '../api.ts'
import { standingAt } from '../shifts.ts'
import { namedRotas, type OnDuty } from './standing.ts'

interface Unopened {
  clock: string
  desk: number
  from_circle: number
  kind: string
  duty: string
  minutes: number
  started_at: Date
  step: number
}

const minute = 60_000
/** What nobody has opened for a day is late, and told as that; nobody is called out of bed for it anew. */
const forgottenAfterMs = 24 * 60 * minute

/** What somebody outside the house waits for at this moment: called out also where the house keeps no rota, to the desk of the network. */
const owedToOthers = ['placement.answer.now']
/** After so many minutes, where no desk of the house says another number. */
const usualMinutes = 15

/**
 * A move of the side that owes: somebody at work who met a person stands on that person's side, and whoever asked a house for a bed on their
 * own; neither has opened anything for it.
 */
const byTheDesk = sql`e.by_user is not null and e.by_side <> 'person' and (e.by_side = 'other' or k.circle is distinct from k.counterparty_circle)`

/**
 * Urgent duties that run at a desk, with how far they were called out: the desk of the circle itself, else that of its whole house. Whoever made a
 * move on the process since has opened it.
 */
const unopenedNow = (tx: Tx, now: Date): Promise<Unopened[]> =>
  tx.rows<Unopened>(sql`select k.id as clock, coalesce(d.circle, k.circle) as desk, k.circle as from_circle, t.kind, k.clock as duty,
      coalesce(d.answer_minutes, ${usualMinutes})::int as minutes, k.started_at,
      coalesce((select max(c.step) from duty_calls c where c.clock = k.id), 0)::int as step
    from clocks k join tracks t on t.id = k.track join circles own on own.id = k.circle
    left join lateral (select d.* from duty_desks d join circles dc on dc.id = d.circle where d.organisation = own.organisation
      and (d.circle = k.circle or dc.kind = 'organisation') order by d.circle = k.circle desc limit 1) d on true
    where (d.circle is not null or k.clock = any (${owedToOthers})) and k.urgency = 0 and k.stopped_at is null and k.started_at > ${new Date(now.getTime() - forgottenAfterMs)}
      and not exists (select 1 from track_events e where e.track = k.track and e.at > k.started_at and ${byTheDesk})
      and not exists (select 1 from duty_calls c where c.clock = k.id and c.answered_at is not null)
    order by k.started_at, k.id limit 1000`)

interface Called {
  step: 1 | 2 | 3
  circle: number
  user: string | null
}

interface Desks {
  onDuty: (circle: number) => OnDuty | undefined
  network: number | undefined
}

/** Whom one duty is to be called out to now, in order; what has nobody to take it goes on at once. */
export function callsFor(
  { desk, minutes, started_at, step }: Pick<Unopened, 'desk' | 'minutes' | 'started_at' | 'step'>,
  now: Date,
  { onDuty, network }: Desks,
): Called[] {
  let left = Math.min(3, Math.floor((now.getTime() - started_at.getTime()) / (minutes * minute))) - step
  const there = onDuty(desk)
  const steps: (Called | undefined)[] = [
    there && { step: 1, circle: desk, user: there.user },
    there?.deputy ? { step: 2, circle: desk, user: there.deputy } : undefined,
    // The desk of the network is not called to itself.
    network !== undefined && network !== desk
      ? { step: 3, circle: network, user: onDuty(network)?.user ?? null }
      : undefined,
  ]
  const calls: Called[] = []
  for (const [at, call] of steps.entries()) {
    if (at < step || left <= 0) continue
    // A step with nobody in it takes no time.
    if (!call) continue
    calls.push(call)
    left -= 1
  }
  return calls
}

/** Calls out what is due, and ends calls to what somebody has opened since. Answers with how many were called. */
export async function callOut(
  database: Database,
  state: { now: () => Date; network: () => Network },
): Promise<number> {
  const now = state.now()
  const { timezone } = state.network()
  return as(database, { kind: 'system' }, async (tx) => {
    await tx.run(sql`update duty_calls c set answered_at = ${now} from clocks k where k.id = c.clock and c.answered_at is null
      and (exists (select 1 from track_events e where e.track = k.track and e.at > k.started_at and ${byTheDesk})
        or exists (select 1 from duty_calls taken where taken.clock = c.clock and taken.answered_at is not null))`)
    const waiting = await unopenedNow(tx, now)
    if (waiting.length === 0) return 0
    const named = await tx.maybe<{ circle: number }>(sql`select circle from duty_desks where for_network`)
    const circles = [...new Set([...waiting.map(({ desk }) => desk), ...(named ? [named.circle] : [])])]
    const rotas = await namedRotas(tx, circles)
    const onDuty = (circle: number) => {
      const rota = rotas.get(circle)
      return rota && standingAt(rota, now, timezone).now?.who
    }
    let called = 0
    for (const one of waiting)
      for (const { step, circle, user } of callsFor(one, now, { onDuty, network: named?.circle })) {
        const added =
          await tx.run(sql`insert into duty_calls (id, clock, step, from_circle, circle, user_id, kind, duty, called_at)
          values (${newId()}, ${one.clock}, ${step}, ${one.from_circle}, ${circle}, ${user}, ${one.kind}, ${one.duty}, ${now}) on conflict do nothing`)
        called += added
        if (added > 0 && user) await tellStaff(tx, user, 'duty', { key: `call:${one.clock}:${step}`, now })
      }
    return called
  })
}

type Answer<Name extends keyof typeof rotaApi> = ReturnType<Handlers<typeof rotaApi, Ctx>[Name]>

interface CallRow {
  id: string
  step: number
  from_circle: number
  kind: string
  duty: string
  called_at: Date
  user_id: string | null
  track: string | null
  name: string | null
  phone: string | null
}

/** What I am called to, and what colleagues at my desks are. What waits in another house is told without its page. */
export async function callsOf(ctx: Ctx): Answer<'calls'> {
  const me = staffOf(ctx)
  const circles = [...me.circles]
  const rows = await ctx.tx
    .rows<CallRow>(sql`select c.id, c.step, c.from_circle, c.kind, c.duty, c.called_at, c.user_id, k.track, h.name, h.phone
    from duty_calls c left join clocks k on k.id = c.clock
    left join lateral app.houses_of(array[c.from_circle]) h on true
    where c.answered_at is null and (c.user_id = ${me.id} or c.circle = any (${circles})) order by c.called_at, c.id limit 50`)
  return {
    calls: rows.map((row) => ({
      id: row.id,
      step: row.step,
      kind: row.kind,
      duty: row.duty,
      calledAt: row.called_at.toISOString(),
      user: row.user_id,
      track: row.track,
      house: row.name ?? '',
      phone: row.phone,
      isElsewhere: row.track === null,
    })),
  }
}

export async function answerCall(ctx: Ctx, id: string): Answer<'answerCall'> {
  const me = staffOf(ctx)
  const { clock } = await ctx.tx.one<{ clock: string }>(
    sql`select clock from duty_calls where id = ${id} for update`,
  )
  // Whoever takes it ends the calls to everybody: one of them is enough.
  await ctx.tx.run(
    sql`update duty_calls set answered_at = ${ctx.now}, answered_by = ${me.id} where clock = ${clock} and answered_at is null`,
  )
  return { said: true }
}
