// Whether a line of the server's list is what was signed under its name: the labels of two consents could be exchanged, and
// whoever stops one would sign the end of the other. Every screen that shows such a list asks here. Pure.
import type { Grant } from '../sealing/case-shape.ts'

export interface ListedConsent {
  track: string
  recipient: number
  compartments: readonly string[]
  /** How many pages it gives in place of parts. */
  pages?: number
  basis: string
  until: string
  /** For somebody outside the network: it opens nothing, and nobody signs it. */
  outside: boolean
}

/** A grant by its name. */
export type NamedGrant = Grant & { id: string }

/** Whether one of these grants says to whom, what, on which basis and until when as the list does. */
export const isAsSigned = (grants: readonly NamedGrant[], listed: ListedConsent): boolean =>
  !listed.outside &&
  grants.some(
    (grant) =>
      grant.id === listed.track &&
      grant.to === listed.recipient &&
      grant.basis === listed.basis &&
      grant.until === listed.until &&
      (grant.pages?.length ?? 0) === (listed.pages ?? 0) &&
      grant.compartments.toSorted().join() === listed.compartments.toSorted().join(),
  )
