// Sends a referral in the order that keeps it safe: agreement with its keys first, then the need that rests on it. What
// was done before a line broke is not done again.
import { agree } from '../../consent/ui/agreeing.ts'
import { onPaper } from '../../consent/ui/asked.ts'
import { clearCode } from '../../directory/kinds.ts'
import { api } from '../../web/api.ts'
import { today } from '../../web/logs.ts'
import { vault } from '../../web/vault.ts'
import type { ReferralSummary } from '../api.ts'
import { letterPart, type Referring } from './referring.ts'

interface Sending {
  caseId: string
  value: Referring
  isChild: boolean
  /** Chosen when the form was opened, so that pressing again sends the same thing. */
  ids: { track: string; consent: string; letter: string; given: boolean }
  /** The enquiry that this answers, where there is one. */
  enquiry: ReferralSummary | undefined
}

async function sealLetter({ caseId, value, ids, enquiry }: Sending) {
  const exact = value.code !== null && clearCode(value.code) !== value.code
  if (!value.text.trim() && !exact) return undefined
  const compartment = letterPart(value)
  const letter = { text: value.text.trim(), service: value.code }
  const sealed = await vault.sealRecord({
    caseId,
    compartment,
    table: 'records',
    row: ids.letter,
    field: 'letter',
    version: 1,
    value: letter,
    said: { on: today(), track: enquiry?.track ?? ids.track, about: 'referral' },
  })
  return { id: ids.letter, compartment, kind: 'letter' as const, version: 1 as const, ...sealed }
}

const childAgreement = ({ isChild, value }: Sending) =>
  isChild ? { assent: value.assent, ...(value.onBehalf ? { onBehalf: value.onBehalf } : {}) } : {}

/**
 * Makes the agreement with its keys. What the receiver can read already rests on an older agreement and needs no second
 * key; where that is everything, the referral rests on the older one.
 */
async function give(sending: Sending, circle: number): Promise<string> {
  const { caseId, value, ids } = sending
  if (ids.given) return ids.consent
  const { agreements, readers } = await api.consent.list({ caseId })
  const reads = (part: string) =>
    readers.some((one) => one.compartment === part && one.holders.some((holder) => holder.circle === circle))
  const compartments = value.compartments.filter((part) => !reads(part))
  const older = agreements.find(
    (one) =>
      one.recipient === circle && one.state === 'granted' && one.compartments.some((part) => reads(part)),
  )
  if (compartments.length === 0 && older) return older.track
  const { purpose, until, language, receiver } = value
  await agree(
    {
      caseId,
      track: ids.consent,
      receiver: { name: receiver?.name ?? '', circle },
      compartments,
      told: value.compartments,
      purpose,
      until,
      language,
      method: value.method ?? 'spoken',
      paper: onPaper(value.method) ? (value.paper ?? undefined) : undefined,
    },
    { whenAccepted: true, ...childAgreement(sending) },
  )
  ids.given = true
  return ids.consent
}

/** Sends, and answers with the referral's track. */
export async function sendReferral(sending: Sending): Promise<{ track: string }> {
  const { caseId, value, ids, enquiry } = sending
  const { receiver } = value
  if (!receiver || !value.code) throw new Error('The form lets nobody send this.')
  if (enquiry) {
    const circle = enquiry.receiverCircle
    if (circle === null) throw new Error('An enquiry is asked of somebody in the network.')
    const consent = await give(sending, circle)
    const letter = await sealLetter(sending)
    return api.referrals.sendAgreed(
      { track: enquiry.track, consent, ...(letter ? { letter } : {}) },
      { ifMatch: enquiry.version },
    )
  }
  const need = {
    track: ids.track,
    caseId,
    ...(receiver.circle === null ? {} : { receiver: receiver.circle }),
    ...(receiver.service ? { service: receiver.service } : { receiverName: receiver.name }),
    serviceCode: clearCode(value.code),
    urgency: value.urgency,
    party: value.party,
    ...(value.district ? { district: value.district } : {}),
  }
  if (value.mode === 'enquiry') return api.referrals.send({ ...need, anonymous: true })
  const letter = await sealLetter(sending)
  const note = letter ? { letter } : {}
  if (receiver.circle !== null)
    return api.referrals.send({ ...need, ...note, consent: await give(sending, receiver.circle) })
  const { compartments, purpose, until, language } = value
  const outsideAgreement = {
    track: ids.consent,
    compartments,
    purpose,
    until,
    language,
    method: value.method ?? ('spoken' as const),
    ...childAgreement(sending),
  }
  return api.referrals.send({ ...need, ...note, outsideAgreement })
}
