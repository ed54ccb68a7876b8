// Sends a referral in the order that keeps it safe: consent with its keys first, then the need that rests on it. What
// was done before a line broke is not done again.
import { newId } from '../../api/new-id.ts'
import { isProblem } from '../../api/problem.ts'
import { giveConsent, type Consent } from '../../consent/client/give-consent.ts'
import type { ChosenPage } from '../../consent/client/page-shape.ts'
import { onPaper } from '../../consent/client/consent-text.ts'
import { clearCode } from '../../directory/kinds.ts'
import { givenOtherwise } from '../../client/grant-retry.ts'
import { sealRecord } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import type { ReferralSummary } from '../api.ts'
import { referralMachine } from '../referral.ts'
import { letterPart, type Referring } from './referral-form.ts'

/** What one referral is known by; kept with its draft, so that pressing again sends the same thing, after a reload too. */
export interface Ids {
  readonly track: string
  readonly consent: string
  readonly letter: string
  readonly given: boolean
  readonly tried?: string | undefined
  /** What was sent and not answered: it may have arrived. */
  readonly unanswered: readonly string[]
}

/** The ids of a referral that begins, or of what an enquiry goes on to. */
export const newIds = (enquiry: string | null): Ids => ({
  track: enquiry ?? newId(),
  consent: newId(),
  letter: newId(),
  given: false,
  unanswered: [],
})

interface Form {
  caseId: string
  value: Referring
  isChild: boolean
  /** What is given in place of parts, with the message as one of them. */
  pages?: readonly ChosenPage[] | undefined
  /** The enquiry that this answers, where there is one. */
  enquiry: ReferralSummary | undefined
}

export interface Referral extends Form {
  /** Chosen when the form was opened, or what was kept last. */
  ids: Ids
  /** Told what it is known by from now on, at each step that must not be done twice: the next press begins from there. */
  keep: (ids: Ids) => void
}

/** A referral on its way, with what it is known by at this step. */
interface Sending extends Form {
  readonly ids: Ids
  know: (change: Partial<Ids>) => void
}

function begin({ ids: first, keep, ...form }: Referral): Sending {
  let ids = first
  return {
    ...form,
    get ids() {
      return ids
    },
    know(change) {
      ids = { ...ids, ...change }
      keep(ids)
    },
  }
}

async function sealLetter(session: Session, { caseId, value, ids, enquiry, pages }: Sending) {
  // Among pages it is one of them.
  if (pages) return undefined
  const exact = value.code !== null && clearCode(value.code) !== value.code
  if (!value.text.trim() && !exact) return undefined
  const compartment = letterPart(value)
  const letter = { text: value.text.trim(), service: value.code }
  const about = { track: enquiry?.track ?? ids.track, about: 'referral' }
  const {
    kind: _kind,
    version: _version,
    ...sealed
  } = await sealRecord(session, caseId, { compartment, kind: 'letter', value: letter, about, id: ids.letter })
  return { ...sealed, kind: 'letter' as const, version: 1 as const }
}

const childConsent = ({ isChild, value }: Sending) =>
  isChild ? { assent: value.assent, ...(value.onBehalf ? { onBehalf: value.onBehalf } : {}) } : {}

const interpretedIn = ({ interpreted }: Referring): Consent['interpreted'] =>
  interpreted && { by: interpreted.by.trim(), said: interpreted.said.trim() || undefined }

/**
 * Makes the consent with its keys. What the recipient can read already by an older consent needs no second
 * key; where that is everything, the referral rests on the older one.
 */
async function give(session: Session, sending: Sending, circle: number): Promise<string> {
  const { caseId, value, know } = sending
  const { ids } = sending
  const { method, paper, interpreted } = value
  const how = [value.compartments, value.purpose, value.until, value.language, method, paper, interpreted]
  const { pages } = sending
  const tried = JSON.stringify([circle, ...how, childConsent(sending), ...(pages ? [pages] : [])])
  const changed = ids.tried !== undefined && ids.tried !== tried
  if (ids.given && !changed) return ids.consent
  const { consents, readers } = await session.api.consent.list({ caseId })
  if (consents.some((one) => one.track === ids.consent)) {
    if (!changed) return ids.consent
    // What was agreed to at the first press is in force; what stands here now is another consent.
    know({ consent: newId(), given: false, tried: undefined })
    throw givenOtherwise()
  }
  know({ tried })
  const said = consents.filter(
    (one) => one.recipient === circle && one.state === 'granted' && one.basis === 'consent',
  )
  // What is open there without the person's yes, for days or by an order, is agreed to like anything else.
  const reads = (part: string) =>
    readers.some(
      (one) =>
        one.compartment === part &&
        one.holders.some(
          (holder) =>
            holder.circle === circle &&
            (holder.owner || said.some((yes) => yes.compartments.some((given) => given === part))),
        ),
    )
  const wanted = pages ? [] : value.compartments
  const compartments = wanted.filter((part) => !reads(part))
  const older = said.find((one) => one.compartments.some((part) => reads(part)))
  if (!pages && compartments.length === 0 && older) return older.track
  const { purpose, until, language, recipient } = value
  await giveConsent(
    session,
    {
      caseId,
      track: ids.consent,
      recipient: { name: recipient?.name ?? '', circle },
      compartments,
      told: wanted,
      pages,
      purpose,
      until,
      language,
      method: value.method ?? 'spoken',
      interpreted: interpretedIn(value),
      paper: onPaper(value.method) ? (value.paper ?? undefined) : undefined,
    },
    { whenAccepted: true, ...(value.urgency === 'now' && { urgent: true }), ...childConsent(sending) },
  )
  know({ given: true })
  return ids.consent
}

