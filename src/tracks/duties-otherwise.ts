// Which duties would run otherwise, had a step been answered as it was put right. The correction is sealed, so the server goes on with the
// first answer; whoever holds the key sees what follows and ends or does it by a step of their own. Pure.
import { startsNow } from './advance.ts'
import { sourcesOf, type Input, type Machine } from './define.ts'

interface Step {
  move: string
  subkind: string | undefined
}

export interface OtherDuties {
  /** Begun by the first answer, and not by the one that is true. */
  needless: string[]
  /** Begun by what is true, and not by the first answer. */
  missing: string[]
}

const stepIn = (machine: Machine, move: string) => (move === 'opened' ? machine.opens : machine.moves[move])

/** Only what answers decide: what a duty owes to facts of the case is the same before and after. */
function begunBy(machine: Machine, { move, subkind }: Step, input: Input): string[] {
  const starts = stepIn(machine, move)?.starts ?? []
  return starts.filter((start) => startsNow(start, input, subkind, {})).map(({ clock }) => clock)
}

export function otherDuties(machine: Machine, step: Step, first: Input, now: Input): OtherDuties {
  const [before, after] = [begunBy(machine, step, first), begunBy(machine, step, now)]
  return {
    needless: before.filter((clock) => !after.includes(clock)),
    missing: after.filter((clock) => !before.includes(clock)),
  }
}

/** Moves from here that do this duty, and, where it does not run yet, those that begin it. */
export function movesAbout(machine: Machine, state: string, clock: string, runs: boolean): string[] {
  return Object.entries(machine.moves)
    .filter(
      ([, move]) =>
        sourcesOf(machine, move).includes(state) &&
        (move.stops?.includes(clock) || (!runs && move.starts?.some((start) => start.clock === clock))),
    )
    .map(([name]) => name)
}

/** Whether a later step has done the duty, or begun it anew. */
export const isSettled = (
  machine: Machine,
  later: readonly { move: string; facts: Input }[],
  clock: string,
): boolean =>
  later.some(({ move, facts }) => {
    const { stops, starts } = machine.moves[move] ?? {}
    return (
      stops?.includes(clock) ||
      starts?.some((start) => start.clock === clock && startsNow(start, facts, undefined, {}))
    )
  })
