// Who may move a demonstration's clock: whoever holds the secrets of the folder that it runs on, or is signed in and asks from a page of ours
// (host.ts). Everybody's lateness hangs on it, so an address that somebody found, or another site's page, is not enough.

import { createHmac, timingSafeEqual } from 'node:crypto'

/** The header in which the proof goes. */
export const clockHeader = 'x-clock-proof'

const minuteMs = 60_000

/** Proof of the wish to move the clock so many days ahead, good for this minute and the next. `now` in milliseconds. */
export const clockProof = (secret: string, days: number, now: number): string =>
  createHmac('sha256', secret)
    .update(['practice clock', days, Math.floor(now / minuteMs)].join('\0'))
    .digest('base64url')

export function provesClock(secret: string, days: number, said: string | undefined): boolean {
  const given = Buffer.from(said ?? '')
  return [0, minuteMs].some((ago) => {
    const right = Buffer.from(clockProof(secret, days, Date.now() - ago))
    return right.length === given.length && timingSafeEqual(right, given)
  })
}
