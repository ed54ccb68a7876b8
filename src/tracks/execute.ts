// The one place where a track changes. Guard, new state, event, clocks, counts and what follows from the move happen in
// the caller's transaction: all of it or none.

import { Problem } from '../api/problem.ts'
import { circleOf, today, type Ctx } from '../http/context.ts'
import { sql, type Statement } from '../database/sql.ts'
import { advance } from './advance.ts'
import {
  compartmentOf,
  partOfWords,
  factNames,
  type ClockStart,
  type Facts,
  type Input,
  type Machine,
  type Move,
  type Side,
  type TrackView,
} from './define.ts'
import { keepOpen } from './case-lock.ts'
import { isOpen } from './case-state.ts'
import { withLaw } from './duties-of-law.ts'
import { ageFor, begunByOpening, lawOfStep, owedAfter } from './lawful-duties.ts'
import { packOf, packOn } from '../../jurisdictions/packs.ts'
import { dateOutOfBounds } from './date-bounds.ts'
import {
  countOf,
  eventOf,
  inTimeOf,
  noteOf,
  refuseElsewhere,
  runningClocks,
  split,
  startClocks,
  stopClocks,
  touchesClocks,
  type LawOf,
  type TrackRow,
} from './writes.ts'

export type { TrackRow } from './writes.ts'

export interface AfterMove {
  (ctx: Ctx, track: TrackRow, input: Input): Promise<void>
}

/** Pure: builds the statement and sends nothing. Nothing where there is nothing to write. */
export type Beside = (ctx: Ctx, track: TrackRow, input: Input) => Statement | undefined

/** A machine and what its feature adds on the server: how facts are found, and what follows from a move. */
export interface TrackFeature {
  machine: Machine
  facts?: Readonly<
    Record<
      string,
      (ctx: Ctx, track: TrackRow, input: Input) => Promise<string | number | boolean | undefined>
    >
  >
  /** The rule of a clock where an answer decides which it is. */
  lawOf?: LawOf
  /** What is written together with a move and needs no answer: it costs no wait of its own. */
  beside?: Readonly<Record<string, Beside>>
  /** What follows from a move and must ask the database something first. */
  after?: Readonly<Record<string, AfterMove>>
  /** What a move locks before its track, and before anything is said with it: see `holdFirst`. */
  first?: Readonly<Record<string, (track: string) => Statement>>
  /** Who carries a track that a person opens by themselves; left out, it is whoever carries their case. */
  carrier?: (ctx: Ctx, opening: OwnOpening) => Promise<Carrier>
}

/** Who carries the case of `tracks t`. */
export const carrierOf = sql`(select c.owner_circle from cases c where c.id = t.case_id) as carrier`
/** The same for who may not see the case: whether its carrier owes a duty of this track is worked out by both sides. */
const carriedBy = sql`coalesce((select c.owner_circle from cases c where c.id = t.case_id), app.carrier_of(t.id)) as carried_by`
const columns = sql`id, case_id, kind, subkind, state, owner_circle, counterparty_circle, person_circle, opened_at, pack, version`

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
  if (mine(track.counterparty_circle ?? track.owner_circle)) sides.push('other')
  if (mine(track.carrier ?? null)) sides.push('carrier')
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
  { names, track, input }: { names: readonly string[]; track: TrackRow; input: Input },
): Promise<Facts> {
  const ofLaw = feature.machine.factsOfLaw?.(packOf(track.pack), input) ?? {}
  const found = await Promise.all(
    [...new Set(names)].map(
      async (name) =>
        [
          name,
          Object.hasOwn(ofLaw, name) ? ofLaw[name] : await feature.facts?.[name]?.(ctx, track, input),
        ] as const,
    ),
  )
  return Object.fromEntries(found)
}

/** The track, locked for this transaction. Not found where it does not exist or is not shared. */
export function lockTrack(ctx: Ctx, kind: string, id: string): Promise<TrackRow> {
  return ctx.tx.one<TrackRow>(
    sql`select ${columns}, ${carrierOf}, ${carriedBy} from tracks t where id = ${id} and kind = ${kind} for update`,
  )
}

/** Problem `invalid`, which names each day that lies on the wrong side of today. */
function refuseMisplaced(ctx: Ctx, fields: Move['ask'], input: Input): void {
  const found = dateOutOfBounds(fields ?? {}, input, { now: ctx.now, today: today(ctx) })
  if (found.length === 0) return
  const codes = { behind: 'still-to-come', ahead: 'already-past' } as const
  throw new Problem('invalid', {
    fields: found.map(({ name, lies }) => ({ field: name, code: codes[lies] })),
  })
}

/**
 * Locks what a move locks before all else: whoever closes a case waits for who is beginning something on it (`case-lock.ts`).
 */
export const holdFirst = async (
  ctx: Ctx,
  { first }: TrackFeature,
  move: string,
  track: string,
): Promise<void> => {
  const held = first && Object.hasOwn(first, move) && first[move]
  if (held) await ctx.tx.run(held(track))
}

