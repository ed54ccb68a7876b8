// A voice in words: sealed for the one reader whom the person chose, by the key that a checked log has. What the server says is no
// reason to seal to anybody.
import type { OutputOf } from '../../api/endpoint.ts'
import { learn } from '../../client/chain-reader.ts'
import { nameOf, type Named } from '../../client/named.ts'
import type { CircleIntent } from '../../sealing/intent-shape.ts'
import { SealingError } from '../../sealing/suite.ts'
import { hasArrived } from '../../client/refusal.ts'
import type { Feedback } from '../../voice/feedback.ts'
import { locatorOf } from '../../voice/client/locator.ts'
import type { portalApi } from '../api.ts'
import type { OpenFile } from './open-file.ts'
import { lineOf, type PortalSession } from './portal-session.ts'

/** Whom the server offers as a reader. */
export type Reader = OutputOf<typeof portalApi.readers>['readers'][number]

export interface Voice {
  kind: 'feedback' | 'complaint'
  topic: string
  reader: Reader
  /** Empty where there are none. */
  text: string
  /** The help that it is about, and what was answered about it. */
  about?: { track: string; service: string; answers: Feedback }
}

/** What is on its way, so that a repeated press is the same one. */
export interface Speaking {
  voice?: Named | undefined
}

/**
 * Sends a voice. `first` is the name that the page has for it; `read` gives the file as it is checked now. Pressed again after a
 * lost answer, it has arrived already.
 */
export async function speak(
  session: PortalSession,
  speaking: Speaking,
  { kind, topic, reader, text, about }: Voice,
  { first, read }: { first?: string; read: () => Promise<OpenFile | undefined> },
): Promise<void> {
  const { circle: to } = reader
  const { id } = (speaking.voice = nameOf(speaking.voice, [kind, topic, String(to), text, about], first))
  const said = { text, ...(about && { service: about.service, answers: about.answers }) }
  const words =
    (text !== '' || about !== undefined) &&
    (await sealWords(session, id, { reader, said, file: await read() }))
  try {
    await session.api.portal.speak(
      { id, kind, topic, to, ...(about && { after: about.track }), ...(words && { words }) },
      { key: id },
    )
  } catch (error) {
    if (!hasArrived(error)) throw error
  }
  speaking.voice = undefined
}

const sealWords = async (
  session: PortalSession,
  id: string,
  { reader, said, file }: { reader: Reader; said: object; file: OpenFile | undefined },
) =>
  session.vault.sealToCircle({
    intent: await intentOf(session, reader, file),
    locator: locatorOf(id),
    value: said,
  })

/**
 * By what the reader is proven. Who is said to carry the file or to help with it must be named in it; who watches over all, and the council of
 * survivors, must be of that kind, as it was signed.
 */
async function intentOf(
  session: PortalSession,
  { circle, organisation, called, stands }: Reader,
  file: OpenFile | undefined,
): Promise<CircleIntent> {
  if (!file) throw new SealingError('not-verified')
  await learn(lineOf(session), file.home, [organisation], { again: true })
  return stands === 'oversight' || stands === 'council'
    ? { to: stands, circle, shown: called }
    : { to: 'case_reader', circle }
}
