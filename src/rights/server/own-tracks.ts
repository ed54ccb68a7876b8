// What happens with a person, as far as they stand on it, and the ways out that its machines mark. Read and done as the
// person, so row-level security decides what there is and the engine decides what may be done.

import { Problem } from '../../api/problem.ts'
import { isSentSayable } from '../../consent/server/withheld-notice.ts'
import { questionsOf, type Question } from '../../consent/server/disclosure.ts'
import { claimMatters } from '../../jurisdiction/compensation.ts'
import { sql, type Statement } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'
import { personPageOf, sourcesOf, type Machine } from '../../tracks/define.ts'
import { executeMove, type TrackFeature } from '../../tracks/execute.ts'

export type Features = ReadonlyMap<string, TrackFeature>

export interface OwnTrack {
  id: string
  kind: string
  subkind: string | null
  state: string
  /** Who does it; nothing for a place to stay, whose name must not stand on a telephone. */
  place: string | null
  /** The next day on which something is due, YYYY-MM-DD. */
  day: string | null
  /** Its hour too, where the person wanted that to stand in clear. */
  at: Date | null
  over: boolean
  /** Of papers to stay that run: until when, whether work is allowed, and from when staying for good can be asked for. */
  permit: { until: string | null; work: boolean; forGood: string | null } | null
  /** Of a bed that is kept: somebody brings them there, and from which place where that may be named. */
  brought: { by: string | null } | null
  /** Of a matter in which money was claimed: what was asked for, given, taken in and paid, in whole units, oldest first. */
  sums: readonly { move: string; amount: number; on: string }[]
  /** Of a statement of theirs, once they were told: what the court did with it. */
  courtDid: string | null
  /** Of a row of the plan, which service helps: without script nothing else tells one row from another. */
  service: string | null
  /** Names of the moves by which the person can leave it, or come back to it. */
  ways: readonly string[]
  /** What they are asked, where the answer is theirs to give or to take back. */
  question?: Question
}

/** One way out or back, of one track. */
export interface Way {
  kind: string
  move: string
  track: string
}

/** Every move by which the person can leave a state of this machine, or come back from it. */
export function waysFrom(machine: Machine, state: string): string[] {
  return Object.entries(machine.moves)
    .filter(([, move]) => move.exit || move.personMay)
    .filter(([, move]) => move.by.includes('person') && sourcesOf(machine, move).includes(state))
    .map(([name]) => name)
}

const moveOf = ({ kind, move }: Way, features: Features) => features.get(kind)?.machine.moves[move]

/** Whether a way is a yes: it is said to what was shown and to nothing that was put in its place meanwhile. */
export const isConsent = (way: Way, features: Features): boolean =>
  moveOf(way, features)?.personMay === 'consent'

/** Whether a way leads back, or is the person's own word, instead of leading out. */
export const leadsBack = (way: Way, features: Features): boolean =>
  moveOf(way, features)?.personMay !== undefined

/** What they choose by where a way can be gone in more than one manner: the name of the answer, and its codes. */
export function choiceOn(
  way: Way,
  features: Features,
): { name: string; codes: readonly string[] } | undefined {
  const move = moveOf(way, features)
  const field = move?.personChooses === undefined ? undefined : move.ask?.[move.personChooses]
  return field?.kind === 'code' ? { name: move!.personChooses!, codes: field.codes } : undefined
}

/** Whether one press does it. */
export const isAtOnce = (way: Way, features: Features): boolean => moveOf(way, features)?.atOnce === true

/** Where the person meets what a way belongs to. */
export const pageOfWay = ({ kind }: Way, features: Features): ReturnType<typeof personPageOf> => {
  const machine = features.get(kind)?.machine
  return machine ? personPageOf(machine) : 'none'
}

/** Whether a clock, which the query calls `k`, has a day of the person's own: what somebody else has to do by a day is none. */
export const isClockShown = (features: Features): Statement =>
  sql`k.clock = any (${[...features.values()].flatMap(({ machine }) => machine.clocksShownToPerson ?? [])})`

/** Past any life: only to bound the work. */
const tracksAtMost = 3000

/**
 * The person's tracks: what the whole help is first, then what goes on, then what is over. Of what goes on, the oldest of each
 * circle and each kind stands before the second of any: whoever opens hundreds pushes nobody else's off the first pages.
 */