/** What a step does, for whoever holds it against what was signed of it; `owed` are the duties that run after it. */
export interface StepMade {
  track: TrackRow
  move: string
  now: TrackView
  clear: Record<string, unknown>
  owed: readonly string[]
  /** The law by which they are owed. */
  law: { pack: string; hash: string; age?: string }
}

/** A move that somebody asks for, and what they answered. */
export interface AskedMove {
  move: string
  track: string
  input?: Input
  /** Sides that the caller has proved in another way than by a session: by a receipt. */
  proven?: readonly Side[] | undefined
  /** Holds the step against what was signed of it before anything is written, and refuses it where that is missing. */
  keepSigned?: ((ctx: Ctx, made: StepMade) => Promise<void>) | undefined
}

interface Decided {
  view: TrackView
  made: StepMade
  /** Everything that the move writes, in order; the count that all share last. */
  writes: Statement[]
  follow: (() => Promise<void>) | undefined
}

/**
 * Decides a move and says what it writes; writes nothing yet. Refusals are Problem `refused` with the rule's code, `stale`
 * where somebody was quicker, `not-found` where the track is not this actor's to see.
 */
async function decide(
  ctx: Ctx,
  feature: TrackFeature,
  { move, track: trackId, input = {}, proven = [], keepSigned }: AskedMove,
): Promise<Decided> {
  const { machine } = feature
  const definition = Object.hasOwn(machine.moves, move) ? machine.moves[move] : undefined
  // In this order, in one packet: the clocks are read when the track is already ours.
  const [, track, running] = await Promise.all([
    holdFirst(ctx, feature, move, trackId),
    lockTrack(ctx, machine.kind, trackId),
    definition && (keepSigned || touchesClocks(machine, move, definition)) ? runningClocks(ctx, trackId) : [],
  ])
  ctx.about(track.case_id ?? track.id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== track.version) throw new Problem('stale')
  const facts = await factsOf(ctx, feature, { names: definition ? factNames(definition) : [], track, input })
  const sides = [...sidesOf(ctx, track), ...proven]
  const roles = ctx.actor.kind === 'staff' ? ctx.actor.roles : []
  const outcome = advance(machine, viewOf(track), move, { input, mover: { sides, roles }, facts })
  if (!outcome.moved) throw new Problem('refused', { because: outcome.because })
  refuseMisplaced(ctx, definition?.ask, input)

  const side = definition?.by.find((candidate) => sides.includes(candidate)) ?? 'system'
  const { clear, note } = split(input)
  const after = { ...track, state: outcome.to, version: track.version + 1 }
  const follow = feature.after?.[move]
  const age = await ageFor(ctx, machine, move, track)
  const step = { move, was: track.state, to: outcome.to, age, input }
  const { starts, stops, drops } = withLaw(machine, step, packOf(track.pack), outcome)
  const isNew = ({ clock }: ClockStart) =>
    [...stops, ...drops].includes(clock) || !running.some((one) => one.clock === clock)
  const writes = [
    stops.length + drops.length > 0 && stopClocks(ctx, track, stops, drops),
    sql`update tracks set state = ${outcome.to}, subkind = ${outcome.subkind ?? track.subkind}, version = version + 1, updated_at = ${ctx.now} where id = ${track.id}`,
    eventOf(ctx, track, { move, to: outcome.to, side, clear }),
    note && noteOf(ctx, track, note),
    startClocks(ctx, track, starts.filter(isNew), { input, lawOf: feature.lawOf }),
    feature.beside?.[move]?.(ctx, after, input),
    countOf(ctx, track, {
      move,
      to: outcome.to,
      answer: definition?.counts,
      clear,
      inTime: inTimeOf(running, stops, drops, ctx.now),
    }),
  ]
  const view = { ...viewOf(track), state: outcome.to, version: track.version + 1 }
  const owed = owedAfter(track, running, { starts, stops, drops })
  return {
    view,
    made: { track, move, now: view, clear, owed, law: lawOfStep(track.pack, age) },
    writes: given(writes),
    follow: follow && (() => follow(ctx, after, input)),
  }
}

/** Makes one move; whoever called can go on with what it wrote. */
export async function executeMove(ctx: Ctx, feature: TrackFeature, asked: AskedMove): Promise<TrackView> {
  const { view, made, writes, follow } = await decide(ctx, feature, asked)
  await asked.keepSigned?.(ctx, made)
  await write(ctx, writes)
  await follow?.()
  return view
}

/**
 * The same for a request that is this move and nothing else: what it writes travels with the commit, so that the rows are
 * locked for one round trip instead of three.
 */
export async function executeOnly(ctx: Ctx, feature: TrackFeature, asked: AskedMove): Promise<TrackView> {
  const { view, made, writes, follow } = await decide(ctx, feature, asked)
  await asked.keepSigned?.(ctx, made)
  if (follow) {
    await write(ctx, writes)
    await follow()
  } else await Promise.all(writes.map((one) => lastly(ctx, one)))
  return view
}

