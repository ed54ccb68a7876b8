// How a screen keeps what it shows true: by kinds of changes that are heard of (changes.ts), and seldom by asking, for what no change says.
import type { ChangeKind } from '../../api/change-kinds.ts'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Asked for again when a change of one of these kinds is heard of. */
      heard?: readonly ChangeKind[]
      /** Also while nobody looks at the window. */
      unseen?: boolean
    }
  }
}

const minute = 60_000
/** Windows that were opened together do not ask together. */
const spread = 0.9 + Math.random() * 0.2
let stands = false

/** Whether changes are heard of at this moment. */
export const setStanding = (now: boolean): void => {
  stands = now
}

/** How often something is asked for although nobody said that it changed. */
const everyMs = (): number => (stands ? 15 : 5) * minute * spread

/** Options of a question whose answer goes by these kinds of changes. */
export const heard = (...kinds: readonly ChangeKind[]) => ({
  meta: { heard: kinds },
  refetchInterval: everyMs,
  refetchIntervalInBackground: false,
})

/** The same where an answer also becomes another one because time goes by. */
export const heardInTime = (...kinds: readonly ChangeKind[]) => ({
  ...heard(...kinds),
  refetchInterval: 5 * minute * spread,
})

/** How often something is asked for that may come at any moment, and is heard of where that can be. */
export const unlessHeard = (ms: number): number => (stands ? 5 * minute : ms)
