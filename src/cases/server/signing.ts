// What whoever signs a move next must know. It is an answer of the server like any other: what was signed before is checked by the
// signer's key worker, and what is signed now by the server, against what it is about to write.
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { Statement } from '../../sealing/chain.ts'
import { factsOf } from '../../tracks/execute.ts'
import type { TrackFeatures } from '../../tracks/feature.ts'
import type { Facts } from '../../tracks/define.ts'
import type { TrackRow } from '../../tracks/writes.ts'
import { lastSigned } from './signed-moves.ts'
import { namesOther } from './signed-steps.ts'

interface About {
  caseId?: string | undefined
  track?: string | undefined
  move?: string | undefined
  other?: number | undefined
}

/** What the starts of a move ask about its case; nothing where they ask nothing. */
async function factsFor(
  ctx: Ctx,
  features: TrackFeatures,
  row: TrackRow,
  move: string | undefined,
): Promise<Facts> {
  const feature = features.get(row.kind)
  const { facts = [], lawFacts = [], starts = [] } = (move && feature?.machine.moves[move]) || {}
  // What the law itself says, and how old the person is, the signer knows.
  const found = lawFacts.filter((name) => name !== 'ageGroup' && Object.hasOwn(feature?.facts ?? {}, name))
  const names = [...facts, ...found]
  const asksNothing = names.length === 0 || !starts.some(({ when }) => when)
  return !feature || asksNothing ? {} : factsOf(ctx, feature, { names, track: row, input: {} })
}

interface Process extends TrackRow {
  step: Statement | null
  owed: { clock: string; on: string }[] | null
  carriers: boolean
}

async function processOf(ctx: Ctx, features: TrackFeatures, { track, move }: About) {
  if (track === undefined) return null
  const row = await ctx.tx
    .maybe<Process>(sql`select t.id, t.case_id, t.kind, t.subkind, t.state, t.owner_circle, t.counterparty_circle, t.person_circle,
      t.opened_at, t.pack, t.version, ${lastSigned(sql`t.id`)} as step, coalesce(app.carrier_of(t.id) = t.owner_circle, false) as carriers,
      (select json_agg(json_build_object('clock', k.clock, 'on', to_char(k.started_at at time zone 'utc', 'YYYY-MM-DD')))
        from clocks k where k.track = t.id and k.stopped_at is null) as owed
    from tracks t where t.id = ${track}`)
  if (!row) return null
  const found = await factsFor(ctx, features, row, move)
  const facts = Object.fromEntries(
    Object.entries(found).flatMap(([name, is]) => (is === undefined ? [] : [[name, is]])),
  )
  const { subkind, state, version, step, owed } = row
  return { row, process: { subkind, state, version, step, owed: owed ?? [], facts } }
}

/** The circle on the other side, with its house; nothing where it is no house's: a person's card signs no step. */
const otherOf = (ctx: Ctx, circle: number | null | undefined) =>
  circle === null || circle === undefined
    ? null
    : ctx.tx.maybe<{ circle: number; house: number }>(
        sql`select id as circle, organisation as house from circles where id = ${circle} and organisation is not null`,
      )

export async function signingOf(ctx: Ctx, features: TrackFeatures, about: About) {
  const { caseId = null, track = null } = about
  const circles = ctx.actor.kind === 'staff' ? [...ctx.actor.circles] : []
  const [row, running] = await Promise.all([
    ctx.tx.maybe<{
      id: string
      reference: string
      risk: string
      age: string
      facts: Statement | null
      safer: boolean
      carriers: boolean
      pack: string
    }>(sql`select c.id, c.reference, c.pack, coalesce((select r.level from case_risks r where r.case_id = c.id), '') as risk, c.age_group as age, ${lastSigned(sql`c.id`)} as facts, app.may_call_safer(c.id) as safer,
        case when ${track}::uuid is null then c.owner_circle = any (${circles}) else c.owner_circle = (select owner_circle from tracks where id = ${track}::uuid) end as carriers
      from cases c where c.id = coalesce(${caseId}::uuid, (select t.case_id from tracks t where t.id = ${track}::uuid))`),
    processOf(ctx, features, about),
  ])
  const { process = null, row: of } = running ?? {}
  const other = (await otherOf(ctx, of ? of.counterparty_circle : about.other)) ?? null
  if (row) {
    const { id, facts, safer, carriers, pack, ...now } = row
    const isCarriers = carriers
    return {
      case: { id, now, facts, mayCallSafer: safer, isCarriers, pack: of?.pack ?? pack, process, other },
    }
  }
  // Who stands on the process alone signs it where a step has named who the other side is: they are told nothing of the case.
  if (!of?.case_id || !process?.step || !namesOther(process.step)) return { case: null }
  const { case_id: id, pack, carriers: isCarriers } = of
  return { case: { id, now: null, facts: null, mayCallSafer: false, isCarriers, pack, process, other } }
}