export async function readTracks(ctx: Ctx, features: Features): Promise<OwnTrack[]> {
  const machines = [...features.values()].map(({ machine }) => machine)
  const statesOf = (pick: (machine: Machine) => readonly string[]) =>
    machines.flatMap((machine) => pick(machine).map((state) => `${machine.kind}.${state}`))
  const kindsOf = (those: (machine: Machine) => boolean) => machines.filter(those).map(({ kind }) => kind)
  const ends = statesOf(({ final }) => final)
  const elsewhere = kindsOf((machine) => personPageOf(machine) !== 'tracks')
  const unseen = statesOf(({ states, shownToPersonIn = states }) =>
    states.filter((state) => !shownToPersonIn.includes(state)),
  )
  const rows = await ctx.tx.rows<
    Omit<OwnTrack, 'ways'> & { team: string | null }
  >(sql`select t.id, t.kind, t.subkind, t.state, ended.over, case when t.kind = any (${kindsOf((machine) => machine.planRows === true)}) then t.subkind end as service,
      case when t.kind = any (${kindsOf((machine) => machine.namesOtherToPerson === true)}) and o.kind <> 'shelter' then o.name end as place, c.purpose as team,
      (select min(coalesce(k.due_on, (k.due_at at time zone ${ctx.network.timezone})::date)) from clocks k
        where k.track = t.id and k.stopped_at is null and ${isClockShown(features)}
          and coalesce(k.due_on, (k.due_at at time zone ${ctx.network.timezone})::date) >= (${ctx.now}::timestamptz at time zone ${ctx.network.timezone})::date)::date as day,
      coalesce((select jsonb_agg(jsonb_build_object('amount', a.amount, 'on', a.on_day,
          'move', case a.kind when 'claimed' then 'file' when 'awarded' then 'decide' when 'enforced' then 'enforce' else 'pay' end) order by a.on_day, a.id)
        from amounts a where a.track = t.id and t.subkind = any (${[...claimMatters]})), '[]') as sums,
      (select k.due_at from clocks k where k.track = t.id and k.stopped_at is null and k.clock = 'appointment.day' and k.due_on is null) as at,
      (select jsonb_build_object('until', p.valid_to, 'work', p.work, 'forGood',
          (select g.due_on from clocks g where g.track = t.id and g.clock = 'status.permanent' and g.stopped_at is null))
        from permits p where p.track = t.id and t.state in ('granted', 'renewal_due')) as permit,
      case when t.kind = 'impact' and t.state = 'told' then (select e.facts ->> 'court_did' from track_events e
        where e.track = t.id and e.move = 'consider' order by e.at desc, e.id desc limit 1) end as "courtDid",
      case when t.kind = 'placement' and t.state = 'held' then (select jsonb_build_object('by', b.name) from app.brought_by(t.id, ${ctx.now}) b) end as brought
    from tracks t cross join lateral (select t.kind || '.' || t.state = any (${ends}) as over) ended
      left join circles c on c.id = t.counterparty_circle left join organisations o on o.id = c.organisation
    where t.person_circle = any (${circlesOf(ctx)}) and t.kind <> all (${elsewhere})
      and ${isSentSayable} and t.kind || '.' || t.state <> all (${unseen})
    order by case when t.kind = 'case' then 0 when ended.over then 2 else 1 end,
      case when not ended.over then row_number() over (partition by ended.over, t.owner_circle, t.kind order by t.opened_at, t.id) end,
      t.updated_at desc, t.id limit ${tracksAtMost}`)
  const questions = await questionsOf(
    ctx,
    rows.filter(({ kind }) => kind === 'disclosure').map(({ id }) => id),
  )
  return rows.flatMap(({ team, ...shown }) => {
    const row = { ...shown, place: placeName(ctx, shown.place, team) }
    const machine = features.get(row.kind)?.machine
    if (!machine) return []
    const question = questions.get(row.id)
    const isMine = (move: string) =>
      (question?.where ?? 'here') === 'here' || !isConsent({ ...row, move, track: row.id }, features)
    return [{ ...row, ways: waysFrom(machine, row.state).filter(isMine), ...(question && { question }) }]
  })
}

/** What a yes would be said to now; `not-found` where nothing is asked. */
export async function questionOn(ctx: Ctx, { track }: Way): Promise<Question> {
  const question = (await questionsOf(ctx, [track])).get(track)
  if (!question) throw new Problem('not-found')
  return question
}

/** Reads `kind.move.track` as a form sends it; `not-found` where it names no way. */
export function wayIn(text: string, features: Features): Way {
  const [, kind = '', move = '', track = ''] =
    /^([a-z_]{1,30})\.([a-z_]{1,30})\.([0-9a-f-]{36})$/.exec(text) ?? []
  const definition = features.get(kind)?.machine.moves[move]
  const way = { kind, move, track }
  if (!definition?.by.includes('person') || !(definition.exit || definition.personMay))
    throw new Problem('not-found')
  return way
}

/**
 * Goes a way. `refused` where the track has moved on meanwhile, `not-found` where it is not this person's. A yes is said to what
 * was `seen`, and `stale` where that is not what is asked any more. `chosen`: in which manner, where there are several.
 */
export async function goWay(
  ctx: Ctx,
  features: Features,
  way: Way,
  { seen, chosen }: { seen?: number | undefined; chosen?: string } = {},
): Promise<void> {
  const { kind, move, track } = way
  const feature = features.get(kind)
  if (!feature) throw new Problem('not-found')
  const choice = choiceOn(way, features)
  const answers = {
    ...(isConsent(way, features) && { language: ctx.language, method: 'own_page' }),
    ...(choice && chosen !== undefined && choice.codes.includes(chosen) && { [choice.name]: chosen }),
  }
  await executeMove({ ...ctx, ifMatch: seen }, feature, { move, track, input: answers })
}

/** The circles of the acting person. */
export const circlesOf = (ctx: Ctx): number[] => (ctx.actor.kind === 'person' ? [...ctx.actor.circles] : [])
