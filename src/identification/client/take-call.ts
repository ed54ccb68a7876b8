// A call that is written down at the desk: sealed for the desk like a request from the public page, and for the caller, who may
// have a receipt.
import { newId } from '../../api/new-id.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import { verifiedKey } from '../../client/verified-key.ts'
import { fromText } from '../../sealing/text.ts'
import type { channels } from '../contact.ts'
import {
  emptyReport,
  processOf,
  ownOf,
  sealFor,
  urgencyOf,
  type ReadReport,
  type Report,
  type SealedReport,
} from '../report.ts'
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
  report: ReadReport,
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
  const kind = processOf(report.kind)
  const { state, version } = await api.reports.open({ id, kind, ...said, ...sealed }, { key: id })
  return { id, kind, state, version }
}

/**
 * Somebody asked after a person and was told neither yes nor no. It is kept for whoever looks after safety: nobody is searched for, no case is
 * opened, and it waits until somebody has looked at it.
 */
export async function keepAskedAfter(
  session: Session,
  call: SealedCall,
  by: (typeof channels)[number],
): Promise<void> {
  const said = { channel: by, urgency: 'day', language: null, answered: false } as const
  await session.api.reports.open({ id: call.id, ...said, ...call.sealed }, { key: call.id })
}

/** What was said by who asked, sealed for the desk like a call. */
export const sealAskedAfter = async (session: Session, story: string): Promise<SealedCall> =>
  sealCall(session, { ...emptyReport('help', ''), kind: 'asked_after', story }, await makeReceipt(session))
