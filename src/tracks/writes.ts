// What a move writes, as statements: the event, a sealed note, clocks that stop and start, the ministry's count. Building them
// asks the database nothing, so all can be sent in one packet.

import { v7 } from 'uuid'
import { newId } from '../api/new-id.ts'
import { Problem } from '../api/problem.ts'
import { thisMonth, type Ctx } from '../http/context.ts'
import { dayAt, dueOf } from '../jurisdiction/clock.ts'
import { neverLate, type ClockRule, type Pack } from '../jurisdiction/define.ts'
import { canBeLate, packOf } from '../../jurisdictions/packs.ts'
import { locked, lockedIn } from '../database/locked.ts'
import { bytes, sql, type Statement } from '../database/sql.ts'
import { datesOf } from './advance.ts'
import { touchesLaw } from './lawful-duties.ts'
import type { ClockStart, Input, Machine, Move, Side } from './define.ts'
import type { SealedNote } from './input.ts'

/** A row of the spine. */
export interface TrackRow {
  id: string
  case_id: string | null
  kind: string
  subkind: string | null
  state: string
  owner_circle: number
  counterparty_circle: number | null
  person_circle: number | null
  /** Whoever carries the case, where there is one that may be seen. */
  carrier?: number | null
  /** Whoever carries it, also for who may not see the case. */
  carried_by?: number | null
  opened_at: Date
  /** The rules that hold for this track: the case's pack on its day, or the network's. */
  pack: string
  version: number
}

/** Clear answers stand in the event; a sealed note becomes a record and never touches the log. */
export function split(input: Input): { clear: Record<string, unknown>; note: SealedNote | undefined } {
  const clear: Record<string, unknown> = {}
  let note: SealedNote | undefined
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue
    if (typeof value === 'object' && !Array.isArray(value)) note = value as unknown as SealedNote
    else clear[name] = value
  }
  return { clear, note }
}

interface Happened {
  move: string
  to: string
  side: Side
  clear: Record<string, unknown>
}

let begun = 0
/** An id that begins with its day and not with its moment; those of one transaction follow each other. */
function eventId(now: Date): string {
  begun = (begun + 1) >>> 0
  return v7({ msecs: Date.parse(dayAt(now, 'UTC')), seq: begun })
}

export function eventOf(ctx: Ctx, track: TrackRow, { move, to, side, clear }: Happened): Statement {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  const circle =
    ctx.actor.kind === 'staff' || ctx.actor.kind === 'person' ? (ctx.actor.circles[0] ?? null) : null
  return sql`insert into track_events (id, track, case_id, kind, move, from_state, to_state, at, by_side, by_user, by_circle, facts)
    values (${eventId(ctx.now)}, ${track.id}, ${track.case_id}, ${track.kind}, ${move}, ${track.state || null}, ${to}, ${ctx.now}, ${side}, ${by}, ${circle}, ${lockedIn(clear)})`
}

/** What a track is about lies where the track does: whoever sees the one can read the other. */
export function refuseElsewhere({ compartment }: SealedNote, part: string): void {
  if (compartment !== part)
    throw new Problem('invalid', { fields: [{ field: 'description', code: 'invalid-value' }] })
}

/** A sealed record that comes with an opening or a move: words about it, or what it is about (`description`). */
export function noteOf(
  ctx: Ctx,
  track: TrackRow,
  note: SealedNote,
  kind: 'note' | 'description' = 'note',
): Statement {
  if (!track.case_id || ctx.actor.kind === 'anyone' || ctx.actor.kind === 'system')
    throw new Problem('invalid', { fields: [{ field: 'note', code: 'no-case' }] })
  const author = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  return sql`insert into records (id, case_id, track, compartment, epoch, kind, author, author_circle, made_at, ciphertext, signature)
    values (${note.id}, ${track.case_id}, ${track.id}, ${note.compartment}, ${note.epoch}, ${kind}, ${author}, ${ctx.actor.circles[0]},
      date_trunc('minute', ${ctx.now}::timestamptz), ${bytes(note.ciphertext)}, ${bytes(note.signature)})`
}

/** Whether a move can stop or start a clock at all. */
export const touchesClocks = (machine: Machine, name: string, move: Move): boolean =>
  touchesLaw(machine.kind, name) ||
  (move.stops?.length ?? 0) > 0 ||
  (move.starts?.length ?? 0) > 0 ||
  machine.final.includes(move.to)

interface Running {
  clock: string
  pack: string
  due_at: Date | null
}

export const runningClocks = (ctx: Ctx, track: string): Promise<Running[]> =>
  ctx.tx.rows<Running>(
    sql`select clock, pack, due_at from clocks where track = ${track} and stopped_at is null`,
  )

/** Stops what was done and what ends undone; what was late stays late either way. */
export function stopClocks(
  ctx: Ctx,
  { id, pack }: TrackRow,
  done: readonly string[],
  dropped: readonly string[],
): Statement {
  return sql`update clocks set stopped_at = ${ctx.now},
      outcome = case when due_at < ${ctx.now} and clock <> all (${neverLate(packOf(pack))}) then 'late' when due_at is not null and clock = any (${[...done]}) then 'done' else 'void' end
    where track = ${id} and stopped_at is null and clock = any (${[...done, ...dropped]})`
}

