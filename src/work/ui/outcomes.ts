// What can be answered in the list itself: a duty whose move asks one question of a few answers. Pure.
import type { Field, Machine } from '../../tracks/define.ts'
import { sourcesOf } from '../../tracks/define.ts'

/** More answers than these do not fit a row, nor the keys 1 to 4. */
const most = 4

export interface Outcomes {
  move: string
  /** The name of the question. */
  ask: string
  answers: readonly (string | boolean)[]
  /** The person is asked it: only in their safe hours. */
  asksPerson: boolean
}

const answersTo = (field: Field): readonly (string | boolean)[] | undefined => {
  if (field.optional) return undefined
  if (field.kind === 'yes-no') return [true, false]
  return field.kind === 'code' && field.fact === undefined && field.codes.length <= most
    ? field.codes
    : undefined
}

/** The one question that does a duty in this state, for somebody of these professions; nothing where a form or a page is needed. */
export function outcomesOf(
  machine: Machine,
  { clock, state }: { clock: string; state: string },
  roles: readonly string[],
): Outcomes | undefined {
  const owner = [machine.opens, ...Object.values(machine.moves)]
    .flatMap(({ starts = [] }) => starts)
    .find((start) => start.clock === clock)?.owner
  const named = machine.answersInPlace?.[clock]
  for (const [name, move] of Object.entries(machine.moves)) {
    const does = name === named || (move.stops?.includes(clock) && !move.guard)
    const isPlain = !move.exit && !move.signed && !move.ownScreen && !move.stepUp && !move.chainStatement
    const isMine =
      owner !== undefined &&
      move.by.includes(owner) &&
      (!move.who || move.who.some((role) => roles.includes(role)))
    const [asked, ...more] = Object.entries(move.ask ?? {})
    if (!does || !isPlain || !isMine || !asked || more.length > 0) continue
    if (!sourcesOf(machine, move).includes(state)) continue
    const answers = answersTo(asked[1])
    if (answers) return { move: name, ask: asked[0], answers, asksPerson: name === named }
  }
  return undefined
}
