// The reasons of a no by an authority that was given pages alone: sealed to whoever carries the process, by the key that their checked log has,
// and to whoever gives them. Whoever carries it puts them into the file, from where the person reads them.
import { Problem } from '../../api/problem.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Session } from '../../client/session.ts'
import { verifiedKey } from '../../client/verified-key.ts'
import { newSecret } from '../../sealing/keys.ts'
import { SealingError } from '../../sealing/suite.ts'
import { toText } from '../../sealing/text.ts'
import { isWhole, type Reasoning } from '../reasoning.ts'
import { reasonsOf, type GivenReasons } from './reasoning.ts'

/** Gives them. `unfit` where they are not whole, `not-verified` where no checked log knows the carrier. Under one `id` they are given once. */
export async function giveSealedReasons(
  session: Session,
  track: string,
  reasoning: Reasoning,
  id: string,
): Promise<void> {
  if (!isWhole(reasoning)) throw new SealingError('unfit')
  const { reader, given } = await session.api.reasons.read({ track })
  // It arrived, and its answer was lost.
  if (given?.id === id) return
  const { publicKey } = await verifiedKey(session, reader)
  const locator = toText(newSecret(16))
  const sealed = await session.vault.sealForReader({
    locator,
    reader: publicKey,
    words: { track, ...reasoning },
  })
  await session.api.reasons.give({ id, track, reader, locator, ...sealed }, { key: id })
}

/** The newest that were given so; nothing where there are none, or where they are another's to open. */
export async function sealedReasonsOf(session: Session, track: string): Promise<GivenReasons | undefined> {
  const { given } = await session.api.reasons.read({ track })
  if (!given) return undefined
  const { id, by, day, reader, locator, wrapReader, wrapOwn, ciphertext } = given
  const isMine = by.user === session.id
  if (!isMine && by.organisation === session.organisation) return undefined
  const { report } = await session.vault.openReport({
    locator,
    ...(isMine ? { wrap: wrapOwn } : { circleId: reader, wrap: wrapReader }),
    ciphertext,
    messages: [],
  })
  const read = report as Partial<Reasoning> & { track?: unknown }
  // Of another process they would be another person's.
  if (read.track !== track || typeof read.text !== 'string' || typeof read.indicators !== 'object')
    throw new Problem('not-found')
  return { text: read.text, indicators: read.indicators, shown: read.shown ?? {}, id, on: day, by }
}

/** The newest reasons on a process, from the file where it is held, or as they were sealed without one. */
export const newestReasons = async (
  session: Session,
  track: string,
  shared: Pick<SharedCase, 'case' | 'records' | 'held'> | undefined,
): Promise<GivenReasons | undefined> =>
  (shared && (await reasonsOf(session, shared, track))) ?? (await sealedReasonsOf(session, track))
