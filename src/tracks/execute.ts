// The one place where a track changes. Guard, new state, event, clocks, counts and what follows from the move happen in
// the caller's transaction: all of it or none.

import { v7 as newId } from 'uuid'
import { Problem } from '../api/problem.ts'
import { circleOf, type Ctx } from '../http/context.ts'
import { dueOf } from '../jurisdiction/clock.ts'
import { packOf } from '../jurisdiction/load.ts'
import { bytes, json, sql } from '../database/sql.ts'
import { advance, datesOf, startsNow } from './advance.ts'
import {
  compartmentOf,
  type ClockStart,
  type Facts,
  type Input,
  type Machine,
  type Side,
  type TrackView,
} from './define.ts'
import type { SealedNote } from './input.ts'

/** A row of the spine. */
export interface TrackRow {
  id: string
  case_id: string | null
  kind: string
  subkind: string | null
  state: string
  owner_circle: number
  other_circle: number | null
  person_circle: number | null
  opened_at: Date
  /** The rules that hold for this track: the case's pack on its day, or the network's. */
  pack: string
  version: number
}

export interface AfterMove {
  (ctx: Ctx, track: TrackRow, input: Input): Promise<void>
}

/** A machine and what its feature adds on the server: how facts are found, and what follows from a move. */
export interface TrackFeature {
  machine: Machine
  facts?: Readonly<
    Record<
      string,
      (ctx: Ctx, track: TrackRow, input: Input) => Promise<string | number | boolean | undefined>
    >
  >
  after?: Readonly<Record<string, AfterMove>>
  /** Who carries a track that a person opens by themselves; left out, it is whoever carries their case. */
  carrier?: (ctx: Ctx, opening: OwnOpening) => Promise<Carrier>
}

const columns = sql`id, case_id, kind, subkind, state, owner_circle, other_circle, person_circle, opened_at, pack, version`

/** Where the actor stands towards a track. */
export function sidesOf(ctx: Ctx, track: TrackRow): Side[] {
  const { actor } = ctx
  if (actor.kind === 'system') return ['system']
  if (actor.kind === 'anyone') return []
  const mine = (circle: number | null) => circle !== null && actor.circles.includes(circle)
  if (actor.kind === 'person') return mine(track.person_circle) ? ['person'] : []
  const sides: Side[] = []
  if (mine(track.owner_circle)) sides.push('holder')
  // Where the other side is outside the network, the holder stands there too and records what it answered.
  if (mine(track.other_circle ?? track.owner_circle)) sides.push('other')
  return sides
}

export const viewOf = (row: TrackRow): TrackView => ({
  id: row.id,
  kind: row.kind,
  ...(row.subkind ? { subkind: row.subkind } : {}),
  state: row.state,
  version: row.version,
})

/** Looks up the named facts of a track. */
export async function factsOf(
  ctx: Ctx,
  feature: TrackFeature,
  names: readonly string[],
  track: TrackRow,
  input: Input,
): Promise<Facts> {
  const found = await Promise.all(
    [...new Set(names)].map(
      async (name) => [name, await feature.facts?.[name]?.(ctx, track, input)] as const,
    ),
  )
  return Object.fromEntries(found)
}

/** The track, locked for this transaction. Not found where it does not exist or is not shared. */
export function lockTrack(ctx: Ctx, kind: string, id: string): Promise<TrackRow> {
  return ctx.tx.one<TrackRow>(
    sql`select ${columns} from tracks where id = ${id} and kind = ${kind} for update`,
  )
}

/**
 * Makes one move. Refusals are Problem `refused` with the rule's code, `stale` where somebody was quicker, `not-found`
 * where the track is not this actor's to see. `proven` are sides that the caller has proved in another way than by a
 * session: by a receipt.
 */
export async function executeMove(
  ctx: Ctx,
  feature: TrackFeature,
  move: string,
  trackId: string,
  input: Input,
  proven: readonly Side[] = [],
): Promise<TrackView> {
  const { machine } = feature
  const track = await lockTrack(ctx, machine.kind, trackId)
  ctx.about(track.case_id ?? track.id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== track.version) throw new Problem('stale')
  const definition = machine.moves[move]
  const facts = await factsOf(ctx, feature, definition?.facts ?? [], track, input)
  const sides = [...sidesOf(ctx, track), ...proven]
  const roles = ctx.actor.kind === 'staff' ? ctx.actor.roles : []
  const outcome = advance(machine, viewOf(track), move, input, { mover: { sides, roles }, facts })
  if (!outcome.moved) throw new Problem('refused', { because: outcome.because })

  const side = definition?.by.find((candidate) => sides.includes(candidate)) ?? 'system'
  const { clear, note } = split(input)
  // Sent together and carried out in this order; only the count needs to know which clocks stopped, and how.
  const [stopped] = await Promise.all([
    stopClocks(ctx, track.id, outcome.stops),
    ctx.tx.run(
      sql`update tracks set state = ${outcome.to}, subkind = ${outcome.subkind ?? track.subkind}, version = version + 1, updated_at = ${ctx.now} where id = ${track.id}`,
    ),
    writeEvent(ctx, track, move, outcome.to, side, clear),
    writeNote(ctx, track, note),
    ...outcome.starts.map((start) => startClock(ctx, track, start, input)),
  ])
  await countMove(ctx, track, move, outcome.to, { answer: definition?.counts, clear, stopped })
  await feature.after?.[move]?.(ctx, { ...track, state: outcome.to, version: track.version + 1 }, input)
  return { ...viewOf(track), state: outcome.to, version: track.version + 1 }
}

