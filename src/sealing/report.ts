// An anonymous report: a fresh key R, wrapped to the hotline's circle and to the reporter's own key from the receipt.
// The locator stands for the report in every place. The same function seals on the server when there is no JavaScript.
// (CCP/1 lines 35-38.)
import type { Bytes } from './bytes.ts'
import { ctx } from './ctx.ts'
import { newSecret, type EncPair } from './keys.ts'
import { open, seal } from './seal.ts'
import { toText } from './text.ts'
import { unwrapKey, wrapKey } from './wrap.ts'

export type ReportReader = 'hotline' | 'reporter'

/** A report says much by its length, so it is padded to whole kilobytes. */
const REPORT_PAD = 1024

function readerPlace(locator: Bytes, reader: ReportReader): Bytes {
  return ctx('report-wrap', toText(locator), reader)
}

/** Seals a report. `locator` is the 16 bytes from the receipt; store everything beside it, and the day. */
export async function sealReport(
  hotlinePublic: Bytes,
  ownPublic: Bytes,
  locator: Bytes,
  report: unknown,
): Promise<{ wrapHotline: Bytes; wrapOwn: Bytes; ciphertext: Bytes }> {
  const key = newSecret()
  const [wrapHotline, wrapOwn, ciphertext] = await Promise.all([
    wrapKey(hotlinePublic, key, readerPlace(locator, 'hotline')),
    wrapKey(ownPublic, key, readerPlace(locator, 'reporter')),
    seal(key, ctx('report', toText(locator)), report, REPORT_PAD),
  ])
  return { wrapHotline, wrapOwn, ciphertext }
}

/** Opens R with the hotline's circle pair or with the reporter's own. */
export function openReportKey(
  reader: ReportReader,
  pair: EncPair,
  wrap: Bytes,
  locator: Bytes,
): Promise<Bytes> {
  return unwrapKey(pair, wrap, readerPlace(locator, reader))
}

/** Opens the report itself. */
export function openReport(key: Bytes, locator: Bytes, ciphertext: Bytes): Promise<unknown> {
  return open(key, ctx('report', toText(locator)), ciphertext)
}

function messagePlace(locator: Bytes, n: number, from: ReportReader): Bytes {
  return ctx('report-message', toText(locator), n, from)
}

/** Seals message `n` (from 1) of the thread. R is shared by two: it shows that one of them wrote it. */
export function sealReportMessage(
  key: Bytes,
  locator: Bytes,
  n: number,
  from: ReportReader,
  message: unknown,
): Promise<Bytes> {
  return seal(key, messagePlace(locator, n, from), message)
}

/** Opens message `n`; another number or writer is `broken`. */
export function openReportMessage(
  key: Bytes,
  locator: Bytes,
  n: number,
  from: ReportReader,
  ciphertext: Bytes,
): Promise<unknown> {
  return open(key, messagePlace(locator, n, from), ciphertext)
}
