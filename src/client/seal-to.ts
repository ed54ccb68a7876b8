// Everything that a client seals to somebody outside a case goes through here: the logs that prove who it is are brought up to date, then
// the vault checks the intent and seals. (docs/protocol.md, intents.)
import type { CircleIntent, PersonIntent, Signer } from '../sealing/intent-shape.ts'
import type { Called } from '../sealing/shapes.ts'
import { SealingError } from '../sealing/suite.ts'
import type { Vault } from '../sealing/vault-shape.ts'
import { checked, knowAsFarAsBelieved, knowCircles, listedWith, listEverybody, refreshHome } from './logs.ts'
import type { Session } from './session.ts'
import { mayWrap } from './wrapping-gate.ts'

/** A circle that somebody chose, and what its organisation was called where they did. */
export interface Chosen {
  circle: number
  shown: Called
}

/**
 * Who has a circle, as the directory lists them; `name` is what they were called on the screen, where that came from elsewhere. `not-verified`
 * where nobody does.
 */
export async function chosenOf(
  session: Pick<Session, 'api' | 'memory'>,
  circle: number,
  name?: string,
): Promise<Chosen> {
  const found = await listedWith(session, circle)
  return { circle, shown: { name: name ?? found.name, kind: found.kind } }
}

/** What an organisation is called where a screen names it: the name that was shown, and the kind that the directory lists. */
export async function calledAs(
  session: Pick<Session, 'api' | 'memory'>,
  organisation: number,
  name: string,
): Promise<Called> {
  const found = (await listEverybody(session)).find(({ id }) => id === organisation)
  if (!found) throw new SealingError('not-verified')
  return { name, kind: found.kind }
}

/** Seals to one circle and to oneself. `not-verified` or `misnamed` where the intent is not proven. */
export async function sealToCircle(
  session: Session,
  intent: CircleIntent,
  words: { locator: string; value: unknown },
) {
  await knowCircles(session, [intent.circle], 'caseId' in intent ? intent.caseId : undefined)
  return session.vault.sealToCircle({ intent, ...words })
}

/** Where words to one person stand. */
interface Place {
  row: string
  field: string
}

/** Seals to one person. `not-verified` where the intent is not proven. */
export async function sealToPerson(session: Session, intent: PersonIntent, place: Place, value: unknown) {
  mayWrap(session)
  const seal = () => session.vault.sealToPerson({ intent, ...place, value })
  // Who has left since reads nothing.
  if (!('organisation' in intent)) return refreshHome(session).then(seal)
  await knowAsFarAsBelieved(session, [session.organisation, intent.organisation])
  return seal()
}

/** Reads what `by`, of `organisation`, wrote to me. `bad-signature` for anybody else's words. */
export const readFrom = async (
  session: Session,
  sealed: Place & { organisation: number; by: string; ciphertext: string; signature: string },
): Promise<unknown> =>
  (await checked(session, [sealed.organisation], () => session.vault.openBrief(sealed))).value

type Opened = Awaited<ReturnType<Vault['openReport']>>

/** Opens words to a circle once more where the log of who signed them was not known. */
export async function openLearning<Words extends { author?: Opened['author'] }>(
  session: Session,
  open: () => Promise<Words>,
): Promise<Words> {
  const opened = await open()
  if (opened.author?.isKnown !== false) return opened
  await knowAsFarAsBelieved(session, [opened.author.organisation])
  return open()
}

/**
 * Opens words to a circle, with who signed them; their log is learned where it was not known. `bad-signature` where they were signed for
 * something else, or by nobody whom a log names.
 */
export async function openSigned(
  session: Session,
  intent: CircleIntent['to'],
  sealed: Parameters<Vault['openReport']>[0],
): Promise<{ words: unknown; author: Signer | undefined; messages: Opened['messages'] }> {
  const {
    report: words,
    author,
    messages,
  } = await openLearning(session, () => session.vault.openReport(sealed))
  if (author && (author.intent !== intent || !author.isKnown)) throw new SealingError('bad-signature')
  return {
    words,
    author: author && { organisation: author.organisation, user: author.user },
    messages,
  }
}
