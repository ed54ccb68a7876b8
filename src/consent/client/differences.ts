// What the server lists, beside what the signed chain says. They differ when somebody lies, or when a withdrawal from a page
// without script has not been said in the chain yet; the second is no danger, the first is told in red.
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { isAsSigned, type ListedConsent, type NamedGrant } from '../../client/verify-listed.ts'

interface Listed {
  consents: readonly (ListedConsent & { state: string; recipientName: string | null })[]
  readers: readonly {
    compartment: string
    holders: readonly { circle: number; name: string | null; owner?: boolean }[]
  }[]
}

export interface Differences {
  /** Holds a key by the server's list, while nothing signed says so. */
  unsigned: { circle: number; name: string | null; compartment: string }[]
  /** Carries the case by the server's list, while nobody has handed it to them. */
  carriers: { circle: number; name: string | null }[]
  /** Stands signed in the chain, while the server knows nothing of it. */
  unlisted: { id: string; to: number }[]
  /** Carries the case or is its person and reads a part by the chain, while by the server's list no key lies there for them. */
  shutOut: { circle: number; isPerson: boolean; compartment: string }[]
  /** In force by the server's list, while nobody has signed it so. */
  otherwise: { track: string; name: string | null }[]
}

/** What the chain says of it. */
interface Signed extends Pick<CaseView, 'owner' | 'person'> {
  readers: readonly Pick<CaseView['readers'][number], 'compartment' | 'circles'>[]
  grants: readonly NamedGrant[]
}

/**
 * Compares the two, for whoever carries the case: nothing of the chain is kept from them. `yesterday` as YYYY-MM-DD: what ended
 * before it has ended by every clock.
 */
export function differencesOf(view: Signed, { consents, readers }: Listed, yesterday: string): Differences {
  const signed = new Map(view.readers.map(({ compartment, circles }) => [compartment as string, circles]))
  // On the day on which a consent ends, the server's clock and the chain's may be hours apart.
  const ending = (circle: number, compartment: string) =>
    view.grants.some(
      ({ to, until, compartments }) =>
        to === circle && until >= yesterday && compartments.some((one) => one === compartment),
    )
  const unsigned = readers.flatMap(({ compartment, holders }) =>
    holders
      .filter(({ circle }) => !signed.get(compartment)?.includes(circle) && !ending(circle, compartment))
      .map(({ circle, name }) => ({ circle, name, compartment })),
  )
  const named = readers.flatMap(({ holders }) => holders).filter(({ owner }) => owner)
  const carriers = new Map(
    named.filter(({ circle }) => circle !== view.owner).map(({ circle, name }) => [circle, { circle, name }]),
  )
  // Of others it may be that they have not answered yet; these two are never waited for.
  const shutOut = readers.flatMap(({ compartment, holders }) =>
    [view.owner, view.person?.circle ?? 0]
      .filter(
        (one) => signed.get(compartment)?.includes(one) && holders.every(({ circle }) => circle !== one),
      )
      .map((circle) => ({ circle, isPerson: circle === view.person?.circle, compartment })),
  )
  const known = new Set(consents.filter(({ outside }) => !outside).map(({ track }) => track))
  const unlisted = view.grants.filter(({ id }) => !known.has(id)).map(({ id, to }) => ({ id, to }))
  const otherwise = consents
    .filter((one) => one.state === 'granted' && !one.outside && !isAsSigned(view.grants, one))
    .map(({ track, recipientName: name }) => ({ track, name }))
  return { unsigned, carriers: [...carriers.values()], shutOut, unlisted, otherwise }
}
