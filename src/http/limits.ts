// How often somebody may ask. Counters live in memory for a minute and are keyed by a hash with a daily salt, so that no
// address is kept anywhere. One stranger's flood must not lock others out: each has a budget of their own.

import { hash, randomBytes } from 'node:crypto'
import { Problem } from '../api/problem.ts'

interface Bucket {
  minute: number
  used: number
}

/** Counts calls by caller and name. `now` in milliseconds. */
export function limiter(now: () => number) {
  let salt = randomBytes(16).toString('base64url')
  let saltDay = 0
  const buckets = new Map<string, Bucket>()
  /** Throws `too-many` when this caller has used up the minute's budget for this name. */
  return function spend(name: string, caller: string, perMinute: number): void {
    const minute = Math.floor(now() / 60_000)
    const day = Math.floor(minute / 1440)
    if (day !== saltDay) {
      salt = randomBytes(16).toString('base64url')
      saltDay = day
    }
    if (buckets.size > 50_000)
      for (const [key, bucket] of buckets) if (bucket.minute !== minute) buckets.delete(key)
    const key = hash('sha256', `${salt}${name}\0${caller}`, 'base64url')
    const bucket = buckets.get(key)
    if (!bucket || bucket.minute !== minute) {
      buckets.set(key, { minute, used: 1 })
      return
    }
    bucket.used += 1
    if (bucket.used > perMinute) throw new Problem('too-many')
  }
}
