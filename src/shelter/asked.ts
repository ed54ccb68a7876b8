// How far a house is that was asked for a bed: sent, seen, answered, held. Pure.

import type { AskedHouse } from './requests-api.ts'

export type Far =
  | 'sent'
  | 'sentLate'
  | 'seen'
  | NonNullable<AskedHouse['answer']>['is']
  | 'held'
  | 'arrived'
  | 'closed'
  | 'over'

/** After so many minutes in which nobody looked, the telephone is quicker. */
const unseenMs = 3 * 60_000

export function howFar(
  { state, sentAt, seenAt, answer }: Pick<AskedHouse, 'state' | 'sentAt' | 'seenAt' | 'answer'>,
  now: Date,
): Far {
  if (state === 'held') return 'held'
  if (state === 'resident' || state === 'away') return 'arrived'
  if (state === 'placed') return 'closed'
  if (answer && (state === 'requested' || state === 'matched' || state === 'offered')) {
    // An offer that was let go of is none any more.
    if (answer.is !== 'offer' || state === 'offered') return answer.is
    return 'over'
  }
  if (state !== 'matched' || sentAt === null) return 'over'
  if (seenAt !== null) return 'seen'
  return now.getTime() - Date.parse(sentAt) > unseenMs ? 'sentLate' : 'sent'
}
