// The ladder of a referral: whoever does not answer is reminded at half time, and when the time is over the clear enquiry goes to the
// next place that the worker named. It carries a need, an urgency and a language, and nobody's name. The times are those of
// the clock, which counts the hours in which the asked desk is open.

import { newId } from '../../api/new-id.ts'
import { isProblem, Problem } from '../../api/problem.ts'
import type { InputOf } from '../../api/endpoint.ts'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { sql, type Tx } from '../../database/sql.ts'
import { staffOf, type Ctx, type Network } from '../../http/context.ts'
import { audit } from '../../http/mount.ts'
import { tellStaff } from '../../outbox/server/queue.ts'
import { systemContext } from '../../tracks/due.ts'
import { executeMove, openTrack, type TrackFeature } from '../../tracks/execute.ts'
import type { referralsApi } from '../api.ts'
import { referralMachine } from '../referral.ts'

const unanswered = referralMachine.unansweredIn ?? []
/** Nobody there helps: it was said, or the time ran out. */
const without = ['declined', 'no_capacity', 'expired']

interface State {
  now: () => Date
  network: () => Network
}

/** Sets who is asked next; who has been asked already stays. */
export async function setLadder(
  { track, next }: InputOf<typeof referralsApi.setLadder>,
  ctx: Ctx,
): Promise<{ set: number }> {
  const mine = [...staffOf(ctx).circles]
  const found = await ctx.tx.one<{ state: string; counterparty_circle: number | null }>(
    sql`select t.state, t.counterparty_circle from tracks t join referrals r on r.track = t.id
      where t.id = ${track} and t.kind = 'referral' and t.owner_circle = any (${mine}) for update of t`,
  )
  ctx.about(track)
  if (![...unanswered, ...without].includes(found.state))
    throw new Problem('refused', { because: 'answered-already' })
  const wrong = next.some((circle) => mine.includes(circle) || circle === found.counterparty_circle)
  if (wrong || new Set(next).size !== next.length)
    throw new Problem('invalid', { fields: [{ field: 'next', code: 'invalid-value' }] })
  await ctx.tx.run(sql`delete from referral_rungs where track = ${track} and asked is null`)
  const { asked } = await ctx.tx.one<{ asked: number[] }>(
    sql`select coalesce(array_agg(circle order by position), '{}') as asked from referral_rungs where track = ${track}`,
  )
  const fresh = next.filter((circle) => !asked.includes(circle)).slice(0, 5 - asked.length)
  await ctx.tx.run(sql`insert into referral_rungs (track, position, circle)
    select ${track}, ${asked.length}::int + n, circle from unnest(${fresh}::int[]) with ordinality u (circle, n)`)
  return { set: fresh.length }
}

/** Reminds of what has waited for half of its time: on the enquiry itself, and outside whoever there wants to be told that something waits. */
async function remind(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.rows<{
    track: string
  }>(sql`update referrals r set reminded_at = ${now} from tracks t, clocks k
    where t.id = r.track and k.track = r.track and r.reminded_at is null and t.state = any (${[...unanswered]})
      and k.clock in ('referral.answer', 'referral.answer.now') and k.stopped_at is null
      and k.due_at > ${now} and k.started_at + (k.due_at - k.started_at) / 2 <= ${now} returning r.track`)
  const reminded = rows.map(({ track }) => track)
  const staff = await tx.rows<{ track: string; user_id: string }>(
    sql`select track, user_id from app.reminded_staff(${reminded})`,
  )
  for (const { track, user_id } of staff)
    await tellStaff(tx, user_id, 'digest', { key: `reminded:${track}:${user_id}`, now })
  return reminded
}

interface Rung {
  first: string
  position: number
  circle: number
  case_id: string
  owner_circle: number
  urgency: string
}

/**
 * The next place of each ladder whose last asked place has not helped: the time is over, or it has said no. A ladder ends where
 * anybody has said yes, and where the worker or the person took the referral back.
 */
const rungsDue = (tx: Tx, now: Date): Promise<Rung[]> =>
  tx.rows<Rung>(sql`select distinct on (g.track) g.track as first, g.position, g.circle, r.case_id, t.owner_circle, r.urgency
    from referral_rungs g join referrals r on r.track = g.track join tracks t on t.id = g.track
    where g.asked_at is null and t.state = any (${[...unanswered, ...without]})
      and not exists (select 1 from referral_rungs b join tracks bt on bt.id = b.asked
        where b.track = g.track and bt.state <> all (${[...unanswered, ...without]}))
      and not exists (select 1 from (select g.track as id union all select b.asked from referral_rungs b where b.track = g.track and b.asked is not null) a
        join tracks w on w.id = a.id where w.state = any (${[...unanswered]})
          and not exists (select 1 from clocks k where k.track = w.id and k.clock in ('referral.answer', 'referral.answer.now')
            and k.stopped_at is null and k.due_at <= ${now}))
    order by g.track, g.position limit 200`)

/** Asks one: an enquiry of its own, by the clock. */
async function askNext(
  ctx: ReturnType<typeof systemContext>,
  feature: TrackFeature,
  rung: Rung,
): Promise<void> {
  const id = newId()
  const { tx, now } = ctx
  // Whoever came a moment earlier has asked already.
  const taken = await tx.run(sql`update referral_rungs set asked_at = ${now}
    where track = ${rung.first} and position = ${rung.position} and asked_at is null`)
  if (taken === 0) return
  await openTrack(ctx, feature, {
    id,
    caseId: rung.case_id,
    ownerCircle: rung.owner_circle,
    otherCircle: rung.circle,
  })
  await tx.run(sql`insert into referrals (track, case_id, service_code, urgency, district, party_size, outside, language, age_group)
    select ${id}, case_id, service_code, urgency, district, party_size, false, language, age_group from referrals where track = ${rung.first}`)
  await tx.run(
    sql`update referral_rungs set asked = ${id} where track = ${rung.first} and position = ${rung.position}`,
  )
  await executeMove(ctx, feature, { move: 'ask_next', track: id, input: { urgency: rung.urgency } })
  await audit(ctx, 'referral.ask_next', id, 'clock')
}

/** Reminds and asks on. Answers with how many of each. */
export async function climb(
  database: Database,
  feature: TrackFeature,
  state: State,
): Promise<{ reminded: number; asked: number }> {
  const now = state.now()
  const reminded = await as(database, { kind: 'system' }, async (tx) => {
    const tracks = await remind(tx, now)
    const ctx = systemContext(tx, now, state.network())
    for (const track of tracks) await audit(ctx, 'referral.remind', track, 'clock')
    return tracks.length
  })
  const due = await as(database, { kind: 'system' }, (tx) => rungsDue(tx, now))
  let asked = 0
  for (const rung of due)
    await as(database, { kind: 'system' }, async (tx) => {
      await askNext(systemContext(tx, now, state.network()), feature, rung)
      asked += 1
    }).catch((error: unknown) => {
      // The case was closed meanwhile: nobody is asked for it any more.
      if (!isProblem(error)) throw error
    })
  return { reminded, asked }
}
