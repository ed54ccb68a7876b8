// Who belongs together: each file says, in one sealed record, which other files are of the same household. It stands only where both
// files say so. The server sees that a file has such a record, and neither how many it names nor which.

/** What somebody is to the person of the file in which it stands. */
export const relations = ['child', 'dependant', 'sibling', 'partner', 'parent', 'carer', 'relative'] as const
export type Relation = (typeof relations)[number]

const back: Readonly<Record<Relation, Relation>> = {
  child: 'parent',
  parent: 'child',
  dependant: 'carer',
  carer: 'dependant',
  sibling: 'sibling',
  partner: 'partner',
  relative: 'relative',
}
/** The same bond, told from the other side. */
export const reverseOf = (relation: Relation): Relation => back[relation]

/** No name and no reference: whoever may open the other file finds them there. */
export interface Link {
  case: string
  relation: Relation
}

/** The sealed record of a file. `declined`: files that somebody proposed, and whoever carries this one said no to. */
export interface Household {
  links: readonly Link[]
  declined?: readonly string[]
}

/** What another house proposes for a file that it does not carry. */
export type Proposal = Link

export const nobody: Household = { links: [] }

/** With one more link, or with that one's relation put anew; what was declined before is not any more. */
export function withLink({ links, declined = [] }: Household, link: Link): Household {
  const isThere = links.some((one) => one.case === link.case)
  const left = declined.filter((one) => one !== link.case)
  const put = links.map((one) => (one.case === link.case ? link : one))
  return { links: isThere ? put : [...links, link], ...(left.length > 0 && { declined: left }) }
}

/** Without the link, and without hearing of it again. */
export function withoutLink({ links, declined = [] }: Household, other: string): Household {
  return {
    links: links.filter((one) => one.case !== other),
    declined: [...declined.filter((one) => one !== other), other],
  }
}

/**
 * How a bond stands. `both`: each file names the other. `here`: this one alone does, and the other one can be read. `unseen`: this one
 * does, and the other is not shared with whoever looks. `proposed`: another house says so, and nobody here has answered.
 */
export type Standing = 'both' | 'here' | 'unseen' | 'proposed'

export interface Bond extends Link {
  standing: Standing
  /** By what the other file is called; null where it is not shared. */
  reference: string | null
}

/** What the other file says: nothing where the part that tells it is not shared, and no reference where nothing of it is. */
export interface Said {
  household?: Household
  reference: string | null
}

/** Every bond of a file, as far as it can be known here. */
export function bondsOf(
  caseId: string,
  { links, declined = [] }: Household,
  proposals: readonly Proposal[],
  said: ReadonlyMap<string, Said>,
): Bond[] {
  const standingOf = ({ case: other, relation }: Link): Standing => {
    const there = said.get(other)?.household
    if (!there) return 'unseen'
    const answer = there.links.find((one) => one.case === caseId)
    return answer?.relation === reverseOf(relation) ? 'both' : 'here'
  }
  const known = [...links.map((one) => one.case), ...declined]
  const open = new Map(
    proposals.filter((one) => !known.includes(one.case)).map((one) => [one.case, one] as const),
  )
  const called = (other: string) => said.get(other)?.reference ?? null
  return [
    ...links.map((link) => ({ ...link, standing: standingOf(link), reference: called(link.case) })),
    ...[...open.values()].map((link) => ({
      ...link,
      standing: 'proposed' as const,
      reference: called(link.case),
    })),
  ]
}
