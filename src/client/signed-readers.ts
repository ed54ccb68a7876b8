// Who can read a case, drawn from its signed chain as the vault has checked it. What the server lists only decorates it: a name, and
// whether a key lies there for somebody. Whom it leaves out stands there all the same. Pure.
import type { CaseView } from '../sealing/vault-chain-shape.ts'

/** One place, or the person, and what they may read. */
export interface ReaderLine {
  circle: number
  name: string | null
  person: boolean
  owner: boolean
  compartments: string[]
  /** Of these the server says that no key lies there for them: they have not answered yet, or it leaves them out. */
  unconfirmed: string[]
}

export type ListedReaders = readonly {
  compartment: string
  holders: readonly { circle: number; name: string | null; person: boolean; owner: boolean }[]
}[]

/** What of a view is needed here. */
type Signed = Pick<CaseView, 'owner' | 'person'> & {
  readers: readonly Pick<CaseView['readers'][number], 'compartment' | 'circles'>[]
}

/**
 * Whoever carries the case first, the person, then the others by name. Whom the server alone lists comes last: from who does not
 * carry the case, lines of the chain may be kept; for who does, they are told in red besides.
 */
export function readersBySigned(
  view: Signed,
  listed: ListedReaders,
  nameOf: (circle: number) => string | null,
): ReaderLine[] {
  const lines = new Map<number, ReaderLine>()
  const isHeld = (circle: number, compartment: string): boolean =>
    listed.some((one) => one.compartment === compartment && one.holders.some((two) => two.circle === circle))
  const add = (circle: number, compartment: string, name: string | null): void => {
    const person = circle === view.person?.circle
    const owner = circle === view.owner
    const before = lines.get(circle) ?? { circle, name, person, owner, compartments: [], unconfirmed: [] }
    if (before.compartments.includes(compartment)) return
    lines.set(circle, {
      ...before,
      compartments: [...before.compartments, compartment],
      unconfirmed: isHeld(circle, compartment) ? before.unconfirmed : [...before.unconfirmed, compartment],
    })
  }
  for (const { compartment, circles } of view.readers)
    for (const circle of circles) add(circle, compartment, nameOf(circle))
  for (const { compartment, holders } of listed)
    for (const { circle, name } of holders) add(circle, compartment, name)
  const place = (line: ReaderLine) => (line.owner ? 0 : line.person ? 1 : 2)
  return [...lines.values()].toSorted(
    (a, b) => place(a) - place(b) || (a.name ?? '').localeCompare(b.name ?? ''),
  )
}
