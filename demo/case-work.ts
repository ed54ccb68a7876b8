// The acts of case work that more than one screen and every invented life needs: opening a case with its keys, agreeing,
// referring, giving a card. Each seals first and then calls the endpoint, exactly as the screens do.

import { v7 as newId } from 'uuid'
import { randomBytes } from 'node:crypto'
import { referenceFrom } from '../src/cases/alias.ts'
import { openedCompartments, type recordKinds } from '../src/cases/codes.ts'
import type { Compartment } from '../src/cases/model.ts'
import { minuteOf } from '../src/sealing/minute.ts'
import type { Way } from '../src/sealing/agreed.ts'
import { keyPairFromSeed, newSecret } from '../src/sealing/keys.ts'
import { withSuite } from '../src/sealing/suite.ts'
import { toText } from '../src/sealing/text.ts'
import { messagePlace } from '../src/messages/message-label.ts'
import { linesOf, wordsOf, type KeptWords } from '../src/consent/client/consent-text.ts'
import { wordsPlace } from '../src/consent/client/consent-text-compartment.ts'
import type { Purpose } from '../src/consent/terms.ts'
import { speaker } from '../src/language/say.ts'
import type { handingReasons } from '../src/handovers/handover.ts'
import type { CompartmentEpoch, Header, Said } from '../src/sealing/vault-shape.ts'
import { knowListed, withLogs } from '../src/client/chain-reader.ts'
import { newestOf } from '../src/client/sealed-record.ts'
import { turnKeys, type Turning } from '../src/client/rotate-case-keys.ts'
import { lineOf, minuteFor, type Colleague, type TrackNow } from './actor.ts'

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
  const id = person.id ?? newId()
  const track = newId()
  const reference = referenceFrom(person.reference ?? randomBytes(8))
  const at = await minuteFor(who)
  const said = { on: at.slice(0, 10) }
  const header: Header = {
    name: person.name,
    ...(person.phone ? { phone: person.phone } : {}),
    worker: who.handle,
  }
  const keys = await who.vault.openCase({
    caseId: id,
    owner: who.circle,
    compartments: openedCompartments,
    at,
    header,
    headerCircles: [who.circle],
  })
  const records = [
    await sealRecord(who, id, 'identity', 'profile', { name: person.name, phone: person.phone ?? null }),
    ...(person.safeContact ? [await sealRecord(who, id, 'contact', 'safe_contact', person.safeContact)] : []),
    ...(person.story
      ? [await sealRecord(who, id, 'narrative', 'note', { text: person.story }, 1, said)]
      : []),
  ]
  await who.api.cases.open({
    id,
    reference,
    trackId: track,
    language: person.language,
    ageGroup: person.ageGroup ?? 'adult',
    origin: person.origin ?? 'ngo',
    urgency: person.urgency ?? 'routine',
    statement: keys.statement,
    epochs: keys.epochs,
    wraps: keys.wraps,
    headers: keys.headers,
    records,
    circle: who.circle,
    ...(person.contact ? { contact: person.contact } : {}),
  })
  return { id, reference, track }
}

/** The day that who writes says of what they write. */
const today = async (who: Colleague): Promise<Said> => ({ on: (await minuteFor(who)).slice(0, 10) })

/** Seals one record of a case; the row's own id is its place. */
export async function sealRecord(
  who: Colleague,
  caseId: string,
  compartment: Compartment,
  kind: (typeof recordKinds)[number],
  value: object,
  version = 1,
  said?: Said,
) {
  const id = newId()
  const sealed = await who.vault.sealRecord({
    caseId,
    compartment,
    table: 'records',
    row: id,
    field: kind,
    version,
    value,
    ...(said ? { said } : {}),
  })
  return { id, compartment, kind, version, ...sealed }
}

/** Changes how the person may be reached. */
export async function writeContact(who: Colleague, caseId: string, contact: object): Promise<string> {
  const { shared } = await takeKeys(who, caseId)
  const before = newestOf(shared.records, 'safe_contact')?.version ?? 0
  const record = await sealRecord(who, caseId, 'contact', 'safe_contact', contact, before + 1)
  await who.api.cases.seal({ caseId, record })
  return record.id
}

/** Adds a sealed note to a case. */
export async function writeNote(
  who: Colleague,
  caseId: string,
  compartment: Compartment,
  text: string,
): Promise<string> {
  const record = await sealRecord(who, caseId, compartment, 'note', { text }, 1, await today(who))
  await who.api.cases.seal({ caseId, record })
  return record.id
}

