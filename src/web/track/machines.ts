// The machines as the screens see them: the same data as on the server, so that a button is offered or explained by the
// very function that will decide.
import { machines } from 'virtual:machines'
import type { CaseMove } from '../../client/move-on-case.ts'
import type { Machine, Move } from '../../tracks/define.ts'

export { machines }
const byKind = new Map(machines.map((machine) => [machine.kind, machine]))

/** The machine of a kind of track. Throws for a kind that does not exist: tracks come from the server, which knows the same list. */
export function machineOf(kind: string): Machine {
  const machine = byKind.get(kind)
  if (!machine) throw new Error(`no machine ${kind}`)
  return machine
}

/** A move of a track that stands on a case, or on none. */
export const caseMove = (
  caseId: string | null,
  { kind, ...track }: { kind: string; id: string; version: number },
  move: string,
): CaseMove => ({ caseId, kind, move, track, says: machineOf(kind).moves[move]?.chainStatement })

/** Whether nothing is owed any more on a track in this state. */
export const isOver = (kind: string, state: string): boolean => machineOf(kind).final.includes(state)

/** The moves of a machine that have a button: not those of time alone, nor those that have a screen of their own. */
export const movesOf = (machine: Machine): [string, Move][] =>
  Object.entries(machine.moves).filter(
    ([, move]) => !move.signed && !move.ownScreen && move.by.some((side) => side !== 'system'),
  )
