// Two people who must not sleep under one roof: sealed in how they may be reached, and looked at again in the moment in which a bed is
// offered. A bed is looked for from either side, so it is written into both files where both can be read here. The server learns of
// neither.
import { Problem } from '../../api/problem.ts'
import { readCase } from '../../client/case-keys.ts'
import { openLatest, writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import { apartFrom, emptyContact, type SafeContact } from '../safe-contact.ts'

/**
 * Writes `reference` into the files of `others`. Answers with the references of those into which it could not be written: no file here
 * has them, or how to reach them cannot be read.
 */
export async function keepOthersApart(
  session: Session,
  reference: string,
  others: readonly string[],
): Promise<string[]> {
  const left: string[] = []
  for (const other of others.filter((one) => one !== reference))
    if (!(await keepApartFrom(session, other, reference).catch(() => false))) left.push(other)
  return left
}

async function keepApartFrom(session: Session, other: string, reference: string): Promise<boolean> {
  const { cases } = await session.api.cases.find({ reference: other })
  const found = cases.find((one) => one.reference === other)
  if (!found) return false
  const shared = await readCase(session, found.id)
  if (!shared.held.includes('contact')) return false
  const row = latestOf(shared.records, 'safe_contact')
  const before = row ? await openLatest<SafeContact>(session, shared, 'safe_contact') : emptyContact
  if (!before) return false
  if (apartFrom(before).includes(reference)) return true
  const apart = [before.apart?.trim(), reference].filter(Boolean).join(', ')
  const value = { ...before, apart }
  await writeRecord(session, found.id, { compartment: 'contact', kind: 'safe_contact', value, replaces: row })
  return true
}

export interface OneRoof {
  /** What was written about whom they must not meet, to be read by whoever offers a bed; empty where nothing was. */
  words: string
  /** References of those of them who are in the house. */
  here: string[]
}

/** `house`: references of whoever is in it or comes. Undefined where how to reach the person cannot be read here. */
export async function underOneRoof(
  session: Session,
  caseId: string,
  house: readonly string[],
): Promise<OneRoof | undefined> {
  const shared = await readCase(session, caseId)
  if (!shared.held.includes('contact')) return undefined
  if (!latestOf(shared.records, 'safe_contact')) return { words: '', here: [] }
  const contact = await openLatest<SafeContact>(session, shared, 'safe_contact')
  if (!contact) return undefined
  const apart = apartFrom(contact)
  return { words: contact.apart ?? '', here: house.filter((reference) => apart.includes(reference)) }
}

/** Problem `refused` where somebody is in the house with whom they must not sleep under one roof. */
export async function checkOneRoof(
  session: Session,
  caseId: string,
  house: readonly string[],
): Promise<void> {
  const found = await underOneRoof(session, caseId, house)
  if (found && found.here.length > 0) throw new Problem('refused', { because: 'not-under-one-roof' })
}