/**
 * Who presses again because no answer came sends what has arrived already. It is done where the server shows this referral on
 * this case and the same was sent each time; where the form was changed between, the next try is a referral of its own.
 */
async function orArrived(
  { api }: Session,
  sending: Sending,
  sent: Promise<{ track: string }>,
): Promise<{ track: string }> {
  const { caseId, value, know, enquiry } = sending
  const track = enquiry?.track ?? sending.ids.track
  const content = JSON.stringify(value)
  try {
    return await sent
  } catch (error) {
    if (!isProblem(error)) throw error
    if (error.code === 'unavailable') know({ unanswered: [...sending.ids.unanswered, content] })
    const { unanswered } = sending.ids
    const isThere = ['conflict', 'stale'].includes(error.code) || error.detail.because === 'not-in-this-state'
    if (!isThere || unanswered.length === 0) throw error
    const there = await api.referrals.read({ track })
    if (there.caseId !== caseId) throw error
    // An enquiry was there before: it has gone on where a consent stands under it.
    if (unanswered.every((one) => one === content) && (!enquiry || there.consent !== null)) return { track }
    know({
      ...(enquiry ? {} : { track: newId(), consent: newId(), given: false, tried: undefined }),
      letter: newId(),
      unanswered: [],
    })
    throw error
  }
}

/** How what is sent is signed; loaded with the first referral that is. */
const signing = () => import('../../client/signed-moves.ts')

/** Sends a new one, signed. */
async function sendNew(
  session: Session,
  need: Parameters<Session['api']['referrals']['send']>[0],
): Promise<{ track: string }> {
  const { track: id, caseId, recipient: other = 0, urgency, anonymous = false } = need
  const { sendSigned } = await signing()
  const input = anonymous ? { urgency } : { basis: 'consent', urgency }
  const move = anonymous ? 'ask_anonymously' : 'send'
  return sendSigned(session, { machine: referralMachine, move, caseId, id, other, input }, (more) =>
    session.api.referrals.send({ ...need, ...more }),
  )
}

/** Sends what was an enquiry, signed. */
async function sendOn(
  session: Session,
  { track, version, urgency }: ReferralSummary,
  agreed: Omit<Parameters<Session['api']['referrals']['sendAgreed']>[0], 'track'>,
): Promise<{ track: string }> {
  const { moveSigned } = await signing()
  const moving = { machine: referralMachine, move: 'send', track: { id: track, version } }
  return moveSigned(session, { ...moving, input: { basis: 'consent', urgency } }, (more) =>
    session.api.referrals.sendAgreed({ track, ...agreed, ...more }, { ifMatch: version }),
  )
}

/** Sends, and answers with the referral's track. */
export async function sendReferral(session: Session, referral: Referral): Promise<{ track: string }> {
  const sending = begin(referral)
  const { caseId, value, enquiry } = sending
  const { recipient } = value
  if (!recipient || !value.code) throw new Error('The form lets nobody send this.')
  if (enquiry) {
    const circle = enquiry.recipientCircle
    if (circle === null) throw new Error('An enquiry is asked of somebody in the network.')
    const consent = await give(session, sending, circle)
    const letter = await sealLetter(session, sending)
    return orArrived(session, sending, sendOn(session, enquiry, { consent, ...(letter ? { letter } : {}) }))
  }
  const need = {
    track: sending.ids.track,
    caseId,
    ...(recipient.circle === null ? {} : { recipient: recipient.circle }),
    ...(recipient.service ? { service: recipient.service } : { recipientName: recipient.name }),
    serviceCode: clearCode(value.code),
    urgency: value.urgency,
    party: value.party,
    ...(value.district ? { district: value.district } : {}),
  }
  if (value.mode === 'enquiry')
    return orArrived(session, sending, sendNew(session, { ...need, anonymous: true }))
  const letter = await sealLetter(session, sending)
  const note = letter ? { letter } : {}
  if (recipient.circle !== null)
    return orArrived(
      session,
      sending,
      sendNew(session, { ...need, ...note, consent: await give(session, sending, recipient.circle) }),
    )
  const { compartments, purpose, until, language } = value
  const outsideConsent = {
    track: sending.ids.consent,
    compartments,
    purpose,
    until,
    language,
    method: value.method ?? ('spoken' as const),
    ...childConsent(sending),
  }
  return orArrived(session, sending, sendNew(session, { ...need, ...note, outsideConsent }))
}