/** Whether what was owed until now was done in time; neither where nothing that had a day was done or is late. */
export function inTimeOf(
  running: readonly Running[],
  done: readonly string[],
  dropped: readonly string[],
  now: Date,
): 'yes' | 'no' | '' {
  const stopped = [...done, ...dropped]
  const owed = running.filter(canBeLate)
  if (owed.some(({ clock, due_at }) => stopped.includes(clock) && due_at !== null && due_at < now))
    return 'no'
  return owed.some(({ clock, due_at }) => done.includes(clock) && due_at !== null) ? 'yes' : ''
}

/** A rule that an answer decides: how long a permission lasts is said by which it is. Nothing where the pack's own clock holds. */
export type LawOf = (pack: Pack, start: ClockStart, input: Input) => ClockRule | undefined

/** One clock, by the rule that is in force for this case today, or by a day that stands in a letter. */
function clockOf(ctx: Ctx, track: TrackRow, start: ClockStart, { input, lawOf }: Answered) {
  const holder = track.owner_circle
  // Whoever starts it may not see the case: who carries it, the database knows.
  const circle =
    start.owner === 'carrier'
      ? null
      : start.owner === 'other'
        ? (track.counterparty_circle ?? holder)
        : holder
  const pack = packOf(track.pack)
  const rule = lawOf?.(pack, start, input) ?? pack.clocks[start.clock]
  const due = dueOf(rule, ctx.now, { pack, timezone: ctx.network.timezone }, datesOf(start, input))
  // Danger is danger when the duty is due in days; the review of an urgent case in a month's time is not.
  const soon = !due.unknown && due.dueAt.getTime() - ctx.now.getTime() < 3 * 86_400_000
  const urgency = rule?.urgent || (soon && ['now', 'immediate'].includes(String(input['urgency']))) ? 0 : 1
  // Hours that a partner is asked to answer in, by the network's own practice and not by law: they do not run while its desk is closed.
  const courtesy = urgency > 0 && start.owner === 'other' && rule?.basis === 'house' && rule.unit === 'hours'
  return { id: newId(), circle, clock: start.clock, urgency, courtesy, ...due }
}

interface Answered {
  input: Input
  lawOf?: LawOf | undefined
}

/** The clocks that start now, as one statement: none where none does. */
export function startClocks(
  ctx: Ctx,
  track: TrackRow,
  starts: readonly ClockStart[],
  answered: Answered,
): Statement | undefined {
  if (starts.length === 0) return undefined
  const clocks = starts.map((start) => clockOf(ctx, track, start, answered))
  const each = <T>(pick: (clock: (typeof clocks)[number]) => T): T[] => clocks.map(pick)
  return sql`insert into clocks (id, track, case_id, circle, clock, urgency, started_at, due_at, due_on, enforced, verified, no_limit, source, pack)
    select k.id, ${track.id}, ${track.case_id}, coalesce(k.circle, app.carrier_of(${track.id})), k.clock, k.urgency, ${ctx.now},
      case when k.courtesy then app.due_in_open_hours(k.circle, ${ctx.now}, k.due_at, ${ctx.network.timezone}) else k.due_at end, k.due_on, k.enforced, k.verified, k.no_limit, k.source, ${packOf(track.pack).id}
    from unnest(${each(({ id }) => id)}::uuid[], ${each(({ circle }) => circle)}::int[], ${each(({ clock }) => clock)}::text[],
      ${each(({ urgency }) => urgency)}::int[], ${each((due) => (due.unknown ? null : due.dueAt))}::timestamptz[],
      ${each((due) => (due.unknown ? null : due.dueOn))}::date[], ${each((due) => !due.unknown && due.hard)}::boolean[],
      ${each((due) => due.verified)}::boolean[], ${each((due) => due.unknown === true && due.none)}::boolean[], ${each(({ source }) => source)}::text[],
      ${each(({ courtesy }) => courtesy)}::boolean[])
      as k (id, circle, clock, urgency, due_at, due_on, enforced, verified, no_limit, source, courtesy)
    where k.circle is not null or app.carrier_of(${track.id}) <> ${track.owner_circle}`
}

interface Counting {
  move: string
  to: string
  /** The name of the answer to count by. */
  answer: string | undefined
  clear: Record<string, unknown>
  inTime: 'yes' | 'no' | ''
}

/**
 * The ministry's number grows in the same transaction as the event, so that the two can never differ. It is said last:
 * everybody's moves of a month wait for the same row.
 */
export function countOf(ctx: Ctx, track: TrackRow, { move, to, answer, clear, inTime }: Counting): Statement {
  const month = thisMonth(ctx)
  const code = countedCode(answer === undefined ? undefined : clear[answer])
  const amount = typeof clear['amount'] === 'number' ? clear['amount'] : 0
  const subkind = track.subkind ?? ''
  // By groups it is added up at night, out of a row that says of itself neither which case nor which day.
  const fact = locked({ kind: track.kind, subkind, move, code, inTime })
  return sql`select app.count_event(${month}::date, ${track.kind}, ${subkind}, ${move}, ${to}, ${code}, ${inTime}, ${amount}),
    app.note_move(${month}::date, ${track.case_id}::uuid, ${track.id}::uuid, ${track.owner_circle}::int, ${fact})`
}

/** A rare combination of codes could point at somebody, so of a list only whether it holds anything is counted. */
function countedCode(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? 'some' : 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : ''
}
