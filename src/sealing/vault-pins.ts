// What a vault has seen of every chain: a number and a hash. Whoever shows less, or something else, later is found out.
import type { ChainPlace, Head } from './chain.ts'
import type { Held } from './vault-state.ts'

/** The name of a chain among the pins. */
export const pinName = ({ about, id }: ChainPlace): string => `${about} ${id}`

/** The label under which pins are sealed. */
export const PINS = 'pins'
/** Cases are many; of those the ones used last are remembered. */
const PINNED_CASES = 500

/** Remembers how far a chain went. */
export function pin(held: Held, place: ChainPlace, head: Head): void {
  const name = pinName(place)
  held.pins.delete(name)
  held.pins.set(name, { n: head.n, hash: head.hash })
  const cases = [...held.pins.keys()].filter((one) => one.startsWith('case '))
  for (const old of cases.slice(0, Math.max(0, cases.length - PINNED_CASES))) held.pins.delete(old)
}

/** Whether what was opened has the shape of pins. */
export function isPins(value: unknown): value is [string, Head][] {
  return (
    Array.isArray(value) &&
    value.every(
      (one) => Array.isArray(one) && typeof one[0] === 'string' && Number.isSafeInteger((one[1] as Head).n),
    )
  )
}
