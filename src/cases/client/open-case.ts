// What opening a case consists of: keys for every compartment, a header for searching, and what was written, all sealed
// before the one call leaves. The demonstration's workers do exactly the same (demo/case-work.ts).
import { v7 as newId } from 'uuid'
import { isProblem } from '../../api/problem.ts'
import type { Header } from '../../sealing/vault-shape.ts'
import { api } from '../../web/session/api.ts'
import { sealRow } from '../../client/case-keys.ts'
import { minute } from '../../client/logs.ts'
import { vault } from '../../web/session/vault.ts'
import { referenceFrom } from '../alias.ts'
import { openedCompartments } from '../codes.ts'

export interface SafeContact {
  how: string
  when: string
  word: string
  never: string
  /** Whether the person wants to be told that something is new; they decide on their own page. */
  notices?: 'none' | 'neutral'
}
export const emptyContact: SafeContact = { how: '', when: '', word: '', never: '' }

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

export type SealedCase = Parameters<typeof api.cases.open>[0]
export interface Plan {
  id: string
  trackId: string
  reference: string
  key: string
}

/** Ids and reference of a case to be, so that trying again is the same case. */
export const planOpening = (): Plan => ({
  id: newId(),
  trackId: newId(),
  reference: referenceFrom(crypto.getRandomValues(new Uint8Array(8))),
  key: crypto.randomUUID(),
})

/** Whether anything of a safe contact was said. */
export const isWritten = (contact: SafeContact) => Object.values(contact).some((words) => words.trim() !== '')

/** Seals what the form holds. The keys in it are random: whoever sends it again sends this very body. */
export async function sealNewCase(
  plan: Plan,
  person: NewCase,
  worker: { circle: number; handle: string },
): Promise<SealedCase> {
  const name = person.name.trim()
  const header: Header = { name, worker: worker.handle }
  const keys = await vault.openCase({
    caseId: plan.id,
    compartments: openedCompartments,
    owner: worker.circle,
    at: minute(),
    header,
    headerCircles: [worker.circle],
  })
  const records = await Promise.all([
    sealRow(plan.id, 'identity', 'profile', { name }),
    ...(isWritten(person.safeContact)
      ? [sealRow(plan.id, 'contact', 'safe_contact', person.safeContact)]
      : []),
    ...(person.note.trim() ? [sealRow(plan.id, 'narrative', 'note', { text: person.note.trim() })] : []),
  ])
  const { language, ageGroup, origin, urgency } = person
  if (!language || !ageGroup || !origin) throw new Error('The form sends only what is whole.')
  return {
    id: plan.id,
    reference: plan.reference,
    trackId: plan.trackId,
    language,
    ageGroup,
    origin,
    urgency,
    circle: worker.circle,
    ...keys,
    records,
  }
}

/**
 * Whether a case under this id is open after all, where the server says that it had this before: the answer to an earlier
 * try got lost, and the form has been changed since. Another case must not be opened for the same person.
 */
export async function isOpenAlready(caseId: string, fault: unknown): Promise<boolean> {
  if (!isProblem(fault) || !['key-reused', 'conflict'].includes(fault.code)) return false
  try {
    await api.cases.keys({ caseId })
    return true
  } catch (error) {
    if (isProblem(error) && error.code === 'not-found') return false
    throw error
  }
}