/** Writes to the person, sealed and signed. Answers with the message's id. */
export async function writeMessage(
  who: Colleague,
  caseId: string,
  text: string,
  days: 7 | 30 | 90 | 0 = 90,
): Promise<string> {
  const id = newId()
  const said = await today(who)
  const sealed = await who.vault.sealRecord({ ...messagePlace(caseId, id), value: { text }, said })
  await who.api.messages.write({ caseId, id, days, ...sealed })
  return id
}

/** Takes the keys that a case holds for this worker's circles. */
export async function takeKeys(who: Colleague, caseId: string) {
  const shared = await who.api.cases.read({ id: caseId })
  const { held } = await withLogs(lineOf(who), who.organisation, shared.logs, () =>
    who.vault.receiveKeys({
      caseId,
      statements: shared.statements,
      epochs: shared.epochs as CompartmentEpoch[],
      wraps: shared.wraps,
    }),
  )
  return { shared, held }
}

/** What the screens do in the background after a withdrawal or when somebody has left: new keys for what is due. */
export async function turnDue(who: Colleague, caseId: string): Promise<Compartment[]> {
  const { api, vault } = who
  const at = await minuteFor(who)
  const take = async () => {
    const shown = await api.cases.keys({ caseId })
    const { epochs, wraps, statements } = shown
    const { held } = await withLogs(lineOf(who), who.organisation, shown.logs, () =>
      vault.receiveKeys({ caseId, statements, epochs: epochs as CompartmentEpoch[], wraps }),
    )
    return { ...shown, held: held.map((one) => one.compartment) }
  }
  const { held } = await take()
  const turning: Turning = {
    api,
    vault,
    minute: () => at,
    async knowCircles(circles) {
      const { organisations } = await api.organisations.list({})
      await knowListed(lineOf(who), who.organisation, organisations, circles)
    },
    takeKeys: take,
    async revoke(ofCase, grant) {
      const { statement } = await vault.revoke({ caseId: ofCase, grant, at })
      await api.consent.revoke({ caseId: ofCase, track: grant, statement })
    },
    async saying(_caseId, make, send) {
      await send(await make())
    },
  }
  return turnKeys(turning, caseId, held)
}

export interface Agreeing {
  recipient: number
  compartments: readonly Compartment[]
  purpose: Purpose
  days?: number
  whenAccepted?: boolean
  language?: string
  method?: Way
  /** For who is no adult: they were asked too, and who agreed on their behalf. */
  assent?: boolean
  onBehalf?: 'guardian_agreed' | 'best_interests_decided'
}

/** The person agrees in front of the worker: keys wrapped to the recipient, until a day. Answers with the agreement's track. */
export async function agree(who: Colleague, caseId: string, terms: Agreeing, now: Date): Promise<string> {
  const { organisations } = await who.api.organisations.list({})
  await knowListed(lineOf(who), who.organisation, organisations, [terms.recipient])
  const isIn = ({ circle }: { circle: number }) => circle === terms.recipient
  const recipient = organisations.find((one) => isIn(one) || one.teams.some(isIn))
  if (!recipient) throw new Error('no such circle')
  const track = newId()
  const given = {
    purpose: terms.purpose,
    until: new Date(now.getTime() + (terms.days ?? 90) * 86_400_000).toISOString().slice(0, 10),
  }
  const { compartments, language = 'en', method = 'spoken_with_interpreter' } = terms
  const said = speaker(language)
  const asked = { receiver: recipient.name, compartments, ...given }
  const kept: KeptWords = { words: wordsOf(linesOf(said, asked)), language: said.language }
  const { wraps, statement } = await who.vault.grant({
    caseId,
    grant: track,
    to: terms.recipient,
    compartments,
    basis: 'consent',
    at: minuteOf(now),
    ...given,
    agreed: { how: method, language, words: kept.words },
    ...(terms.whenAccepted && { beside: true }),
  })
  const { person } = await who.vault.viewCase({ caseId, day: minuteOf(now).slice(0, 10) })
  await who.api.consent.give({
    caseId,
    track,
    recipient: terms.recipient,
    ...given,
    language,
    method,
    wraps,
    statement,
    words: await sealRecord(who, caseId, wordsPlace(compartments, person?.compartments), 'agreed', kept, 1, {
      on: minuteOf(now).slice(0, 10),
      track,
      about: 'consent',
    }),
    whenAccepted: terms.whenAccepted ?? false,
    ...(terms.assent === undefined ? {} : { assent: terms.assent }),
    ...(terms.onBehalf ? { onBehalf: terms.onBehalf } : {}),
  })
  return track
}

