// Who speaks in a case's chain, looked up in logs that were checked: the same for the vault and for the server.
import type { End, People } from './case-shape.ts'
import type { Organisation, Span } from './org-shape.ts'
import { circleSizeAt, circleSpanAt, hasCircleAt, keySpanAt } from './org-spans.ts'
import { SealingError } from './suite.ts'
import { fromText } from './text.ts'

/** A log as far as it is known. */
type Known = { n: number; now: Organisation; hashes: readonly string[] }

const endOf = ({ until, spoken }: Span): { end?: End } =>
  until === undefined ? {} : { end: { at: until, ...(spoken !== undefined && { spoken }) } }

/** The people of the organisations whose logs `find` knows. */
export function peopleIn(find: (organisation: number) => Known | undefined): People {
  const known = (organisation: number, log: number): Known => {
    const found = find(organisation)
    if (!found || found.n < log) throw new SealingError('not-verified')
    return found
  }
  const hashAt = (organisation: number, n: number): string => known(organisation, n).hashes[n - 1] ?? ''
  return {
    keyOf({ id, organisation, log, head }) {
      // Two logs of one house, told to two people, are found out where one of them speaks on a case of the other.
      if (head !== undefined && hashAt(organisation, log) !== head) throw new SealingError('fork')
      const span = keySpanAt(known(organisation, log).now, id, log)
      return span && { sig: fromText(span.sig), ...endOf(span) }
    },
    placeIn({ id, organisation, log }, circle) {
      const span = circleSpanAt(known(organisation, log).now, circle, id, log)
      return span && endOf(span)
    },
    houseHas: ({ organisation, log }, circle) => hasCircleAt(known(organisation, log).now, circle, log),
    sizeOf: ({ organisation, log }, circle) => circleSizeAt(known(organisation, log).now, circle, log),
    isBound: ({ organisation, log }) => (known(organisation, log).now.boundFrom ?? Infinity) <= log,
    hashAt,
  }
}
