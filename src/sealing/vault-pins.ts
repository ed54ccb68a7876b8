// What a vault has seen of every chain, and of values of which only the newest counts: a number and a hash. Whoever shows
// less, or something else, later is found out.
import { isHead, type ChainPlace, type Head } from './chain.ts'
import { SealingError } from './suite.ts'
import type { Held } from './vault-state.ts'

/** The name of a chain among the pins. */
export const pinName = ({ about, id }: ChainPlace): string => `${about} ${id}`

/** The label under which pins are sealed. */
export const PINS = 'pins'
/** Cases are many; of those the ones used last are remembered. */
const PINNED = 500

function remember(held: Held, name: string, { n, hash }: Head): void {
  held.pins.delete(name)
  held.pins.set(name, { n, hash })
  const [kind] = name.split(' ')
  if (kind === 'organisation') return
  const alike = [...held.pins.keys()].filter((one) => one.startsWith(`${kind} `))
  for (const old of alike.slice(0, -PINNED)) held.pins.delete(old)
}

/** Remembers how far a chain went. */
export const pin = (held: Held, place: ChainPlace, head: Head): void => remember(held, pinName(place), head)

/** Remembers the newest value of a field in a case; `outdated` for an older one, or another one under the same number. */
export function pinNewest(held: Held, at: { caseId: string; field: string }, shown: Head): void {
  const name = `newest ${at.caseId} ${at.field}`
  const seen = held.pins.get(name)
  if (seen && (shown.n < seen.n || (shown.n === seen.n && shown.hash !== seen.hash)))
    throw new SealingError('outdated')
  remember(held, name, shown)
}

/** Whether what was opened has the shape of pins. */
export const isPins = (value: unknown): value is [string, Head][] =>
  Array.isArray(value) &&
  value.every((one) => Array.isArray(one) && typeof one[0] === 'string' && isHead(one[1]))
