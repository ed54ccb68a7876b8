// What the server must remember between the two halves of a proof: seconds, in memory, never stored, and good once.

import { Problem } from '../../api/problem.ts'
import { newSecret } from '../../sealing/keys.ts'
import { toText } from '../../sealing/text.ts'

/** More than this many at once are a flood. */
const most = 10_000

/** Hands out tickets that live for `lifeMs`. A ticket is 32 random bytes, so it can be a challenge as well. */
export function newTickets<T>(lifeMs: number, now: () => number = Date.now) {
  const kept = new Map<string, { value: T; until: number }>()
  return {
    /** A ticket for `value`. Problem `too-many` in a flood. */
    give(value: T): string {
      for (const [ticket, one] of kept) if (one.until < now()) kept.delete(ticket)
      if (kept.size >= most) throw new Problem('too-many')
      const ticket = toText(newSecret())
      kept.set(ticket, { value, until: now() + lifeMs })
      return ticket
    },
    /** What it was for; nothing a second time, and nothing when it is too late. */
    take(ticket: string): T | undefined {
      const one = kept.get(ticket)
      kept.delete(ticket)
      return one && one.until >= now() ? one.value : undefined
    },
  }
}
