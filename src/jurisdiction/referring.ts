// Who may refer somebody to the authority, and with what consent, as a country's law or the network's own practice says it.

import type { Words } from './words.ts'

export interface ConsentRules {
  /** Whether an adult has to agree before being referred to the authority, or only to be told. */
  adultReferral: 'required' | 'told'
  /** A child is referred where that is in their best interests; where the law makes it a duty, without that being asked. */
  childReferral: 'best-interests' | 'duty'
  /** The longest that one consent may run. */
  releaseMaxDays: number
  /** Where each of the three stands. */
  adultReferralSource: string
  childReferralSource: string
  releaseSource: string
}

/** An organisation on the list of those that may refer somebody to the authority. */
export interface Responder {
  code: string
  label: Words
  /** Kinds of organisation of which each stands on the list. */
  kinds?: readonly string[] | undefined
}
