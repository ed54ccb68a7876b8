// The hotline's side of a request for help: its words opened in this session, and an answer sealed for whoever holds the receipt.
import type { Api, Session } from '../../client/session.ts'
import type { ReadReport } from '../report.ts'
import { reportIn, textIn } from './readable.ts'

/** A request as the server shows it to the desk. */
export type Contact = Awaited<ReturnType<Api['reports']['read']>>

/** What was said in it, oldest first. */
export interface OpenedRequest {
  report: ReadReport
  texts: string[]
}

/** Whoever tells as a colleague has signed in: a visitor can seal anything, also that they are one. */
function asArrived({ met, ...report }: ReadReport, channel: Contact['channel']): ReadReport {
  if (met && channel === 'colleague') return { ...report, met }
  return { ...report, kind: report.kind === 'met' ? 'help' : report.kind }
}

/** Opens a request and its thread. From then on this session's vault can seal an answer to it. */
export async function openRequest(
  { vault }: Pick<Session, 'vault'>,
  {
    locator,
    circle,
    channel,
    wrapHotline,
    ciphertext,
    messages,
  }: Pick<Contact, 'locator' | 'circle' | 'channel' | 'wrapHotline' | 'ciphertext' | 'messages'>,
): Promise<OpenedRequest> {
  const opened = await vault.openReport({
    locator,
    circleId: circle,
    wrap: wrapHotline,
    ciphertext,
    messages: messages.map((one, at) => ({
      n: at + 1,
      from: one.from === 'person' ? ('reporter' as const) : ('hotline' as const),
      ciphertext: one.ciphertext,
    })),
  })
  return {
    report: asArrived(reportIn(opened.report), channel),
    texts: opened.messages.map((one) => textIn(one.message)),
  }
}

/** How far an answer has come; whoever presses again hands the same one over. */
export interface Answering {
  sealed?: { text: string; n: number; ciphertext: string; key: string } | undefined
}

/**
 * Sends the next message of the thread of a request that was opened here. The same words are sealed once for their place: pressing
 * again after a broken line sends the same bytes, or nothing where they have arrived.
 */
export async function answerRequest(
  { api, vault }: Pick<Session, 'api' | 'vault'>,
  contact: Pick<Contact, 'track' | 'locator' | 'messages'>,
  text: string,
  answering: Answering = {},
): Promise<void> {
  const { track, locator, messages } = contact
  const n = messages.length + 1
  const before = answering.sealed
  const isSent = before?.text === text && messages.some((one) => one.ciphertext === before.ciphertext)
  if (!isSent) {
    if (before?.text !== text || before.n !== n) {
      const { ciphertext } = await vault.sealReportMessage({ locator, n, from: 'hotline', message: { text } })
      answering.sealed = { text, n, ciphertext, key: crypto.randomUUID() }
    }
    const { ciphertext, key } = answering.sealed as NonNullable<Answering['sealed']>
    await api.reports.answer({ track, n, ciphertext }, { key })
  }
  // It stands in the thread. Whoever says the same words once more means them once more.
  answering.sealed = undefined
}
