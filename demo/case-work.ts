// The stories of case work that every invented life and most tests need, told by the product's own client: a case is opened,
// the person agrees, is referred, gets a card. What is not said in a story is usual.

import { randomBytes } from 'node:crypto'
import { newId } from '../src/api/new-id.ts'
import { planOpening, sealCase } from '../src/cases/client/open-case.ts'
import { giveCard as giveCardTo, includePerson, type Card } from '../src/cases/client/give-card.ts'
import type { Compartment } from '../src/cases/model.ts'
import { readCase, takeKeys as takeCaseKeys } from '../src/client/case-keys.ts'
import { sendSigned } from '../src/client/signed-moves.ts'
import { writeRecord, type NewRecord } from '../src/client/records.ts'
import { rotateDueKeys } from '../src/client/rotate-case-keys.ts'
import { latestOf } from '../src/client/sealed-record.ts'
import { openChoices, pagesFrom } from '../src/consent/client/choose-pages.ts'
import { giveConsent } from '../src/consent/client/give-consent.ts'
import type { Choice, ChosenPage } from '../src/consent/client/page-shape.ts'
import type { Purpose } from '../src/consent/terms.ts'
import { handOver, offerHandover } from '../src/handovers/client/hand-over.ts'
import type { HandingReason } from '../src/handovers/handover.ts'
import { referralMachine } from '../src/referrals/referral.ts'
import { sendMessage } from '../src/messages/client/send-message.ts'
import type { Way } from '../src/sealing/agreed.ts'
import { keyPairFromSeed, newSecret } from '../src/sealing/keys.ts'
import { withSuite } from '../src/sealing/suite.ts'
import { toText } from '../src/sealing/text.ts'
import type { Colleague, TrackNow } from './actor.ts'

export interface NewCase {
  /** Ids and references that must be the same each time are given; a real case has random ones. */
  id?: string
  reference?: Uint8Array
  name: string
  language: string
  ageGroup?: 'adult' | 'child' | 'unsure'
  origin?: string
  urgency?: 'now' | 'day' | 'routine'
  phone?: string
  /** YYYY-MM-DD. */
  birth?: string
  safeContact?: object
  story?: string
  contact?: string
}

export interface OpenCase {
  id: string
  reference: string
  track: string
}

/** Opens a case as its worker: keys for every compartment, header, and what was written, sealed. */
export async function openCase(who: Colleague, person: NewCase): Promise<OpenCase> {
  const plan = planOpening(new Uint8Array(person.reference ?? randomBytes(8)), person.id)
  const { name, phone, birth, safeContact, story, language, contact } = person
  const header = { name, ...(phone ? { phone } : {}), ...(birth ? { dob: birth } : {}) }
  const known = { name, ...(phone ? { phone } : {}), ...(birth ? { birth } : {}) }
  const records: NewRecord[] = [
    { compartment: 'identity', kind: 'profile', value: known },
    ...(safeContact ? [{ compartment: 'contact', kind: 'safe_contact', value: safeContact } as const] : []),
    ...(story ? [{ compartment: 'narrative', kind: 'note', value: { text: story } } as const] : []),
  ]
  const facts = {
    language,
    ageGroup: person.ageGroup ?? 'adult',
    origin: person.origin ?? 'ngo',
    urgency: person.urgency ?? 'routine',
    ...(contact ? { contact } : {}),
  }
  const sealed = await sealCase(who, plan, { circle: who.circle, header, records, facts })
  await who.api.cases.open(sealed, { key: plan.key })
  return { id: plan.id, reference: plan.reference, track: plan.trackId }
}

/** Changes how the person may be reached. */
export async function writeContact(who: Colleague, caseId: string, contact: object): Promise<string> {
  const { records } = await readCase(who, caseId)
  const replaces = latestOf(records, 'safe_contact')
  return writeRecord(who, caseId, { compartment: 'contact', kind: 'safe_contact', value: contact, replaces })
}

/** Adds a sealed note to a case. */
export const writeNote = (
  who: Colleague,
  caseId: string,
  compartment: Compartment,
  text: string,
): Promise<string> => writeRecord(who, caseId, { compartment, kind: 'note', value: { text } })

/** Writes to the person, sealed and signed. Answers with the message's id. */
export async function writeMessage(
  who: Colleague,
  caseId: string,
  text: string,
  days: 7 | 30 | 90 | 0 = 90,
): Promise<string> {
  const id = newId()
  await sendMessage(who, caseId, { id, text, days })
  return id
}

/** Reads a case and takes the keys that it holds for this worker's circles. */
export async function takeKeys(who: Colleague, caseId: string) {
  const { held, ...shared } = await readCase(who, caseId)
  return { shared, held }
}

/** What the screens do in the background after a withdrawal or when somebody has left: new keys for what is due. */
export async function rotateDue(who: Colleague, caseId: string): Promise<Compartment[]> {
  const { held } = await takeCaseKeys(who, caseId)
  return rotateDueKeys(who, caseId, held)
}

export interface Agreeing {
  recipient: number
  compartments: readonly Compartment[]
  pages?: readonly ChosenPage[]
  purpose: Purpose
  days?: number
  whenAccepted?: boolean
  language?: string
  method?: Way
  /** For who is no adult: they were asked too, and who agreed on their behalf. */
  assent?: boolean
  onBehalf?: 'guardian_agreed' | 'best_interests_decided'
  /** What it is known by, where it is pressed again. */
  track?: string
}

