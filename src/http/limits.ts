// How often somebody may ask. Counters are of a minute and keyed by a hash under a secret with the day in it, so that no
// address is kept anywhere. One stranger's flood must not lock others out: each has a budget of their own, each name its own
// table of a bounded size, and what survivors ask has no budget in common that a flood from many addresses could use up.
// Several servers share one budget (rate-limits.ts): each takes a few calls out of it at a time, so that most cost no statement.

import { createHmac, randomBytes } from 'node:crypto'
import { Problem } from '../api/problem.ts'

/** Callers of one name that are counted one by one in a minute; whoever comes later is counted with all others only. */
export const mostCallers = 20_000
/** Of these so many are counted with the other servers; in a flood of more the others by this server, which costs the database nothing. */
export const mostShared = 2_000
/** Of a minute's budget a server takes a twentieth at a time: so much of it, at most, lies unused with each other server. */
const parts = 20
const mostAtOnce = 100

/** Takes `calls` out of what bears this name until then, and says how many all servers have taken. */
export type Take = (name: Buffer, calls: number, until: Date) => Promise<number>

export interface Sharing {
  /** Under which names are hashed; the same on every server of one network. */
  secret: string
  take: Take
}

interface Budget {
  /** Taken, and not used yet. */
  left: number
  /** As far as is known here. */
  taken: number
  asking: Promise<void> | undefined
  shared: boolean
}

interface Minute {
  minute: number
  together: Budget
  callers: Map<string, Budget>
}

const fresh = (shared = true): Budget => ({ left: 0, taken: 0, asking: undefined, shared })

/** Counts calls by caller and name. `now` in milliseconds. Without `sharing`, or while that fails, this server counts alone. */
export function limiter(now: () => number, sharing?: Sharing) {
  const secret = sharing?.secret ?? randomBytes(32).toString('base64url')
  const names = new Map<string, Minute>()
  const hashOf = (...words: (string | number)[]) => createHmac('sha256', secret).update(words.join('\0'))

  async function more(budget: Budget, most: number, name: () => Buffer, minute: number): Promise<void> {
    const calls = Math.max(1, Math.min(mostAtOnce, Math.floor(most / parts)))
    const alone = budget.taken + calls
    const until = new Date((minute + 1) * 60_000)
    const told = budget.shared ? await sharing?.take(name(), calls, until).catch(() => undefined) : undefined
    budget.taken = told ?? alone
    budget.left += Math.max(0, Math.min(calls, calls - (budget.taken - most)))
  }

  async function pay(budget: Budget, most: number, name: () => Buffer, minute: number): Promise<void> {
    while (budget.left === 0) {
      if (budget.taken >= most) throw new Problem('too-many')
      // Those who ask meanwhile wait for the same answer.
      budget.asking ??= more(budget, most, name, minute).finally(() => (budget.asking = undefined))
      await budget.asking
    }
    budget.left -= 1
  }

  /**
   * Throws `too-many` when this caller has used up the minute's budget for this name, or all callers together have used up
   * `together`. Leave `together` out where it must never be that somebody in need is refused because of others.
   */
  return async function spend(name: string, caller: string, perMinute: number, together = Infinity) {
    const minute = Math.floor(now() / 60_000)
    let counted = names.get(name)
    if (counted?.minute !== minute) {
      counted = { minute, together: fresh(), callers: new Map() }
      names.set(name, counted)
    }
    const { callers } = counted
    const who = hashOf('caller', name, minute, caller).digest()
    const key = who.toString('base64url')
    const budget = callers.get(key) ?? fresh(callers.size < mostShared)
    if (callers.size < mostCallers) callers.set(key, budget)
    else if (!callers.has(key)) budget.left = 1
    await pay(budget, perMinute, () => who, minute)
    if (together === Infinity) return
    await pay(counted.together, together, () => hashOf('together', name, minute).digest(), minute)
  }
}