export interface Opening {
  id: string
  caseId?: string | undefined
  subkind?: string | undefined
  ownerCircle: number
  otherCircle?: number | undefined
  personCircle?: number | undefined
}

/** What a person says of a track that they open: never who carries it, nor who stands beside it. */
export type OwnOpening = Pick<Opening, 'id' | 'caseId' | 'subkind'> & {
  /** One of those whom the person may choose as its reader, where the feature offers a choice. */
  to?: number | undefined
}

/** Who answers for a track of a person's own, and the case that it belongs to, if any. */
export type Carrier = Pick<Opening, 'ownerCircle' | 'caseId'>

/**
 * Opens a track as the person. They never carry it themselves: nobody would then see it, and no duty would be anybody's.
 * Problem `not-found` where the case is not theirs, `refused` where nobody can carry it.
 */
export async function openOwnTrack(
  ctx: Ctx,
  feature: TrackFeature,
  opening: OwnOpening,
  input: Input = {},
): Promise<TrackView> {
  const { id, subkind } = opening
  const personCircle = circleOf(ctx)
  const carrier = await (feature.carrier ?? carrierOfCase)(ctx, opening)
  return openTrack(ctx, feature, { id, subkind, personCircle, ...carrier }, input)
}

async function carrierOfCase(ctx: Ctx, { caseId }: OwnOpening): Promise<Carrier> {
  if (caseId === undefined) throw new Problem('refused', { because: 'not-your-side' })
  const { circle } = await ctx.tx.one<{ circle: number }>(
    sql`select owner_circle as circle from cases where id = ${caseId} and person_circle = ${circleOf(ctx)}`,
  )
  return { ownerCircle: circle, caseId }
}

/** Opens a track in its first state. The caller has checked that the actor may (`opens.who` is the endpoint's `who`). */
export async function openTrack(
  ctx: Ctx,
  feature: TrackFeature,
  opening: Opening,
  input: Input = {},
  proven: readonly Side[] = [],
): Promise<TrackView> {
  const { machine } = feature
  // A track that its own person carried would be seen by nobody who could do anything about it.
  if (ctx.actor.kind === 'person' && ctx.actor.circles.includes(opening.ownerCircle))
    throw new Problem('refused', { because: 'not-your-side' })
  const { person_circle, pack } = opening.caseId
    ? await ctx.tx.one<{ person_circle: number | null; pack: string }>(
        sql`select person_circle, pack from cases where id = ${opening.caseId}`,
      )
    : { person_circle: opening.personCircle ?? null, pack: ctx.network.pack }
  const track: TrackRow = {
    id: opening.id,
    case_id: opening.caseId ?? null,
    kind: machine.kind,
    subkind: opening.subkind ?? null,
    state: machine.initial,
    owner_circle: opening.ownerCircle,
    other_circle: opening.otherCircle ?? null,
    person_circle,
    opened_at: ctx.now,
    pack,
    version: 1,
  }
  const { clear, note } = split(input)
  const side =
    proven[0] ?? (ctx.actor.kind === 'person' ? 'person' : ctx.actor.kind === 'system' ? 'system' : 'holder')
  ctx.about(track.case_id ?? track.id)
  await Promise.all([
    ctx.tx
      .run(sql`insert into tracks (id, case_id, kind, subkind, state, compartment, pack, owner_circle, other_circle, person_circle, opened_at, updated_at)
    values (${track.id}, ${track.case_id}, ${track.kind}, ${track.subkind}, ${track.state}, ${compartmentOf(machine, opening.subkind)}, ${pack},
      ${track.owner_circle}, ${track.other_circle}, ${track.person_circle}, ${ctx.now}, ${ctx.now})`),
    writeEvent(ctx, { ...track, state: '' }, 'opened', machine.initial, side, clear),
    writeNote(ctx, track, note),
    countMove(ctx, track, 'opened', machine.initial, { answer: machine.opens.counts, clear, stopped: [] }),
    ...(machine.opens.starts ?? [])
      .filter((start) => startsNow(start, input, opening.subkind))
      .map((start) => startClock(ctx, track, start, input)),
  ])
  await feature.after?.['opened']?.(ctx, track, input)
  return viewOf(track)
}

