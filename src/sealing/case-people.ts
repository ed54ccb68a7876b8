// Who speaks in a case's chain, looked up in logs that were checked: the same for the vault and for the server.
import type { People } from './case-shape.ts'
import type { Organisation } from './org-shape.ts'
import { keysAt, wasInCircle } from './org-spans.ts'
import { SealingError } from './suite.ts'
import { fromText } from './text.ts'

/** A log as far as it is known. */
type Known = { n: number; now: Organisation }

/** The people of the organisations whose logs `find` knows. */
export function peopleIn(find: (organisation: number) => Known | undefined): People {
  const known = (organisation: number, log: number): Organisation => {
    const found = find(organisation)
    if (!found || found.n < log) throw new SealingError('not-verified')
    return found.now
  }
  return {
    keysOf: ({ id, organisation, log }) => keysAt(known(organisation, log), id, log).map(fromText),
    isIn: ({ id, organisation, log }, circle) => wasInCircle(known(organisation, log), circle, id, log),
  }
}
