// An anonymous report: a fresh key R, wrapped to the hotline's circle and to the reporter's own key from the receipt.
// The locator stands for the report in every place. The same function seals on the server when there is no JavaScript.
// (CCP/1 lines 35-38.)
import { join, same, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { checkSignature, newSecret, sha256, sign, type EncPair, type SigPair } from './keys.ts'
import { open, seal } from './seal.ts'
import { SealingError } from './suite.ts'
import { toText } from './text.ts'
import { unwrapKey, wrapKey } from './wrap.ts'

export type ReportReader = 'hotline' | 'reporter'

/** A report says much by its length, so it is padded to whole kilobytes. */
const REPORT_PAD = 1024

/** `house`: the circle of whoever wrote it, where a colleague has to read it too. */
function readerPlace(locator: Bytes, reader: ReportReader | 'house'): Bytes {
  return aadLabel('report-wrap', toText(locator), reader)
}

/**
 * Seals a report. `locator` is the 16 bytes from the receipt; store everything beside it, and the day. `sender`: the pair of the writer's
 * circle, where the reader has to know that the circle wrote it and not who of it.
 */
export async function sealReport(
  { reader, own, sender }: { reader: Bytes; own: Bytes; sender?: EncPair | undefined },
  locator: Bytes,
  report: unknown,
): Promise<{ wrapHotline: Bytes; wrapOwn: Bytes; ciphertext: Bytes }> {
  const key = newSecret()
  const [wrapHotline, wrapOwn, ciphertext] = await Promise.all([
    wrapKey(reader, key, readerPlace(locator, 'hotline'), sender),
    wrapKey(own, key, readerPlace(locator, 'reporter')),
    seal(key, aadLabel('report', toText(locator)), report, REPORT_PAD),
  ])
  return { wrapHotline, wrapOwn, ciphertext }
}

/** Wraps R to the writer's own house: the same key, so that whoever reads there reads the very words that the other reader has. */
export async function wrapForHouse(
  own: EncPair,
  wrapOwn: Bytes,
  locator: Bytes,
  housePublic: Bytes,
): Promise<Bytes> {
  const key = await openReportKey('reporter', own, { wrap: wrapOwn }, locator)
  return wrapKey(housePublic, key, readerPlace(locator, 'house'))
}

/** Opens R with the hotline's circle pair, with the reporter's own, or with that of the reporter's house. `sender`: the circle that wrote it. */
export function openReportKey(
  reader: ReportReader | 'house',
  pair: EncPair,
  { wrap, sender }: { wrap: Bytes; sender?: Bytes | undefined },
  locator: Bytes,
): Promise<Bytes> {
  return unwrapKey(pair, wrap, readerPlace(locator, reader), sender)
}

/** Opens the report itself. */
export function openReport(key: Bytes, locator: Bytes, ciphertext: Bytes): Promise<unknown> {
  return open(key, aadLabel('report', toText(locator)), ciphertext)
}

/** Which line of which thread, counted from 1 over both sides, and whose. */
interface MessagePlace {
  locator: Bytes
  n: number
  from: ReportReader
}

function messageLabel({ locator, n, from }: MessagePlace): Bytes {
  return aadLabel('report-message', toText(locator), n, from)
}

/** Seals message `n` (from 1) of the thread. R is shared by two: it shows that one of them wrote it. */
export function sealReportMessage(key: Bytes, place: MessagePlace, message: unknown): Promise<Bytes> {
  return seal(key, messageLabel(place), message)
}

/** Opens message `n`; another number or writer is `broken`. */
export function openReportMessage(key: Bytes, place: MessagePlace, ciphertext: Bytes): Promise<unknown> {
  return open(key, messageLabel(place), ciphertext)
}

/** What the writer wants done with their report: add their line `n`, or delete it all. */
export type WriterAct = { add: number; ciphertext: Bytes } | 'leave'

/** Stands beside a report in place of its writer's public key: it recognises the key and shows nothing of it. */
export function writerMark(sigPublic: Bytes): Promise<Bytes> {
  return sha256(join(aadLabel('report-writer'), sigPublic))
}

const actPlace = (locator: Bytes, act: WriterAct): Bytes =>
  act === 'leave'
    ? aadLabel('report-leave', toText(locator))
    : aadLabel('report-add', toText(locator), act.add)
const actDigest = async (act: WriterAct): Promise<Bytes> =>
  act === 'leave' ? new Uint8Array() : sha256(act.ciphertext)

/** Signs an act with the pair that grew from the receipt. */
export async function signAsWriter(pair: SigPair, locator: Bytes, act: WriterAct): Promise<Bytes> {
  return sign(pair, actPlace(locator, act), await actDigest(act))
}

/** Throws `bad-signature` unless the key behind `mark` asks for this very act. */
export async function checkWriter(
  mark: Bytes,
  by: { publicKey: Bytes; signature: Bytes },
  locator: Bytes,
  act: WriterAct,
): Promise<void> {
  if (!same(await writerMark(by.publicKey), mark)) throw new SealingError('bad-signature')
  await checkSignature(by.publicKey, actPlace(locator, act), await actDigest(act), by.signature)
}
