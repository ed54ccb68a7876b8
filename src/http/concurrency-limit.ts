// Limits how much work at once waits for somebody else's machine with a connection to the database in hand, with a queue before it.
// Whoever is queued gives their connection back and begins anew when a slot is free, so that a slow machine of others takes few
// connections and keeps nobody out who comes a second later.

import { Problem } from '../api/problem.ts'

/** Somebody's turn in the queue: when it comes, leaving the queue, and giving the turn to the next. */
interface Turn {
  comes: Promise<void>
  leave: () => void
  pass: () => void
}

/** Thrown where no slot is free: what was done so far is undone, and done again when there is one. */
export class NoSlotFree extends Error {
  readonly turn: Turn
  constructor(turn: Turn) {
    super('no slot is free yet')
    this.turn = turn
  }
}

/** So long somebody is queued before they are told that it does not go now. */
export const queuePatienceMs = 5000

interface Queue {
  name: string
  busy: number
  waiting: (() => void)[]
}

/** `each`: slots of one name; `together`: of all names; `queue`: how many may wait for the slots of one name. */
export function concurrencyLimit({
  each,
  together,
  queue,
}: {
  each: number
  together: number
  queue: number
}) {
  const names = new Map<string, Queue>()
  let busy = 0
  const freed = (own: Queue) => {
    if (busy >= together) return
    // Whose slots were full is asked first; then those who were kept out by others.
    const next = [own, ...names.values()].find((one) => one.waiting.length > 0 && one.busy < each)
    next?.waiting.shift()?.()
  }
  const enqueue = (own: Queue): Turn => {
    const { promise, resolve } = Promise.withResolvers<void>()
    own.waiting.push(resolve)
    const leave = () => {
      own.waiting = own.waiting.filter((one) => one !== resolve)
      if (own.busy === 0 && own.waiting.length === 0) names.delete(own.name)
    }
    return { comes: promise, leave, pass: () => freed(own) }
  }
  /** Does the work in a slot of this name. Throws NoSlotFree where none is free, Problem `unavailable` where the queue is full too. */
  return async function withSlot<T>(name: string, work: () => Promise<T>): Promise<T> {
    const own = names.get(name) ?? { name, busy: 0, waiting: [] }
    names.set(name, own)
    if (own.busy >= each || busy >= together) {
      if (own.waiting.length >= queue) throw new Problem('unavailable')
      throw new NoSlotFree(enqueue(own))
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

/** Does the work, again each time that a slot is free for it. Problem `unavailable` where that takes too long. */
export async function retryWhenFree<T>(work: () => Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined
  let patience: Promise<'over'> | undefined
  let turn: Turn | undefined
  try {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof NoSlotFree)) throw error
        turn = error.turn
        // Hardly any request ever waits: none has a timer before it does.
        patience ??= new Promise((over) => {
          late = setTimeout(over, queuePatienceMs, 'over')
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
