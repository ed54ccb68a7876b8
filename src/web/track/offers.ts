// Which moves a track offers to whoever looks at it: to press, not yet and why, or somebody else's. What no answer could make
// possible is said at once, and not when a form has been filled in. The page of a process and the page of its case offer by
// this one rule; the latter knows less, and names only what it knows to be possible.
import type { StaffRole } from '../../api/roles.ts'
import { advance, refusalOf } from '../../tracks/advance.ts'
import {
  hasStage,
  isOfKind,
  sourcesOf,
  type Facts,
  type Field,
  type Input,
  type Machine,
  type Move,
  type TrackView,
} from '../../tracks/define.ts'
import type { Text } from '../language/language.tsx'
import { movesOf } from './machines.ts'
import type { TrackAnswer } from './query.ts'

/** A move as the panel offers it. */
export type Offer = { name: string; words: string; exit: boolean } & (
  | { open: true; unsure?: true }
  | { open: false; because: string; mine: boolean }
)

/** More ways to answer than these are not tried one by one. */
const mostTried = 100

/** Every answer that a question of few answers can have; nothing where there are too many to go through. */
function answersTo(field: Field): (Input[string] | undefined)[] | undefined {
  if (field.kind === 'code') return field.optional ? [...field.codes, undefined] : [...field.codes]
  if (field.kind === 'yes-no') return field.optional ? [true, false, undefined] : [true, false]
  // What is sealed no rule reads.
  return field.kind === 'sealed' ? [undefined] : undefined
}

/** Every way to answer a move; nothing where they cannot be gone through. */
function waysToAnswer(move: Move): Input[] | undefined {
  let ways: Input[] = [{}]
  for (const [name, field] of Object.entries(move.ask ?? {})) {
    const answers = answersTo(field)
    if (!answers || ways.length * answers.length > mostTried) return undefined
    ways = ways.flatMap((way) => answers.map((answer) => ({ ...way, [name]: answer })))
  }
  return ways
}

/** What a rule says by the facts that no answer changes; nothing where it has none, or says nothing. */
function refusedBefore({ knownBefore, guard }: Move, track: TrackView, facts: Facts): string | undefined {
  if (!knownBefore) return undefined
  const known = Object.fromEntries(knownBefore.map((name) => [name, facts[name]]))
  return guard?.({ input: {}, facts: known, track })
}

/** Whether a rule reads a fact that is not among these. */
function asksForMore(move: Move, input: Input, track: TrackView, facts: Facts): boolean {
  let more = false
  const known = new Proxy(facts, {
    get(from, name: string) {
      more ||= !Object.hasOwn(from, name)
      return from[name]
    },
  })
  move.guard?.({ input, facts: known, track })
  return more
}

/**
 * What can be done from here. A rule that depends on answers is judged while they are given, not before. Where `knows` is `some`, a
 * rule that asks for a fact which was not looked up makes its move `unsure`: the page that knows it offers it or says why not.
 */
export function offersOf(
  machine: Machine,
  { track, facts }: { track: TrackAnswer['track']; facts: Facts },
  { roles, t }: { roles: readonly string[]; t: Text },
  knows: 'all' | 'some' = 'all',
): Offer[] {
  const mover = { sides: track.sides, roles: roles as StaffRole[] }
  const view = { ...track, subkind: track.subkind ?? undefined }
  return (
    movesOf(machine)
      // A stage that the law of the case does not know, or a step of another kind, is no move that is only not possible yet.
      .filter(
        ([, move]) =>
          sourcesOf(machine, move).includes(track.state) &&
          hasStage(move, facts) &&
          isOfKind(move, track.subkind),
      )
      .map(([name, move]) => {
        const offer = { name, words: t(`${machine.kind}.move.${name}`), exit: move.exit === true }
        const foreign = refusalOf(move, mover)
        if (foreign) return { ...offer, open: false, because: foreign, mine: false }
        if (knows === 'some' && move.knownBefore?.some((name) => !Object.hasOwn(facts, name)))
          return { ...offer, open: true, unsure: true }
        const before = refusedBefore(move, view, facts)
        if (before !== undefined) return { ...offer, open: false, because: before, mine: true }
        const ways = waysToAnswer(move)
        const judged = ways?.filter((way) => knows === 'all' || !asksForMore(move, way, view, facts))
        const outcomes = judged?.map((way) => advance(machine, view, name, { input: way, mover, facts }))
        const refused = outcomes?.flatMap((outcome) => (outcome.moved ? [] : [outcome.because])) ?? []
        const [because] = refused
        if (outcomes !== undefined && refused.length === outcomes.length) {
          if (outcomes.length < (ways ?? []).length) return { ...offer, open: true, unsure: true }
          // Refused for different reasons, it depends on the answers after all.
          if (because !== undefined && new Set(refused).size === 1)
            return { ...offer, open: false, because, mine: true }
        }
        return { ...offer, open: true }
      })
  )
}
