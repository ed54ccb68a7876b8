// The reasons of a no by an authority that was given pages alone: sealed to whoever carries the process, by the key that their checked log has,
// and to whoever gives them. Whoever carries it puts them into the file, from where the person reads them.
import { Problem } from '../../api/problem.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Session } from '../../client/session.ts'
import { chosenOf, openSigned, sealToCircle, type Chosen } from '../../client/seal-to.ts'
import { newSecret } from '../../sealing/keys.ts'
import { SealingError } from '../../sealing/suite.ts'
import { toText } from '../../sealing/text.ts'
import { isWhole, type Reasoning } from '../reasoning.ts'
import { reasonsOf, type GivenReasons } from './reasoning.ts'

/**
 * Gives them to `to`, who was shown where they were written. `unfit` where they are not whole, `not-verified` where the carrier is called
 * otherwise. Under one `id` they are given once.
 */
export async function giveSealedReasons(
  session: Session,
  { track, to }: { track: string; to: Chosen },
  reasoning: Reasoning,
  id: string,
): Promise<void> {
  if (!isWhole(reasoning)) throw new SealingError('unfit')
  await giveToCarrier(session, { track, to }, { words: reasoning, colleagues: session.circle }, id)
}

/** Who carries a process, as the directory lists them: what is shown before something is sealed to them. */
export const carrierOf = async (session: Session, track: string): Promise<Chosen> =>
  chosenOf(session, (await session.api.reasons.read({ track })).reader)

/**
 * Seals words on a process to who carries it and to oneself. `not-verified` where the carrier is called otherwise than it was shown.
 * `colleagues`: the circle of one's own organisation, where a second person of it has to read them.
 */
export async function giveToCarrier(
  session: Session,
  { track, to }: { track: string; to: Chosen },
  { words, colleagues }: { words: object; colleagues?: number },
  id: string,
): Promise<void> {
  const { given } = await session.api.reasons.read({ track })
  // It arrived, and its answer was lost.
  if (given?.id === id) return
  const locator = toText(newSecret(16))
  const value = { track, ...words }
  const sealed = await sealToCircle(session, { to: 'carrier', ...to, colleagues }, { locator, value })
  await session.api.reasons.give({ id, track, reader: to.circle, locator, ...sealed }, { key: id })
}

type Given = NonNullable<Awaited<ReturnType<Session['api']['reasons']['read']>>['given']>

/** With which key I open them: my own, that of my house as its second reader, or that of who carries the process. */
function openingOf(session: Session, { by, reader, wrapReader, wrapOwn, wrapHouse }: Given) {
  if (by.user === session.id) return { wrap: wrapOwn }
  if (by.organisation !== session.organisation) return { circleId: reader, wrap: wrapReader }
  return wrapHouse === null ? undefined : { circleId: session.circle, isOwnHouse: true, wrap: wrapHouse }
}

/** What was given last on a process in this way: by whom, and what it holds. */
export interface GivenWords {
  id: string
  on: string
  by: { user: string; organisation: number }
  words: Readonly<Record<string, unknown>>
  /** They are signed by who is named; without it nobody proves it. */
  isSigned: boolean
}

/** Nothing where nothing was given, or where it is another's to open. What was sealed of another process would be another person's. */
export async function givenToCarrier(session: Session, track: string): Promise<GivenWords | undefined> {
  const { given } = await session.api.reasons.read({ track })
  if (!given) return undefined
  const { id, by, day, locator, ciphertext } = given
  const opening = openingOf(session, given)
  if (!opening) return undefined
  const opened = await openSigned(session, 'carrier', { locator, ...opening, ciphertext, messages: [] })
  const words = opened.words as Record<string, unknown>
  if (words['track'] !== track) throw new Problem('not-found')
  // Who signed them, and not whom the server names; those of before were not signed.
  const { author } = opened
  if (author && (author.user !== by.user || author.organisation !== by.organisation))
    throw new SealingError('bad-signature')
  return { id, on: day, by, words, isSigned: author !== undefined }
}

/** The newest that were given so; nothing where there are none, or where they are another's to open. */
export async function sealedReasonsOf(session: Session, track: string): Promise<GivenReasons | undefined> {
  const given = await givenToCarrier(session, track)
  if (!given) return undefined
  const { id, on, by, isSigned } = given
  const read = given.words as Partial<Reasoning>
  if (typeof read.text !== 'string' || typeof read.indicators !== 'object') throw new Problem('not-found')
  return {
    text: read.text,
    indicators: read.indicators,
    shown: read.shown ?? {},
    id,
    on,
    by,
    isUnsigned: !isSigned,
  }
}

/** The newest reasons on a process, from the file where it is held, or as they were sealed without one. */
export const newestReasons = async (
  session: Session,
  track: string,
  shared: Pick<SharedCase, 'case' | 'records' | 'held'> | undefined,
): Promise<GivenReasons | undefined> =>
  (shared && (await reasonsOf(session, shared, track))) ?? (await sealedReasonsOf(session, track))
