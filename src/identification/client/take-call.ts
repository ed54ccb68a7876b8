// A call that is written down at the desk: sealed for the desk like a request from the public page, and for the caller, who may
// have a receipt.
import { v7 as newId } from 'uuid'
import type { Session, TrackNow } from '../../client/session.ts'
import { verifiedKey } from '../../client/verified-key.ts'
import { fromText } from '../../sealing/text.ts'
import type { channels } from '../contact.ts'
import { ownOf, sealFor, urgencyOf, type Report, type SealedReport } from '../report.ts'
import { newReceipt, type Receipt } from './send-request.ts'

/** A call that was written down. The same is sent at every press. */
export interface SealedCall {
  id: string
  /** The digits of the receipt, to be read out. */
  words: string
  sealed: SealedReport
}

/** Makes the digits of a receipt and the keys that grow from them. */
export const makeReceipt = ({ api, vault }: Pick<Session, 'api' | 'vault'>): Promise<Receipt> =>
  newReceipt(vault, { evaluate: (input) => api.accounts.evaluateWords(input) }, false)

/** Seals a call for the organisation's own circle, by the key that its checked log has. */
export async function sealCall(
  session: Session,
  report: Report,
  { words, keys }: Receipt,
  id = newId(),
): Promise<SealedCall> {
  const { publicKey } = await verifiedKey(session, session.circle)
  return { id, words, sealed: await sealFor(fromText(publicKey), ownOf(keys), report) }
}

/** Sends it; once more under the same name is the same call. */
export async function sendCall(
  { api }: Pick<Session, 'api'>,
  { id, sealed }: SealedCall,
  { by, ...report }: Report & { by: (typeof channels)[number] },
): Promise<TrackNow> {
  const said = { channel: by, urgency: urgencyOf(report), language: report.language || null }
  const { state, version } = await api.reports.open({ id, ...said, ...sealed }, { key: id })
  return { id, kind: 'contact', state, version }
}
