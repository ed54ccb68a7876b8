// What giving a card consists of, step by step, so that a line that breaks anywhere leaves nobody with a card that has no words:
// words and their keys are made, the server gives the card a circle, and the case is wrapped to it.
import { freezeHash, newFreezeNumber } from '../../sealing/freeze-number.ts'
import { WORKING } from '../../sealing/shapes.ts'
import { toText } from '../../sealing/text.ts'
import type { CompartmentEpoch, WordsKeys } from '../../sealing/vault-shape.ts'
import { readCase, sendStatement, stateFrozen } from '../../client/case-keys.ts'
import { refreshHome } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { lineWords } from '../../client/line-words.ts'
import { minute, today } from '../../client/time.ts'
import { mayWrap } from '../../client/wrapping-gate.ts'

export interface Card {
  words: string
  /** Freezes the card without its words; it stands on a paper of its own. */
  freezeNumber: string
  /** The card's circle. */
  circle: number
  /** For a device without script, which cannot check by itself: how our log begins, in six words. */
  compare: string
  /** How far the person's file went when the card was made: its last line, as its number and three words. */
  line: string
}

/** How far it has come. */
export interface Giving {
  /** The card that has to open nothing any more before another one is given. */
  freeze: number | null
  /** Words that were made and perhaps sent: sent again under the same key they are the same card. */
  made?: CardWords | undefined
}

/** Words and the public halves that grow from them. */
export interface CardWords {
  words: string
  freezeNumber: string
  keys: WordsKeys
  /** Idempotency key of the card. */
  key: string
}

async function makeWords({ api, vault }: Session): Promise<CardWords> {
  const { words, blinded } = await vault.makeWords({ purpose: 'card', form: 'card-words' })
  const { evaluated } = await api.accounts.evaluateWords({ blinded })
  const keys = await vault.finishWords({ evaluated })
  return { words, freezeNumber: newFreezeNumber(), keys, key: crypto.randomUUID() }
}

/** The card opens nothing from here on, also where it is open at this moment. Once more does no harm. */
export async function freezeCard(session: Session, giving: Giving, caseId: string): Promise<void> {
  if (giving.freeze === null) return
  await session.api.accounts.freezeCard({ circle: giving.freeze })
  giving.freeze = null
  // The door is closed; that it is stands in the chain from now on. Who does not carry the case leaves that to who does.
  await stateFrozen(session, caseId).catch(() => undefined)
}

/** Wraps the case to a card that has its circle, with the note that only the card's words open. */
export async function includePerson(
  session: Session,
  caseId: string,
  { circle, keys, note }: { circle: number; keys: Omit<WordsKeys, 'locator'>; note?: string },
): Promise<void> {
  const { api, vault } = session
  const { held, epochs } = await readCase(session, caseId)
  // What her worker noted for herself is hers when it is put into the file.
  const compartments = held.filter((one) => one !== WORKING)
  const { encPublic, sigPublic } = keys
  const person = { caseId, circle, encPublic, sigPublic, compartments, epochs: epochs as CompartmentEpoch[] }
  const make = async () => ({
    ...(await vault.includePerson({ ...person, at: await minute(session) })),
    note: note ?? (await vault.noteForCard({ caseId })).note,
  })
  await sendStatement(session, caseId, make, (made) => api.consent.include({ caseId, ...made }))
}

/** Makes the words and their keys, and lets the person in. Answers with the words. */
export async function giveCard(
  session: Session,
  giving: Giving,
  caseId: string,
  language: string,
): Promise<Card> {
  const { api, vault } = session
  // Before anything is made: a card that holds no key is a promise that is not kept.
  mayWrap(session)
  await freezeCard(session, giving, caseId)
  giving.made ??= await makeWords(session)
  const { words, freezeNumber, keys, key } = giving.made
  const freeze = toText(await freezeHash(freezeNumber))
  const { circle } = await api.accounts.giveCard({ caseId, language, freeze, ...keys }, { key })
  // The card stands. Where what follows breaks off nobody has read its words, and it is followed by another one.
  giving.made = undefined
  giving.freeze = circle
  await includePerson(session, caseId, { circle, keys })
  const { genesis } = await refreshHome(session)
  const compare = (await vault.fingerprint({ publicKey: genesis })).words
  giving.freeze = null
  const { head } = await vault.viewCase({ caseId, day: await today(session) })
  const line = `${head.n} · ${await lineWords(vault, head.hash)}`
  return { words, freezeNumber, circle, compare, line }
}
