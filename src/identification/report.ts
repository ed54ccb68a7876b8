// What somebody tells us without saying who they are: its shape, its limits, and how it is sealed. The same code runs in
// the browser, and on the server where there is no script. (reference/security.md §2.6; CCP/1 lines 35 to 38.)

import { z } from 'zod'
import { strict } from '../api/endpoint.ts'
import {
  openReport,
  openReportKey,
  openReportMessage,
  sealReport,
  sealReportMessage,
} from '../sealing/report.ts'
import { toText } from '../sealing/text.ts'
import type { FromWords } from '../sealing/words.ts'
import type { Bytes } from '../sealing/bytes.ts'
import type { urgencies } from './contact.ts'

export const reportKinds = ['help', 'concern'] as const
export type ReportKind = (typeof reportKinds)[number]
export const safeNow = ['yes', 'no', 'unsure', ''] as const
export const wishes = ['talk', 'place', 'doctor', 'pay', 'papers', 'law', 'home'] as const
export const reachChannels = ['here', 'phone', 'text', 'email'] as const

/** Longest answers, in characters: a story, and a line. */
export const longest = { story: 4000, line: 200 } as const

const Line = z.string().max(longest.line)
const Story = z.string().max(longest.story)

/** The content, before it is sealed. Every answer may be empty. */
export const Report = strict({
  kind: z.enum(reportKinds),
  language: z.string().max(12),
  safe: z.enum(safeNow),
  story: Story,
  place: Line,
  wishes: z.array(z.enum(wishes)).max(wishes.length),
  channel: z.enum(reachChannels),
  reach: Line,
  times: Line,
  codeWord: Line,
})
export type Report = z.infer<typeof Report>

export const Message = strict({ text: Story })

export const emptyReport = (kind: ReportKind, language: string): Report => ({
  kind,
  language,
  safe: '',
  story: '',
  place: '',
  wishes: [],
  channel: 'here',
  reach: '',
  times: '',
  codeWord: '',
})

/** Whether there is anything in it to answer. */
export const saysSomething = (report: Report): boolean =>
  [report.safe, report.story, report.place, report.reach].some((answer) => answer.trim() !== '') ||
  report.wishes.length > 0

/** How soon somebody must look: the one thing about the content that stands in clear. */
export function urgencyOf(report: Report): (typeof urgencies)[number] {
  if (report.safe === 'no') return 'now'
  return report.safe === 'yes' ? 'routine' : 'day'
}

/** A sealed report in the form of the API. */
export interface SealedReport {
  locator: string
  ownPublic: string
  wrapHotline: string
  wrapOwn: string
  ciphertext: string
}

/** Seals a report for the hotline's circle and for the keys that grew from the receipt. */
export async function sealFor(
  hotlinePublic: Bytes,
  keys: Pick<FromWords, 'locator' | 'enc'>,
  report: Report,
): Promise<SealedReport> {
  const sealed = await sealReport(hotlinePublic, keys.enc.publicKey, keys.locator, report)
  return {
    locator: toText(keys.locator),
    ownPublic: toText(keys.enc.publicKey),
    wrapHotline: toText(sealed.wrapHotline),
    wrapOwn: toText(sealed.wrapOwn),
    ciphertext: toText(sealed.ciphertext),
  }
}

export interface ThreadLine {
  from: 'person' | 'hotline'
  text: string
  day: string
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
  const key = await openReportKey('reporter', keys.enc, found.wrapOwn, keys.locator)
  const report = Report.parse(await openReport(key, keys.locator, found.ciphertext))
  const messages = await Promise.all(
    found.messages.map(async ({ from, ciphertext, day }, at) => {
      const value = await openReportMessage(
        key,
        keys.locator,
        at + 1,
        from === 'person' ? 'reporter' : 'hotline',
        ciphertext,
      ).catch(() => undefined)
      const parsed = Message.safeParse(value)
      return parsed.success ? [{ from, text: parsed.data.text, day }] : []
    }),
  )
  return { key, report, messages: messages.flat() }
}

/** Seals the person's message number `n`, counted from 1 over both sides. */
export const sealMessage = async (key: Bytes, locator: Bytes, n: number, text: string): Promise<string> =>
  toText(await sealReportMessage(key, locator, n, 'reporter', { text } satisfies z.infer<typeof Message>))
