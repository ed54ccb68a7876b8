// Where the words that somebody agreed to are kept, sealed: in a part that the person's own card opens, where there is one.
import type { Compartment } from '../../sealing/vault-shape.ts'

/** One of the parts that are given: who receives it can hold the words against the signature too. */
export const consentTextCompartment = (
  given: readonly Compartment[],
  card: readonly Compartment[] = [],
): Compartment => given.find((part) => card.includes(part)) ?? (given[0] as Compartment)
