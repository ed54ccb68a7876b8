// Who belongs to a file: read from the sealed record of each side, and written on each side that one's own house carries. Where another
// house carries the other file, it is proposed there and stands when they have said so too.
import { newId } from '../../api/new-id.ts'
import { isProblem } from '../../api/problem.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { listEverybody } from '../../client/logs.ts'
import { keepPinsSoon } from '../../client/pins.ts'
import { openRecord, writeRecord } from '../../client/records.ts'
import { latestOf, toOpen } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import { SealingError } from '../../sealing/suite.ts'
import {
  bondsOf,
  nobody,
  reverseOf,
  withLink,
  withoutLink,
  type Bond,
  type Household,
  type Link,
  type Proposal,
  type Relation,
  type Said,
} from '../household.ts'

/** The part of a file in which it stands. */
const part = 'narrative'

type File = Pick<SharedCase, 'case' | 'records' | 'held'>

/** To which organisation a circle belongs, as everybody is listed. */
async function organisationOf(session: Session, circle: number): Promise<number | undefined> {
  const everybody = await listEverybody(session)
  return everybody.find((one) => one.circle === circle || one.teams.some((team) => team.circle === circle))
    ?.id
}

/**
 * What a file says of its household. It counts where whoever carries the file signed it; what anybody else put there, or whoever carried
 * it before, is a proposal. Fails with `outdated` where an older one is shown than was seen here, else as `openRecord`.
 */
async function readOwn(session: Session, shared: File): Promise<{ said: Household; proposed: Proposal[] }> {
  const row = latestOf(shared.records, 'household')
  if (!row) {
    // Who belongs to somebody is unsaid by a newer record and in no other way.
    const { n } = await session.vault.newestNumber({ caseId: shared.case.id, field: 'household' })
    if (n > 0) throw new SealingError('outdated')
    return { said: nobody, proposed: [] }
  }
  const [{ value, author }, carrier] = await Promise.all([
    session.vault.openRecord({ ...toOpen(shared.case.id, row), newest: true }),
    organisationOf(session, shared.case.ownerCircle),
  ])
  keepPinsSoon(session)
  const said = value as Household
  const isCarriers = typeof author === 'object' && author.organisation === carrier
  return isCarriers ? { said, proposed: [] } : { said: nobody, proposed: [...said.links] }
}

async function readProposals(session: Session, { case: { id }, records }: File): Promise<Proposal[]> {
  const rows = records.filter(
    ({ kind, compartment }) => kind === 'household_proposal' && compartment === part,
  )
  return Promise.all(rows.map((row) => openRecord<Proposal>(session, id, row)))
}

/** What another file says: only whoever holds its part reads it. */
async function readOther(session: Session, caseId: string): Promise<Said> {
  try {
    const shared = await readCase(session, caseId)
    const { reference } = shared.case
    if (!shared.held.includes(part)) return { reference }
    return { reference, household: (await readOwn(session, shared)).said }
  } catch (error) {
    if (isProblem(error) && error.code === 'not-found') return { reference: null }
    throw error
  }
}

/** Every bond of a file, each held against what the other file says. */
export async function readBonds(session: Session, shared: File): Promise<Bond[]> {
  if (!shared.held.includes(part)) return []
  const [{ said, proposed }, proposals] = await Promise.all([
    readOwn(session, shared),
    readProposals(session, shared),
  ])
  const others = [...new Set([...said.links, ...proposed, ...proposals].map((link) => link.case))]
  const answers = await Promise.all(
    others.map(async (other) => [other, await readOther(session, other)] as const),
  )
  return bondsOf(shared.case.id, said, [...proposed, ...proposals], new Map(answers))
}

/** Writes a file's record anew, by what stands in it now. */
async function rewrite(
  session: Session,
  caseId: string,
  change: (before: Household) => Household,
): Promise<void> {
  const shared = await readCase(session, caseId)
  const { said } = await readOwn(session, shared)
  const value = change(said)
  if (JSON.stringify(value) === JSON.stringify(said)) return
  const replaces = latestOf(shared.records, 'household')
  await writeRecord(session, caseId, { compartment: part, kind: 'household', value, replaces })
}

/** Says on this side that the other file belongs to it: the answer to a proposal, or one half of a new bond. */
export const confirmLink = (session: Session, caseId: string, link: Link): Promise<void> =>
  rewrite(session, caseId, (before) => withLink(before, link))

/** How far a new bond came: it stands, or waits for whoever carries the other file; `untold` where nobody there could be told. */
export type Linked = 'both' | 'proposed' | 'untold'

/** Binds two files that exist. `relation` is what the other person is to the person of `caseId`. */
export async function linkCases(
  session: Session,
  caseId: string,
  { case: other, relation }: Link,
): Promise<Linked> {
  await confirmLink(session, caseId, { case: other, relation })
  const back: Link = { case: caseId, relation: reverseOf(relation) }
  const there = await readCase(session, other).catch((error: unknown) => {
    if (isProblem(error) && error.code === 'not-found') return undefined
    throw error
  })
  if (!there?.held.includes(part)) return 'untold'
  if (there.case.mine) {
    await confirmLink(session, other, back)
    return 'both'
  }
  const known = await readProposals(session, there)
  if (!known.some((one) => one.case === caseId && one.relation === back.relation))
    await writeRecord(session, other, {
      compartment: part,
      kind: 'household_proposal',
      value: back,
      id: newId(),
    })
  return 'proposed'
}

/** Ends a bond, or says no to one that was proposed: on this side, and on the other where one's own house carries it. */
export async function unlinkCases(session: Session, caseId: string, other: string): Promise<void> {
  await rewrite(session, caseId, (before) => withoutLink(before, other))
  const there = await readCase(session, other).catch((error: unknown) => {
    if (isProblem(error) && error.code === 'not-found') return undefined
    throw error
  })
  if (there?.case.mine && there.held.includes(part))
    await rewrite(session, other, (before) => withoutLink(before, caseId))
}

/** What the file of a new person says from its first hour on. */
export const firstHousehold = (other: string, relation: Relation): Household => ({
  links: [{ case: other, relation }],
})
