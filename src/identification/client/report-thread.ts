// A sealed report with its thread, for the desk that it was sealed to and for who wrote it with the key they sign in with: opened in this
// session, and gone on with.
import type { Attached } from '../../attachments/attached.ts'
import type { Session } from '../../client/session.ts'
import type { ReportReader } from '../../sealing/report.ts'
import type { ReadReport } from '../report.ts'
import type { LabourStep } from '../labour-steps.ts'
import type { CallAsked } from '../call-asked.ts'
import { askedCallIn, attachedTo, labourStepIn, reportIn, textIn, toldIn } from './readable.ts'

type Opened = Awaited<ReturnType<Session['vault']['openReport']>>

interface SealedThread {
  locator: string
  /** The desk's circle; left out by who wrote it. */
  circleId?: number
  wrap: string
  ciphertext: string
  messages: readonly { from: 'person' | 'hotline'; ciphertext: string }[]
}

/** What was said in it, oldest first. From then on this session's vault can seal the next line. */
export async function openThread(
  { vault }: Pick<Session, 'vault'>,
  { messages, ...sealed }: SealedThread,
): Promise<{
  report: ReadReport
  /** Who signed it; nobody where it came from a visitor. */
  author: Opened['author'] | undefined
  texts: string[]
  steps: (LabourStep | undefined)[]
  attached: Attached[][]
  /** When they want to be called. */
  calls: (CallAsked | undefined)[]
  /** Duties of theirs that the finder says are done. */
  told: (string | undefined)[]
}> {
  const opened = await vault.openReport({
    ...sealed,
    messages: messages.map(({ from, ciphertext }, at) => ({
      n: at + 1,
      from: from === 'person' ? ('reporter' as const) : ('hotline' as const),
      ciphertext,
    })),
  })
  return {
    report: reportIn(opened.report),
    author: opened.author,
    texts: opened.messages.map((one) => textIn(one.message)),
    // Only the desk says what was done; whoever complained holds the same key.
    steps: opened.messages.map((one, at) =>
      messages[at]?.from === 'hotline' ? labourStepIn(one.message) : undefined,
    ),
    attached: opened.messages.map((one) => attachedTo(one.message)),
    calls: opened.messages.map((one, at) =>
      messages[at]?.from === 'person' ? askedCallIn(one.message) : undefined,
    ),
    told: opened.messages.map((one, at) =>
      messages[at]?.from === 'person' ? toldIn(one.message) : undefined,
    ),
  }
}

/** How far a line has come; whoever presses again hands the same one over. */
export interface Writing {
  sealed?: { text: string; step?: string | undefined; n: number; ciphertext: string; key: string } | undefined
}

interface NextLine {
  from: ReportReader
  text: string
  step?: LabourStep | undefined
  /** A duty of the finder's own that is done. */
  told?: string | undefined
  send: (line: { n: number; ciphertext: string }, options: { key: string }) => Promise<unknown>
}

/**
 * Sends the next line of a thread that was opened here. The same words are sealed once for their place: pressing again after a broken
 * line sends the same bytes, or nothing where they have arrived.
 */
export async function sendLine(
  { vault }: Pick<Session, 'vault'>,
  { locator, messages }: Pick<SealedThread, 'locator' | 'messages'>,
  { from, text, step, told, send }: NextLine,
  writing: Writing,
): Promise<void> {
  const n = messages.length + 1
  const before = writing.sealed
  const said = step || told ? JSON.stringify({ step, told }) : undefined
  const isSame = before?.text === text && before.step === said
  const isSent = isSame && messages.some((one) => one.ciphertext === before.ciphertext)
  if (!isSent) {
    if (!isSame || before.n !== n) {
      const message = { text, ...(step && { step }), ...(told && { told }) }
      const { ciphertext } = await vault.sealReportMessage({ locator, n, from, message })
      writing.sealed = { text, step: said, n, ciphertext, key: crypto.randomUUID() }
    }
    const { ciphertext, key } = writing.sealed as NonNullable<Writing['sealed']>
    await send({ n, ciphertext }, { key })
  }
  // It stands in the thread. Whoever says the same words once more means them once more.
  writing.sealed = undefined
}