export interface Referring {
  receiver: number
  serviceCode: string
  urgency?: 'now' | 'day' | 'routine'
  consent?: string
  district?: string
}

/** Refers the person on; the receiver sees the need, and the keys wait for their answer. */
export async function refer(who: Colleague, caseId: string, referral: Referring): Promise<TrackNow> {
  const track = newId()
  const sent = await who.api.referrals.send({ track, caseId, urgency: 'routine', ...referral })
  return { id: track, kind: 'referral', state: sent.state, version: sent.version }
}

/** Asks another carrier whether it takes a case on. Answers with the hand-over's track. */
export async function offerCase(
  who: Colleague,
  caseId: string,
  receiver: number,
  reason: (typeof handingReasons)[number] = 'moved_away',
): Promise<TrackNow> {
  return who.api.handovers.offer({ caseId, track: newId(), receiver, reason })
}

/** In front of the worker the person says yes to being carried by somebody else, of all that goes along. */
export async function agreeToCarrying(
  who: Colleague,
  caseId: string,
  recipient: number,
  now: Date,
  terms: Partial<Agreeing> = {},
): Promise<string> {
  await takeKeys(who, caseId)
  const { carried } = await who.vault.viewCase({ caseId, day: now.toISOString().slice(0, 10) })
  return agree(
    who,
    caseId,
    { recipient, compartments: carried, purpose: 'carrying', days: 30, ...terms },
    now,
  )
}

/** The case goes to whoever has said that they take it. */
export async function handCaseOn(who: Colleague, caseId: string, track: string): Promise<TrackNow> {
  const { handovers } = await who.api.handovers.list({ caseId })
  const handover = handovers.find((one) => one.track === track)
  if (!handover) throw new Error('no such hand-over')
  await takeKeys(who, caseId)
  const { statement } = await who.vault.handOn({
    caseId,
    to: handover.receiverCircle,
    at: await minuteFor(who),
  })
  return who.api.handovers.handOver({ track, statement }, { ifMatch: handover.version })
}

/** Gives the person a card of six words and wraps the case to it. Answers with the words. */
export async function giveCard(
  who: Colleague,
  caseId: string,
  language: string,
): Promise<{ words: string; circle: number }> {
  const { words, blinded } = await who.vault.makeWords({ purpose: 'card', form: 'card-words' })
  const { evaluated } = await who.api.accounts.evaluateWords({ blinded })
  const keys = await who.vault.finishWords({ evaluated })
  const noteFor = async () => (await who.vault.noteForCard({ caseId })).note
  return { words, circle: await includePerson(who, caseId, language, keys, noteFor) }
}

/** A card whose words nobody knows: its keys are random, where in truth they grow from words. */
export async function giveUnknownCard(who: Colleague, caseId: string, language: string): Promise<number> {
  const [enc, sig] = await Promise.all([
    keyPairFromSeed('enc', newSecret()),
    keyPairFromSeed('sig', newSecret()),
  ])
  const keys = { encPublic: toText(enc.publicKey), sigPublic: toText(sig.publicKey) }
  // Nobody has its words, so nobody opens its note.
  const noteFor = async () => toText(withSuite(newSecret(540)))
  return includePerson(who, caseId, language, { locator: toText(newSecret(16)), ...keys }, noteFor)
}

async function includePerson(
  who: Colleague,
  caseId: string,
  language: string,
  keys: { locator: string; encPublic: string; sigPublic: string },
  noteFor: () => Promise<string>,
): Promise<number> {
  const { circle } = await who.api.accounts.giveCard({ caseId, language, ...keys })
  const { held } = await takeKeys(who, caseId)
  const compartments = held.map((one) => one.compartment)
  const { wraps, statement } = await who.vault.includePerson({
    caseId,
    circle,
    encPublic: keys.encPublic,
    sigPublic: keys.sigPublic,
    compartments,
    at: await minuteFor(who),
  })
  await who.api.consent.include({ caseId, wraps, statement, note: await noteFor() })
  return circle
}
