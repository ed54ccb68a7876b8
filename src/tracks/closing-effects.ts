// What becomes of a process when its case closes. The server ends what waits by this rule and a screen tells it before, so
// that neither can do otherwise than the other says. Pure.

import { sourcesOf, type Machine } from './define.ts'

/** The move that a closing case makes by itself, and the states that it ends; nothing where a process of this kind goes on. */
export function endingOf(machine: Machine): { move: string; from: readonly string[] } | undefined {
  const move = machine.endsWithCase && machine.moves[machine.endsWithCase]
  return move ? { move: machine.endsWithCase!, from: sourcesOf(machine, move) } : undefined
}

/** Whether something can still come of it: it is not over, or something is still owed of what is over. */
export const stillRuns = (machine: Machine, state: string, isOwed: boolean): boolean =>
  isOwed || !machine.final.includes(state)

/** What a closing case does to a process: it ends, or goes on until somebody ends it; nothing where it is over already. */
export function atClosing(machine: Machine, state: string, isOwed: boolean): 'ends' | 'goes-on' | undefined {
  if (!stillRuns(machine, state, isOwed)) return undefined
  return endingOf(machine)?.from.includes(state) ? 'ends' : 'goes-on'
}