/** The person agrees in front of the worker: keys wrapped to the recipient, until a day. Answers with the consent's track. */
export async function agree(who: Colleague, caseId: string, terms: Agreeing, now: Date): Promise<string> {
  const { recipient: circle, compartments, purpose, days = 90, language = 'en', assent, onBehalf } = terms
  const { organisations } = await who.api.organisations.list({})
  const isIn = (one: { circle: number }) => one.circle === circle
  const name = organisations.find((one) => isIn(one) || one.teams.some(isIn))?.name
  if (name === undefined) throw new Error('no such circle')
  const track = terms.track ?? newId()
  const until = new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const recipient = { name, circle }
  const method = terms.method ?? 'spoken_with_interpreter'
  const given = { caseId, track, recipient, compartments, told: compartments, pages: terms.pages }
  const interpreted = method === 'spoken_with_interpreter' ? { by: 'LinguaLine 4471' } : undefined
  const consent = { ...given, purpose, until, language, method, interpreted }
  await giveConsent(who, consent, {
    whenAccepted: terms.whenAccepted ?? false,
    ...(assent === undefined ? {} : { assent }),
    ...(onBehalf ? { onBehalf } : {}),
  })
  return track
}

/** The person agrees to pages as they stand today: of the records that `chosen` picks. Answers with the consent's track. */
export async function agreeToPages(
  who: Colleague,
  caseId: string,
  terms: Omit<Agreeing, 'compartments'>,
  chosen: (choice: Choice) => boolean = () => true,
): Promise<string> {
  const choices = await openChoices(who, await readCase(who, caseId))
  const pages = pagesFrom(
    terms.track ?? newId(),
    choices,
    choices.filter(chosen).map(({ id }) => id),
  )
  return agree(who, caseId, { ...terms, compartments: [], pages }, new Date(await who.clock.now()))
}

export interface Referring {
  recipient: number
  serviceCode: string
  urgency?: 'now' | 'day' | 'routine'
  consent?: string
  district?: string
}

type Need = Parameters<Colleague['api']['referrals']['send']>[0]

/** Sends a referral, signed as the screens sign it. */
export function sendReferral(who: Colleague, need: Need) {
  const { track: id, caseId, recipient: other = 0, urgency, anonymous = false } = need
  const input = anonymous ? { urgency } : { basis: 'consent', urgency }
  const move = anonymous ? 'ask_anonymously' : 'send'
  return sendSigned(who, { machine: referralMachine, move, caseId, id, other, input }, (more) =>
    who.api.referrals.send({ ...need, ...more }),
  )
}

/** Refers the person on; the recipient sees the need, and the keys wait for their answer. */
export async function refer(who: Colleague, caseId: string, referral: Referring): Promise<TrackNow> {
  const track = newId()
  const sent = await sendReferral(who, { track, caseId, urgency: 'routine', ...referral })
  return { id: track, kind: 'referral', state: sent.state, version: sent.version }
}

/** Asks another carrier whether it takes a case on. Answers with the hand-over's track. */
export async function offerCase(
  who: Colleague,
  caseId: string,
  recipient: number,
  reason: HandingReason = 'moved_away',
): Promise<TrackNow> {
  const { case: of } = await who.api.cases.read({ id: caseId })
  return offerHandover(who, { of, track: newId(), recipient, reason })
}

/** In front of the worker the person says yes to being carried by somebody else, of all that goes along. */
export async function agreeToCarrying(
  who: Colleague,
  caseId: string,
  terms: Partial<Agreeing> & Pick<Agreeing, 'recipient'>,
  now: Date,
): Promise<string> {
  await readCase(who, caseId)
  const { carried: compartments } = await who.vault.viewCase({ caseId, day: now.toISOString().slice(0, 10) })
  return agree(who, caseId, { compartments, purpose: 'carrying', days: 30, ...terms }, now)
}

/** The case goes to whoever has said that they take it. */
export async function handCaseOn(who: Colleague, caseId: string, track: string): Promise<TrackNow> {
  const { handovers } = await who.api.handovers.list({ caseId })
  const handover = handovers.find((one) => one.track === track)
  if (!handover) throw new Error('no such hand-over')
  return handOver(who, handover)
}

/** Gives the person a card of six words and wraps the case to it. Answers with the words. */
export const giveCard = (
  who: Colleague,
  caseId: string,
  language: string,
): Promise<Pick<Card, 'words' | 'circle' | 'freezeNumber'>> =>
  giveCardTo(who, { freeze: null }, caseId, language)

/** A card whose words nobody knows: its keys are random, where in truth they grow from words. Nobody opens its note. */
export async function giveUnknownCard(who: Colleague, caseId: string, language: string): Promise<number> {
  const [enc, sig] = await Promise.all([
    keyPairFromSeed('enc', newSecret()),
    keyPairFromSeed('sig', newSecret()),
  ])
  const keys = { encPublic: toText(enc.publicKey), sigPublic: toText(sig.publicKey) }
  const { circle } = await who.api.accounts.giveCard({
    caseId,
    language,
    locator: toText(newSecret(16)),
    freeze: toText(newSecret()),
    ...keys,
  })
  await includePerson(who, caseId, { circle, keys, note: toText(withSuite(newSecret(540))) })
  return circle
}

/** The person was asked about the bed that is offered, and wants it. */
export const wantsBed = (who: Colleague, offered: TrackNow): Promise<TrackNow> =>
  who.move('placement', 'ask_person', offered, { answer: 'says_yes' })