/** Clear answers stand in the event; a sealed note becomes a record and never touches the log. */
function split(input: Input): { clear: Record<string, unknown>; note: SealedNote | undefined } {
  const clear: Record<string, unknown> = {}
  let note: SealedNote | undefined
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue
    if (typeof value === 'object' && !Array.isArray(value)) note = value as unknown as SealedNote
    else clear[name] = value
  }
  return { clear, note }
}

function writeEvent(
  ctx: Ctx,
  track: TrackRow,
  move: string,
  to: string,
  side: Side,
  clear: Record<string, unknown>,
) {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  const circle =
    ctx.actor.kind === 'staff' || ctx.actor.kind === 'person' ? (ctx.actor.circles[0] ?? null) : null
  return ctx.tx
    .run(sql`insert into track_events (id, track, case_id, kind, move, from_state, to_state, at, by_side, by_user, by_circle, facts)
    values (${newId()}, ${track.id}, ${track.case_id}, ${track.kind}, ${move}, ${track.state || null}, ${to}, ${ctx.now}, ${side}, ${by}, ${circle}, ${json(clear)})`)
}

async function writeNote(ctx: Ctx, track: TrackRow, note: SealedNote | undefined): Promise<void> {
  if (!note) return
  if (!track.case_id || ctx.actor.kind === 'anyone' || ctx.actor.kind === 'system')
    throw new Problem('invalid', { fields: [{ field: 'note', code: 'no-case' }] })
  const author = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await ctx.tx
    .run(sql`insert into records (id, case_id, track, compartment, epoch, kind, author, author_circle, made_at, ciphertext, signature)
    values (${note.id}, ${track.case_id}, ${track.id}, ${note.compartment}, ${note.epoch}, 'note', ${author}, ${ctx.actor.circles[0]},
      date_trunc('minute', ${ctx.now}::timestamptz), ${bytes(note.ciphertext)}, ${bytes(note.signature)})`)
}

interface Stopped {
  clock: string
  outcome: string
}

async function stopClocks(ctx: Ctx, track: string, clocks: readonly string[]): Promise<Stopped[]> {
  if (clocks.length === 0) return []
  return ctx.tx.rows<Stopped>(sql`update clocks set stopped_at = ${ctx.now},
      outcome = case when due_at is null then 'void' when due_at < ${ctx.now} then 'late' else 'done' end
    where track = ${track} and stopped_at is null and (clock = any (${[...clocks]}) or ${clocks.includes('*')}) returning clock, outcome`)
}

/** Starts one clock by the rule that is in force for this case today, or by a day that stands in a letter. */
async function startClock(ctx: Ctx, track: TrackRow, start: ClockStart, input: Input): Promise<void> {
  const circle = start.owner === 'other' ? (track.other_circle ?? track.owner_circle) : track.owner_circle
  const pack = packOf(track.pack)
  const rule = pack.clocks[start.clock]
  const due = dueOf(rule, ctx.now, pack, ctx.network.timezone, datesOf(start, input))
  // Danger is danger when the duty is due in days; the review of an urgent case in a month's time is not.
  const soon = !due.unknown && due.dueAt.getTime() - ctx.now.getTime() < 3 * 86_400_000
  const urgency = rule?.urgent || (soon && ['now', 'immediate'].includes(String(input['urgency']))) ? 0 : 1
  await ctx.tx
    .run(sql`insert into clocks (id, track, case_id, circle, clock, urgency, started_at, due_at, due_on, hard, verified, source, pack)
    values (${newId()}, ${track.id}, ${track.case_id}, ${circle}, ${start.clock}, ${urgency}, ${ctx.now}, ${due.unknown ? null : due.dueAt},
      ${due.unknown ? null : due.dueOn}, ${due.unknown ? false : due.hard}, ${due.unknown ? false : due.verified}, ${rule?.source ?? null}, ${pack.id})`)
}

interface Counting {
  /** The name of the answer to count by. */
  answer: string | undefined
  clear: Record<string, unknown>
  stopped: readonly Stopped[]
}

/**
 * The ministry's number grows in the same transaction as the event, so that the two can never differ. It is said last:
 * everybody's moves of a month wait for the same row.
 */
async function countMove(
  ctx: Ctx,
  track: TrackRow,
  move: string,
  to: string,
  { answer, clear, stopped }: Counting,
): Promise<void> {
  const month = `${ctx.now.toISOString().slice(0, 7)}-01`
  const code = countedCode(answer === undefined ? undefined : clear[answer])
  const amount = typeof clear['amount'] === 'number' ? clear['amount'] : 0
  const inTime = stopped.some((one) => one.outcome === 'late')
    ? 'no'
    : stopped.some((one) => one.outcome === 'done')
      ? 'yes'
      : ''
  const say = () =>
    ctx.tx.run(
      sql`select app.count_event(${month}::date, ${track.kind}, ${track.subkind ?? ''}, ${move}, ${to}, ${code}, ${inTime}, ${amount})`,
    )
  if (ctx.lastly) ctx.lastly(say)
  else await say()
}

/** A rare combination of codes could point at somebody, so of a list only whether it holds anything is counted. */
function countedCode(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? 'some' : 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : ''
}
