// A request and its thread, opened again. Whoever holds a key may have written anything, so what comes out is checked
// like any other input.

import { z } from 'zod'
import { strict } from '../api/endpoint.ts'
import { AttachedContent } from '../attachments/model.ts'
import type { Attached } from '../attachments/attached.ts'
import { decided, mayTell } from '../cases/may-tell.ts'
import type { Bytes } from '../sealing/bytes.ts'
import { openReport, openReportKey, openReportMessage } from '../sealing/report.ts'
import type { FromWords } from '../sealing/words.ts'
import { callIn, type CallAsked } from './call-asked.ts'
import { stepIn, type LabourStep } from './labour-steps.ts'
import { longest, reachChannels, reportKinds, safeNow, wishes, type Message, type Report } from './report.ts'

const Line = z.string().max(longest.line)
const Story = z.string().max(longest.story)

export const ReportContent: z.ZodType<Report> = strict({
  kind: z.enum(reportKinds),
  language: z.string().max(12),
  safe: z.enum(safeNow),
  story: Story,
  place: Line,
  // Reports from before it was asked have none.
  mayTell: z.array(z.enum(mayTell)).max(mayTell.length).default([]).transform(decided),
  wishes: z.array(z.enum(wishes)).max(wishes.length),
  channel: z.enum(reachChannels),
  reach: Line,
  times: Line,
  codeWord: Line,
  teller: Line.optional(),
  attached: AttachedContent.optional(),
})

export const MessageContent: z.ZodType<Message> = strict({
  text: Story,
  step: z.unknown().transform(stepIn).optional(),
  attached: AttachedContent.optional(),
  call: z.unknown().transform(callIn).optional(),
})

export interface ThreadLine {
  /** Its number, counted from 1 over both sides. */
  n: number
  from: 'person' | 'hotline'
  text: string
  day: string
  /** What was done, where the desk says so. */
  step?: LabourStep | undefined
  /** When the person wants to be called. */
  call?: CallAsked | undefined
  attached: readonly Attached[]
}

/** What a receipt opens, read again by the one who wrote it. A message that does not open is left out. */
export async function openThread(
  keys: FromWords,
  found: {
    wrapOwn: Bytes
    ciphertext: Bytes
    messages: readonly { from: 'person' | 'hotline'; ciphertext: Bytes; day: string }[]
  },
): Promise<{ key: Bytes; report: Report; messages: ThreadLine[] }> {
  const key = await openReportKey('reporter', keys.enc, { wrap: found.wrapOwn }, keys.locator)
  const report = ReportContent.parse(await openReport(key, keys.locator, found.ciphertext))
  const messages = await Promise.all(
    found.messages.map(async ({ from, ciphertext, day }, at) => {
      const writer = from === 'person' ? 'reporter' : 'hotline'
      const value = await openReportMessage(
        key,
        { locator: keys.locator, n: at + 1, from: writer },
        ciphertext,
      ).catch(() => undefined)
      const parsed = MessageContent.safeParse(value)
      if (!parsed.success) return []
      const { text, step, call, attached = [] } = parsed.data
      const own = from === 'hotline' ? step && { step } : call && { call }
      return [{ n: at + 1, from, text, day, attached, ...own }]
    }),
  )
  return { key, report, messages: messages.flat() }
}