const given = (statements: readonly (Statement | undefined | false)[]): Statement[] =>
  statements.filter((one) => one !== undefined && one !== false)

/** Sends everything at once; the count, which stands last, waits for the commit where it can. */
async function write(ctx: Ctx, writes: readonly Statement[]): Promise<void> {
  await Promise.all([
    ...writes.slice(0, -1).map((one) => ctx.tx.run(one)),
    ...writes.slice(-1).map((one) => lastly(ctx, one)),
  ])
}

/** Says it in the round trip of the commit, at once where there is none to wait for. */
function lastly(ctx: Ctx, statement: Statement): Promise<unknown> {
  const say = () => ctx.tx.run(statement)
  if (!ctx.lastly) return say()
  ctx.lastly(say)
  return Promise.resolve()
}

export interface Opening {
  id: string
  caseId?: string | undefined
  subkind?: string | undefined
  ownerCircle: number
  otherCircle?: number | undefined
  personCircle?: number | undefined
  /** As in `AskedMove`. */
  proven?: readonly Side[]
  /** Its case begins with it, in this transaction: nobody else knows of the case, and nobody can be closing it. */
  withCase?: true
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

/** What an opening must know of its case. Where it may not be closed, it stays open until this is written, and who is closing it is waited for. */
async function openingOn(ctx: Ctx, caseId: string, mustBeOpen: boolean) {
  // In this order, in one packet: the state is read when nobody can change it any more.
  const [, found] = await Promise.all([
    mustBeOpen && ctx.tx.run(keepOpen(caseId)),
    ctx.tx.one<{ person_circle: number | null; pack: string; state: string }>(
      sql`select person_circle, pack, state from cases where id = ${caseId}`,
    ),
  ])
  return { ...found, isClosed: !isOpen(found.state) }
}

/** Opens a track in its first state. The caller has checked that the actor may (`opens.who` is the endpoint's `who`). */
export async function openTrack(
  ctx: Ctx,
  feature: TrackFeature,
  opening: Opening,
  input: Input = {},
): Promise<TrackView> {
  const { machine } = feature
  // A track that its own person carried would be seen by nobody who could do anything about it.
  if (ctx.actor.kind === 'person' && ctx.actor.circles.includes(opening.ownerCircle))
    throw new Problem('refused', { because: 'not-your-side' })
  const onOpen = machine.opens.needsCase && !machine.opens.onClosed
  const { person_circle, pack, isClosed } = opening.caseId
    ? await openingOn(ctx, opening.caseId, onOpen && !opening.withCase)
    : {
        person_circle: opening.personCircle ?? null,
        pack: packOn(ctx.network.pack, today(ctx)),
        isClosed: false,
      }
  // Nobody begins anything for somebody who has left: whoever takes the help up again opens the case first.
  if (isClosed && onOpen) throw new Problem('refused', { because: 'case-is-closed' })
  const track: TrackRow = {
    id: opening.id,
    case_id: opening.caseId ?? null,
    kind: machine.kind,
    subkind: opening.subkind ?? null,
    state: machine.initial,
    owner_circle: opening.ownerCircle,
    counterparty_circle: opening.otherCircle ?? null,
    person_circle,
    opened_at: ctx.now,
    pack,
    version: 1,
  }
  refuseMisplaced(ctx, machine.opens.ask, input)
  const { clear, note } = split(input)
  if (note) refuseElsewhere(note, partOfWords(machine, opening.subkind))
  const side =
    opening.proven?.[0] ??
    (ctx.actor.kind === 'person' ? 'person' : ctx.actor.kind === 'system' ? 'system' : 'holder')
  ctx.about(track.case_id ?? track.id)
  const writes = given([
    sql`insert into tracks (id, case_id, kind, subkind, state, compartment, pack, owner_circle, counterparty_circle, person_circle, opened_at, updated_at)
      values (${track.id}, ${track.case_id}, ${track.kind}, ${track.subkind}, ${track.state}, ${compartmentOf(machine, opening.subkind)}, ${pack},
        ${track.owner_circle}, ${track.counterparty_circle}, ${track.person_circle}, ${ctx.now}, ${ctx.now})`,
    eventOf(ctx, { ...track, state: '' }, { move: 'opened', to: machine.initial, side, clear }),
    note && noteOf(ctx, track, note, 'description'),
    startClocks(ctx, track, await begunByOpening(ctx, machine, track, input), { input }),
    feature.beside?.['opened']?.(ctx, track, input),
    countOf(ctx, track, {
      move: 'opened',
      to: machine.initial,
      answer: machine.opens.counts,
      clear,
      inTime: '',
    }),
  ])
  await write(ctx, writes)
  await feature.after?.['opened']?.(ctx, track, input)
  return viewOf(track)
}
