// How often somebody may ask. Counters live in memory for a minute and are keyed by a hash with a daily salt, so that no
// address is kept anywhere. One stranger's flood must not lock others out: each has a budget of their own, each name its own
// table of a bounded size, and what survivors ask has no budget in common that a flood from many addresses could use up.

import { hash, randomBytes } from 'node:crypto'
import { Problem } from '../api/problem.ts'

/** Callers of one name that are counted one by one in a minute; whoever comes later is counted with all others only. */
export const mostCallers = 20_000

interface Minute {
  minute: number
  /** Calls of everybody. */
  together: number
  callers: Map<string, number>
}

/** Counts calls by caller and name. `now` in milliseconds. */
export function limiter(now: () => number) {
  let salt = randomBytes(16).toString('base64url')
  let saltDay = 0
  const names = new Map<string, Minute>()
  /**
   * Throws `too-many` when this caller has used up the minute's budget for this name, or all callers together have used up
   * `together`. Leave `together` out where it must never be that somebody in need is refused because of others.
   */
  return function spend(name: string, caller: string, perMinute: number, together = Infinity): void {
    const minute = Math.floor(now() / 60_000)
    const day = Math.floor(minute / 1440)
    if (day !== saltDay) {
      salt = randomBytes(16).toString('base64url')
      saltDay = day
    }
    let counted = names.get(name)
    if (counted?.minute !== minute) {
      counted = { minute, together: 0, callers: new Map() }
      names.set(name, counted)
    }
    const { callers } = counted
    const key = hash('sha256', `${salt}${name}\0${caller}`, 'base64url')
    const used = (callers.get(key) ?? 0) + 1
    if (used > 1 || callers.size < mostCallers) callers.set(key, used)
    if (used > perMinute) throw new Problem('too-many')
    counted.together += 1
    if (counted.together > together) throw new Problem('too-many')
  }
}
