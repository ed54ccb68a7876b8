// Asking a colleague to come to a case: what they need to know is sealed here to their own key, which the checked log of the house names,
// and nobody else's. What is copied out of the case for them is a copy as of today: the parts stay closed to them.
import { newId } from '../../api/new-id.ts'
import { readCase } from '../../client/case-keys.ts'
import { sealToPerson } from '../../client/seal-to.ts'
import { answeredBy, toOpen } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import { isCopied } from '../../sealing/shapes.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import type { AssignmentPlace, AssignmentPurpose } from '../codes.ts'

/** What the assigned reads. `at` and `until` are hours of the day, HH:MM. */
export interface Brief {
  /** By what name to call the person; a visit is to nobody in particular. */
  alias?: string | undefined
  language: string
  at: string
  until?: string | undefined
  words?: string | undefined
}

/** One note that was copied, with the day on which it was written. */
export interface CopiedPage {
  part: Compartment
  on: string
  text: string
}

export type Asked = ({ caseId: string } | { visit: string }) & {
  assigned: string
  purpose: AssignmentPurpose
  place: AssignmentPlace
  from: string
  to: string
  brief: Brief
  /** Held for this alone: whoever is asked for the same hours later is refused. */
  hours?: { at: string; until: string } | undefined
  /** Parts of which the notes are copied for them; none, nearly always. */
  parts: readonly Compartment[]
}

/** The notes of these parts, as far as they can be opened here, the oldest first. */
async function copyNotes(
  session: Session,
  caseId: string,
  parts: readonly Compartment[],
): Promise<CopiedPage[]> {
  const { records } = await readCase(session, caseId)
  const notes = records.filter(
    ({ kind, compartment }) => kind === 'note' && isCopied(compartment) && parts.includes(compartment),
  )
  const opened = await session.vault.openRecords({
    records: notes.map((row) => ({ ...toOpen(caseId, row), ...answeredBy(row) })),
  })
  return notes
    .flatMap(({ compartment: part, madeAt }, at) => {
      const { value } = opened[at]!
      const text = (value as { text?: unknown } | undefined)?.text
      return typeof text === 'string' ? [{ part, on: madeAt.slice(0, 10), text }] : []
    })
    .toReversed()
}

/** Answers with the assignment's id. */
export async function giveAssignment(session: Session, asked: Asked, id = newId()): Promise<string> {
  const { brief: words, parts, hours, ...about } = asked
  const seal = async (field: string, user: string, value: unknown) => {
    const to = { to: 'colleague', user } as const
    const { ciphertext, signature } = await sealToPerson(session, to, { row: id, field }, value)
    return { ciphertext, signature }
  }
  const pages = 'caseId' in asked && parts.length > 0 ? await copyNotes(session, asked.caseId, parts) : []
  await session.api.assignments.give({
    id,
    ...about,
    parts: [...parts],
    ...(hours && { hours }),
    brief: await seal('brief', asked.assigned, words),
    kept: await seal('kept', session.id, words),
    ...(pages.length > 0 && { pages: await seal('pages', asked.assigned, { pages }) }),
  })
  return id
}

interface Shown {
  id: string
  givenBy: string
}
type SealedPart = { ciphertext: string; signature: string } | null

async function openPart<Value>(
  session: Session,
  { id, givenBy }: Shown,
  field: string,
  sealed: SealedPart,
): Promise<Value | undefined> {
  if (!sealed) return undefined
  const { organisation, vault } = session
  const { value } = await vault.openBrief({ organisation, row: id, field, by: givenBy, ...sealed })
  return value as Value
}

/** What was sealed to me for one of my assignments, as far as it is shown today. */
export async function openOwn(
  session: Session,
  one: Shown & { brief: SealedPart; pages: SealedPart },
): Promise<{ brief: Brief | undefined; pages: CopiedPage[] }> {
  const pages = await openPart<{ pages: CopiedPage[] }>(session, one, 'pages', one.pages)
  return { brief: await openPart<Brief>(session, one, 'brief', one.brief), pages: pages?.pages ?? [] }
}

/** What I wrote myself when I gave it. */
export const openKept = (session: Session, one: Shown & { kept: SealedPart }): Promise<Brief | undefined> =>
  openPart<Brief>(session, one, 'kept', one.kept)
