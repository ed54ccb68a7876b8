// Places for work that waits for somebody else's machine with a connection to the database in hand: so many at once, and a line before
// them. Whoever stands in the line gives their connection back and begins anew when a place is free, so that a slow machine of
// others takes few connections and keeps nobody out who comes a second later.

import { Problem } from '../api/problem.ts'

/** Somebody's turn in the line: when it comes, leaving the line, and giving the turn to the next. */
interface Turn {
  comes: Promise<void>
  leave: () => void
  pass: () => void
}

/** Thrown where no place is free: what was done so far is undone, and done again when there is one. */
export class NoPlaceYet extends Error {
  readonly turn: Turn
  constructor(turn: Turn) {
    super('no place is free yet')
    this.turn = turn
  }
}

/** So long somebody stands in a line before they are told that it does not go now. */
export const linePatienceMs = 5000

interface Line {
  name: string
  busy: number
  waiting: (() => void)[]
}

/** `each`: places of one name; `together`: of all names; `line`: how many may stand before the places of one name. */
export function places({ each, together, line }: { each: number; together: number; line: number }) {
  const names = new Map<string, Line>()
  let busy = 0
  const freed = (own: Line) => {
    if (busy >= together) return
    // Whose places were full is asked first; then those who were kept out by others.
    const next = [own, ...names.values()].find((one) => one.waiting.length > 0 && one.busy < each)
    next?.waiting.shift()?.()
  }
  const stand = (own: Line): Turn => {
    const { promise, resolve } = Promise.withResolvers<void>()
    own.waiting.push(resolve)
    const leave = () => {
      own.waiting = own.waiting.filter((one) => one !== resolve)
      if (own.busy === 0 && own.waiting.length === 0) names.delete(own.name)
    }
    return { comes: promise, leave, pass: () => freed(own) }
  }
  /** Does the work in a place of this name. Throws NoPlaceYet where none is free, Problem `unavailable` where the line is full too. */
  return async function inPlace<T>(name: string, work: () => Promise<T>): Promise<T> {
    const own = names.get(name) ?? { name, busy: 0, waiting: [] }
    names.set(name, own)
    if (own.busy >= each || busy >= together) {
      if (own.waiting.length >= line) throw new Problem('unavailable')
      throw new NoPlaceYet(stand(own))
    }
    own.busy += 1
    busy += 1
    try {
      return await work()
    } finally {
      own.busy -= 1
      busy -= 1
      freed(own)
      if (own.busy === 0 && own.waiting.length === 0) names.delete(name)
    }
  }
}

/** Does the work, again each time that a place is free for it. Problem `unavailable` where that takes too long. */
export async function untilPlace<T>(work: () => Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined
  let patience: Promise<'over'> | undefined
  let turn: Turn | undefined
  try {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof NoPlaceYet)) throw error
        turn = error.turn
        // Hardly any request ever waits: none has a timer before it does.
        patience ??= new Promise((over) => {
          late = setTimeout(over, linePatienceMs, 'over')
        })
        if ((await Promise.race([turn.comes, patience])) === 'over') throw new Problem('unavailable')
      }
    }
  } finally {
    clearTimeout(late)
    // Whose turn came and who did not need it, or waits no longer, keeps nobody behind them waiting.
    turn?.leave()
    turn?.pass()
  }
}
