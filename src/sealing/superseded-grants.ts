// Which older consent ends by a newer one: the chain takes what the newer one names, and a screen says it before anybody agrees.
import type { Grant } from './case-shape.ts'

type Terms = Pick<Grant, 'to' | 'basis' | 'purpose' | 'compartments'>

/**
 * Whether a yes stands for an older one from now on: to the same circle, for the same purpose, of a part that it names too, be it
 * more than before or less. What shares no part was said in addition; what was said for something else stays. One that is said
 * `beside` what stands, for a referral or once more, ends only what it covers (docs/decisions/0038).
 */
export const standsFor = (given: Terms, old: Terms, beside = false): boolean =>
  given.basis === 'consent' &&
  old.basis === 'consent' &&
  old.to === given.to &&
  old.purpose === given.purpose &&
  old.compartments[beside ? 'every' : 'some']((one) => given.compartments.includes(one))
