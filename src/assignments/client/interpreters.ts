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
import { mustNotMeet, nothingKnown, type KnownOf } from '../interpreters.ts'
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
  const shared = await readCase(session, caseId)
  const blocked = await blockedFor(session, shared)
  const mustNotCome = new Problem('refused', { because: 'must-not-come' })
  if (!blocked || blocked.includes(interpreter)) throw mustNotCome
  // And the other way round: whom the interpreter must not meet stands sealed for the house.
  const { interpreters } = await session.api.interpreters.list({ day })
  const listed = interpreters.find(({ user }) => user === interpreter)
  const known = listed ? await openKnown(session, session.circle, listed) : nothingKnown
  if (!known || mustNotMeet(known, shared.case.reference)) throw mustNotCome
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

/** What the house knows of an interpreter besides, sealed for the house. */
export const sealKnown = async (
  { vault, circle }: Session,
  user: string,
  known: KnownOf,
): Promise<string | null> =>
  known.words || known.apart || known.dialects.length > 0
    ? (await vault.sealForCircle({ ...wordsLabel(circle, user), value: JSON.stringify(known) })).ciphertext
    : null

/** What was written before was words alone. */
function knownIn(text: string): KnownOf {
  try {
    const value = JSON.parse(text) as Partial<KnownOf> | null
    return typeof value === 'object' ? { ...nothingKnown, ...value } : { ...nothingKnown, words: text }
  } catch {
    return { ...nothingKnown, words: text }
  }
}

/** Undefined where it cannot be opened: then nobody knows whom they must not meet. */
export async function openKnown(
  session: Pick<Session, 'vault'>,
  circle: number,
  { user, sealedWords }: { user: string; sealedWords: string | null },
): Promise<KnownOf | undefined> {
  if (sealedWords === null) return nothingKnown
  const text = await openName(session, wordsLabel(circle, user), sealedWords)
  return text === undefined ? undefined : knownIn(text)
}
