// The hotline's side of a request for help: its words opened in this session, and an answer sealed for whoever holds the receipt.
import type { Attached } from '../../attachments/attached.ts'
import { openLearning } from '../../client/seal-to.ts'
import type { Api, Session } from '../../client/session.ts'
import type { Signer } from '../../sealing/intent-shape.ts'
import type { CallAsked } from '../call-asked.ts'
import type { ReadReport } from '../report.ts'
import type { LabourStep } from '../labour-steps.ts'
import { openThread, sendLine, type Writing } from './report-thread.ts'

/** A request as the server shows it to the desk. */
export type Contact = Awaited<ReturnType<Api['reports']['read']>>

/** What was said in it, oldest first. */
export interface OpenedRequest {
  report: ReadReport
  /** The colleague who signed what they told; nobody where it came from a visitor, or where no signature proves it. */
  signer: Signer | undefined
  texts: string[]
  /** Beside each, what was done, of a complaint about pay. */
  steps: (LabourStep | undefined)[]
  /** When whoever wrote a line wants to be called. */
  calls: (CallAsked | undefined)[]
  /** What came with each line. */
  attached: Attached[][]
}

/** Whoever tells as a colleague has signed in: a visitor can seal anything, also that they are one. */
function asArrived({ encounter, ...report }: ReadReport, channel: Contact['channel']): ReadReport {
  if (encounter && channel === 'colleague') return { ...report, encounter }
  // What is written down at the desk never comes from the public page.
  const isFeigned = report.kind === 'encounter' || (report.kind === 'asked_after' && channel === 'web')
  return { ...report, kind: isFeigned ? 'help' : report.kind }
}

/** Opens a request and its thread. From then on this session's vault can seal an answer to it. */
export async function openRequest(
  session: Session,
  contact: Pick<Contact, 'locator' | 'circle' | 'channel' | 'wrapHotline' | 'ciphertext' | 'messages'>,
): Promise<OpenedRequest> {
  const { locator, circle: circleId, channel, wrapHotline: wrap, ciphertext, messages } = contact
  const thread = { locator, circleId, wrap, ciphertext, messages }
  const { report, author, ...lines } = await openLearning(session, () => openThread(session, thread))
  // A signature for something else, or of somebody whom no log names, is none.
  const isTrue = author?.intent === 'desk' && author.isKnown
  const signer = author && isTrue ? { organisation: author.organisation, user: author.user } : undefined
  return { report: asArrived(report, channel), signer, ...lines }
}

/** Sends the next message of the thread of a request that was opened here, once however often it is pressed. */
export const answerRequest = (
  session: Pick<Session, 'api' | 'vault'>,
  contact: Pick<Contact, 'track' | 'locator' | 'messages'>,
  text: string,
  answering: Writing = {},
): Promise<void> =>
  sendLine(
    session,
    contact,
    {
      from: 'hotline',
      text,
      send: (line, options) => session.api.reports.answer({ track: contact.track, ...line }, options),
    },
    answering,
  )
