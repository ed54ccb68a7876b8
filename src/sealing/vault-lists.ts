// What colleagues' browsers were shown of the cases of a circle, as this vault was told of it: a line that dates itself before it was there
// for them, and a way to reach somebody that is older than theirs, are found out by it. (Decision 169.)
import type { ChainPlace, Head, Window } from './chain.ts'
import { minuteOf, momentOf } from './minute.ts'
import { SealingError } from './suite.ts'
import { newestName, pinName } from './vault-pins.ts'
import { isPractice, type Held, type List } from './vault-state.ts'
import type { NamedHead } from './witness.ts'

/** A server takes no line that names a minute more than eleven minutes from its own, and a list is said within ten: an hour is more than both. */
const ON_ITS_WAY = 3_600_000
export const CONTACT = 'safe_contact'
export const contactOf = (caseId: string): string => newestName({ caseId, field: CONTACT })

/** What a colleague was shown is kept, the newest from each. */
export function keepList(held: Held, name: string, list: List): void {
  const before = held.witness.lists.get(name)
  if (before && list.at < before.at) return
  held.witness.lists.set(name, list)
  held.witness.listsTaken += 1
}

/** A list, as it was sealed. */
export const listFrom = (at: string, listed: readonly NamedHead[]): List => ({
  at,
  heads: new Map(listed.map(([name, n, hash]) => [name, { n, hash }])),
})

/** What this browser says of the cases of a circle: what the server shows, and never less than was seen here or by colleagues. */
export function listedFor(held: Held, circle: number): NamedHead[] | undefined {
  const { listed, lists, waits, isLiedTo } = held.witness
  const shown = listed.get(circle)
  // Whoever remembers nothing and could ask nobody would only repeat the server's word.
  if (!shown || waits || isLiedTo || held.restoring) return undefined
  return [...shown].map(([name, head]) => {
    const known = [held.pins.get(name), ...[...lists.values()].map(({ heads }) => heads.get(name))]
    const { n, hash } = known.reduce<Head>((best, one) => (one && one.n >= best.n ? one : best), head)
    return [name, n, hash] as const
  })
}

/** Since when lines of a chain beyond a number were not there for a colleague: what dates itself before that was not said then. */
export function toldOf(held: Held, place: ChainPlace): Pick<Window, 'told'> {
  if (isPractice(held) || held.restoring) return {}
  const told = [...held.witness.lists.values()].flatMap(({ at, heads }) => {
    const head = heads.get(pinName(place))
    return head ? [{ n: head.n, at: minuteOf(new Date(momentOf(at) - ON_ITS_WAY)) }] : []
  })
  return told.length > 0 ? { told } : {}
}

/** Fails with `outdated` where a colleague's browser was shown a newer way to reach somebody, or another one under the same number. */
export function checkContact(held: Held, caseId: string, shown: Head): void {
  if (held.restoring) return
  for (const { heads } of held.witness.lists.values()) {
    const told = heads.get(contactOf(caseId))
    if (told && (told.n > shown.n || (told.n === shown.n && told.hash !== shown.hash)))
      throw new SealingError('outdated')
  }
}
