// The one function that decides. The server calls it to carry a move out, the screen to offer or explain a button,
// and the tests to walk every path. It is pure: no clock, no database, no randomness.

import type { StaffRole } from '../api/roles.ts'
import {
  clocksOf,
  codesHere,
  hasStage,
  isOfKind,
  sourcesOf,
  type ClockStart,
  type Facts,
  type Field,
  type Input,
  type Machine,
  type Move,
  type Side,
  type TrackView,
} from './define.ts'

export interface Mover {
  /** Every side on which the actor stands towards this track. */
  sides: readonly Side[]
  roles: readonly StaffRole[]
}

export type Advance =
  /**
   * Clocks are stopped first and started after: `stops` are those whose duty the move does, `drops` those that end with it
   * undone, because the track is over or a new day was given. `subkind` is the new kind, where the move changes it.
   */
  | {
      moved: true
      to: string
      starts: readonly ClockStart[]
      stops: readonly string[]
      drops: readonly string[]
      subkind?: string
    }
  /** A `Refusal`, or a code that the guard gave. */
  | { moved: false; because: string }

/** Refusals that any machine can give; a guard adds its own. */
export type Refusal =
  | 'no-such-move'
  | 'not-in-this-state'
  | 'not-your-side'
  | 'not-your-role'
  | 'no-such-stage'
  | 'not-of-this-kind'
  | 'not-in-this-law'

/**
 * Decides one move. Order matters: whether the move exists here at all, whether it is yours to make, and only then the
 * rules about the case, so that nobody learns from a guard about a case that is not theirs.
 */
export function advance(
  machine: Machine,
  track: TrackView,
  moveName: string,
  { input, mover, facts }: { input: Input; mover: Mover; facts: Facts },
): Advance {
  const move = Object.hasOwn(machine.moves, moveName) ? machine.moves[moveName] : undefined
  if (!move) return { moved: false, because: 'no-such-move' }
  const mine = refusalOf(move, mover)
  if (mine) return { moved: false, because: mine }
  if (!sourcesOf(machine, move).includes(track.state)) return { moved: false, because: 'not-in-this-state' }
  if (!hasStage(move, facts)) return { moved: false, because: 'no-such-stage' }
  const here = { facts, kind: track.subkind }
  if (!isOfKind(move, track.subkind) || !areKnown(move, input, 'ofKind', here))
    return { moved: false, because: 'not-of-this-kind' }
  if (!areKnown(move, input, 'fact', here)) return { moved: false, because: 'not-in-this-law' }
  const because = move.guard?.({ input, facts, track })
  if (because) return { moved: false, because }
  return { moved: true, ...effectsOf(machine, track, moveName, { input, facts }) }
}

/** What a move that is allowed does: where it leads, and which clocks it starts and ends. The name must be one of the machine's. */
export function effectsOf(
  machine: Machine,
  track: TrackView,
  moveName: string,
  { input, facts }: { input: Input; facts: Facts },
): Omit<Extract<Advance, { moved: true }>, 'moved'> {
  const move = machine.moves[moveName]!
  const to = move.to === 'same' ? track.state : move.to
  const chosen = move.subkindFrom ? input[move.subkindFrom] : undefined
  const entersFinal = to !== track.state && machine.final.includes(to)
  const starts = (move.starts ?? []).filter((start) => startsNow(start, input, track.subkind, facts))
  const stops = (move.stops ?? []).filter((clock) => move.keepsClockWhen?.[clock]?.(input, facts) !== true)
  const dated = starts.filter((start) => dayOf(start) !== undefined)
  const ended = entersFinal ? clocksOf(machine) : dated.map((start) => start.clock)
  const drops = ended.filter((clock) => !stops.includes(clock) && !machine.survivingClocks?.includes(clock))
  return {
    to,
    starts,
    stops,
    drops,
    ...(typeof chosen === 'string' ? { subkind: chosen } : {}),
  }
}

/** Whether every answer out of a list that the law gives, or the kind of process, is one that it knows. */
const areKnown = (
  { ask: asked = {} }: Move,
  input: Input,
  listedBy: 'fact' | 'ofKind',
  { facts, kind }: { facts: Facts; kind: string | undefined },
): boolean =>
  Object.entries<Field>(asked).every(([name, field]) => {
    const answer = input[name]
    const isBound = field.kind === 'code' && field[listedBy] !== undefined && typeof answer === 'string'
    return !isBound || codesHere(field, facts, kind).includes(answer)
  })

/** Whether a clock starts with these answers: its condition holds and the day that dates it was given. */
export function startsNow(
  start: ClockStart,
  input: Input,
  subkind: string | undefined,
  facts: Facts,
): boolean {
  const day = dayOf(start)
  return (!day || input[day] !== undefined) && (!start.when || start.when(input, subkind, facts))
}

/** The name of the answer that dates a clock; nothing where it counts from the move. */
const dayOf = (start: ClockStart) => start.on ?? start.from ?? start.before

/** Why this actor may never make this move, whatever the state; nothing where they may. */
export function refusalOf(move: Move, mover: Mover): Refusal | undefined {
  const side = move.by.find(
    (candidate) => mover.sides.includes(candidate) && roleFits(move, candidate, mover),
  )
  if (side) return undefined
  return move.by.some((candidate) => mover.sides.includes(candidate)) ? 'not-your-role' : 'not-your-side'
}

function roleFits(move: Move, side: Side, mover: Mover): boolean {
  if (side === 'person' || side === 'system' || !move.who) return true
  return move.who.some((role) => mover.roles.includes(role))
}

/** The answered days by which a clock is dated. */
export function datesOf(start: ClockStart, input: Input): { on?: string; from?: string; before?: string } {
  const answered = (['on', 'from', 'before'] as const).flatMap((way) => {
    const day = start[way] && input[start[way]]
    return typeof day === 'string' ? [[way, day] as const] : []
  })
  return Object.fromEntries(answered)
}
