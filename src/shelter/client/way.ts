// The way to a house, told to whoever brings the person: sealed here to the key that the checked log of their organisation names, opened by
// them alone. What the person is told of it is how they meet: sealed in their own file, read on their own page.
import { newId } from '../../api/new-id.ts'
import { Problem } from '../../api/problem.ts'
import { readCase } from '../../client/case-keys.ts'
import { descriptionsOf, openDescription, rewriteDescription } from '../../client/description.ts'
import { readFrom, sealToPerson } from '../../client/seal-to.ts'
import type { Session } from '../../client/session.ts'
import type { Called } from '../../sealing/shapes.ts'
import type { Journey } from '../journeys-api.ts'
import { placementMachine } from '../placement.ts'

const field = 'way'

/** Says that I bring them; with the same `id` it can be tried again. */
export async function askTheWay({ api }: Pick<Session, 'api'>, track: string, id = newId()): Promise<string> {
  return (await api.journeys.ask({ id, track }, { key: id })).id
}

/** Where it is, and what to know on the way; `shown` is what the escort's organisation is called on the screen. Answers until when it can be read. */
export async function tellTheWay(
  session: Session,
  { id, escort, organisation }: Pick<Journey, 'id' | 'escort' | 'organisation'>,
  { way, shown }: { way: string; shown: Called },
): Promise<string> {
  const to = { to: 'escort', organisation, user: escort, shown } as const
  const { ciphertext, signature } = await sealToPerson(session, to, { row: id, field }, { way })
  return (await session.api.journeys.tell({ id, ciphertext, signature })).endsAt
}

/** What the house told me. Problem `not-found` once the journey is over. */
export async function readTheWay(session: Session, id: string): Promise<string> {
  const { by, organisation, ciphertext, signature } = await session.api.journeys.read({ id })
  const value = await readFrom(session, { organisation, row: id, field, by, ciphertext, signature })
  return (value as { way: string }).way
}

const wordsOf = async (session: Session, caseId: string, track: string) => {
  const [row] = descriptionsOf(await readCase(session, caseId), track)
  return row && openDescription(session, caseId, row)
}

/** How the person meets whoever brings them, as it was written last; empty where nobody has. */
export const howMet = async (session: Session, caseId: string, track: string): Promise<string> =>
  (await wordsOf(session, caseId, track))?.value?.met ?? ''

/** Writes it for their own page, beside what the search was about. Never where the house is: that is told to whoever brings them. */
export async function tellHowMet(
  session: Session,
  { caseId, track }: { caseId: string; track: string },
  met: string,
  id = newId(),
): Promise<void> {
  const before = await wordsOf(session, caseId, track)
  // What could not be opened is not written over.
  if (before?.trouble) throw new Problem('stale')
  const value = { ...(before?.value ?? { text: '' }), met }
  const where = { caseId, track, machine: placementMachine }
  await rewriteDescription(session, where, { value, before: before?.row, id })
}
