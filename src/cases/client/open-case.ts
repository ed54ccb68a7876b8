// What opening a case consists of: keys for every compartment, a header for searching, and what was written, all sealed
// before the one call leaves.
import { emptyContact, isWritten, type SafeContact } from '../safe-contact.ts'
import { v4 as newId } from 'uuid'
import { isProblem } from '../../api/problem.ts'
import type { Header } from '../../sealing/vault-shape.ts'
import { sealRecord, type NewRecord } from '../../client/records.ts'
import type { Api, Session } from '../../client/session.ts'
import { signFirst } from '../../client/signed-moves.ts'
import { minute } from '../../client/time.ts'
import { referenceFrom } from '../alias.ts'
import { openedCompartments } from '../codes.ts'

export interface NewCase {
  name: string
  language: string | null
  ageGroup: 'adult' | 'child' | 'unsure' | null
  origin: string | null
  urgency: 'now' | 'day' | 'routine'
  safeContact: SafeContact
  note: string
  /** Which of my circles carries it; null leaves it to what is suggested. */
  carrier: number | null
}
/** What is being typed, and the case that it becomes: they are kept together, so that a reload opens no second one. */
export type Opening = NewCase & { plan: Plan }
export const emptyCase: NewCase = {
  name: '',
  language: null,
  ageGroup: null,
  origin: null,
  urgency: 'routine',
  safeContact: emptyContact,
  note: '',
  carrier: null,
}

/** The call that opens a case, whole. The keys in it are random: whoever sends it again sends this very body. */
export type SealedCase = Parameters<Api['cases']['open']>[0]
export interface Plan {
  id: string
  trackId: string
  reference: string
  key: string
}

/** Ids and reference of a case to be, so that trying again is the same case; random, since other ids of ours begin with their moment. `reference` is random unless it is given. */
export const planOpening = (reference = crypto.getRandomValues(new Uint8Array(8)), id = newId()): Plan => ({
  id,
  trackId: newId(),
  reference: referenceFrom(reference),
  key: crypto.randomUUID(),
})

/** What is known of a person at the opening, and by which circle their case is carried. */
export interface Opened {
  circle: number
  header: Omit<Header, 'worker'>
  records: readonly NewRecord[]
  facts: Pick<SealedCase, 'language' | 'ageGroup' | 'origin' | 'urgency' | 'contact'>
}

/** Makes the keys of a case and seals what is known. */
export async function sealCase(
  session: Session,
  { id, trackId, reference }: Pick<Plan, 'id' | 'trackId' | 'reference'>,
  { circle, header, records, facts }: Opened,
): Promise<SealedCase> {
  const keys = await session.vault.openCase({
    caseId: id,
    compartments: openedCompartments,
    owner: circle,
    at: await minute(session),
    header: { ...header, worker: session.handle },
    headerCircles: [circle],
  })
  const sealed = await Promise.all(records.map((record) => sealRecord(session, id, record)))
  // Nobody has looked yet: until then it is as dangerous as can be.
  const sets = { reference, risk: 'high', age: facts.ageGroup }
  const signatures = await signFirst(session, { caseId: id, circle, sets })
  return {
    id,
    reference,
    trackId,
    circle,
    ...facts,
    ...keys,
    ...(signatures && { signatures }),
    records: sealed,
  }
}

/** Seals what the form holds. */
export async function sealNewCase(
  session: Session,
  plan: Plan,
  person: NewCase,
  circle: number,
): Promise<SealedCase> {
  const name = person.name.trim()
  const note = person.note.trim()
  const { language, ageGroup, origin, urgency, safeContact } = person
  if (!language || !ageGroup || !origin) throw new Error('The form sends only what is whole.')
  const records: NewRecord[] = [
    { compartment: 'identity', kind: 'profile', value: { name } },
    ...(isWritten(safeContact)
      ? [{ compartment: 'contact', kind: 'safe_contact', value: safeContact } as const]
      : []),
    ...(note ? [{ compartment: 'narrative', kind: 'note', value: { text: note } } as const] : []),
  ]
  return sealCase(session, plan, {
    circle,
    header: { name },
    records,
    facts: { language, ageGroup, origin, urgency },
  })
}

/**
 * Whether a case under this id is open after all, where the server says that it had this before: the answer to an earlier
 * try got lost, and the form has been changed since. Another case must not be opened for the same person.
 */
export async function isOpenAlready({ api }: Session, caseId: string, fault: unknown): Promise<boolean> {
  if (!isProblem(fault) || !['key-reused', 'conflict'].includes(fault.code)) return false
  try {
    await api.cases.keys({ caseId })
    return true
  } catch (error) {
    if (isProblem(error) && error.code === 'not-found') return false
    throw error
  }
}
