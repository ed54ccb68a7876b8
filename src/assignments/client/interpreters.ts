// Booking an interpreter for somebody: who must not come to them is sealed in how they may be reached, is opened here, and is looked at
// again in the moment of asking. The server never learns who is on that list.
import { Problem } from '../../api/problem.ts'
import type { PersonLanguages, SafeContact } from '../../cases/safe-contact.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { openLatest, writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { openName } from '../../client/sealed-name.ts'
import type { Session } from '../../client/session.ts'
import type { AssignmentPlace } from '../codes.ts'
import { giveAssignment } from './give.ts'

/** Who must not come to them; undefined where that cannot be read here, so that nobody is offered on a guess. */
export async function blockedFor(
  session: Session,
  shared: SharedCase,
): Promise<readonly string[] | undefined> {
  if (!shared.held.includes('contact')) return undefined
  if (!latestOf(shared.records, 'safe_contact')) return []
  const contact = await openLatest<SafeContact>(session, shared, 'safe_contact')
  return contact && (contact.notInterpreters ?? [])
}

/** Which languages they speak and read, and whether they sign; undefined where that was not said, or cannot be read here. */
export async function languagesOf(
  session: Session,
  shared: SharedCase,
): Promise<PersonLanguages | undefined> {
  if (!shared.held.includes('contact') || !latestOf(shared.records, 'safe_contact')) return undefined
  return (await openLatest<SafeContact>(session, shared, 'safe_contact'))?.languages
}

/** Says that somebody must never come to them as an interpreter, or may again. */
export async function blockInterpreter(
  session: Session,
  caseId: string,
  { user, isBlocked }: { user: string; isBlocked: boolean },
): Promise<void> {
  const shared = await readCase(session, caseId)
  const row = latestOf(shared.records, 'safe_contact')
  const before = await openLatest<SafeContact>(session, shared, 'safe_contact')
  if (row && !before) throw new Problem('refused')
  const empty = { how: '', when: '', word: '', never: '' }
  const others = (before?.notInterpreters ?? []).filter((one) => one !== user)
  const value = { ...empty, ...before, notInterpreters: isBlocked ? [...others, user] : others }
  await writeRecord(session, caseId, { compartment: 'contact', kind: 'safe_contact', value, replaces: row })
}

export interface Booking {
  caseId: string
  interpreter: string
  place: AssignmentPlace
  day: string
  at: string
  until: string
  alias: string
  language: string
}

/**
 * Asks an interpreter for an hour, which is theirs from then on. Problem `refused` where they must not come to this person, or where
 * nobody here can tell; `conflict` where somebody else was quicker.
 */
export async function bookInterpreter(session: Session, booking: Booking, id?: string): Promise<string> {
  const { caseId, interpreter, place, day, at, until, alias, language } = booking
  const blocked = await blockedFor(session, await readCase(session, caseId))
  if (!blocked || blocked.includes(interpreter)) throw new Problem('refused', { because: 'must-not-come' })
  const brief = { alias, language, at, until }
  const about = { caseId, assigned: interpreter, purpose: 'interpreting', place, from: day, to: day } as const
  return giveAssignment(session, { ...about, parts: [], brief, hours: { at, until } }, id)
}

const wordsLabel = (circleId: number, user: string) => ({
  circleId,
  table: 'interpreters',
  row: user,
  field: 'words',
  version: 1,
})

/** What the house knows besides (a dialect, whom they must not meet), sealed for the house. */
export const sealWords = async ({ vault, circle }: Session, user: string, words: string): Promise<string> =>
  (await vault.sealForCircle({ ...wordsLabel(circle, user), value: words })).ciphertext

export const openWords = (
  session: Pick<Session, 'vault'>,
  circle: number,
  { user, sealedWords }: { user: string; sealedWords: string | null },
): Promise<string | undefined> => openName(session, wordsLabel(circle, user), sealedWords)
