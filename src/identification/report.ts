// What somebody tells us without saying who they are: its shape, its limits, and how it is sealed. The same code runs in
// the browser's small island, which is why no validator is loaded here. (reference/security.md §2.6; CCP/1 lines 35-38.)

import { announcedOf, type Announced, type Attached } from '../attachments/attached.ts'
import type { MayTell } from '../cases/may-tell.ts'
import type { Bytes } from '../sealing/bytes.ts'
import { sealReport, sealReportMessage, signAsWriter, writerMark, type WriterAct } from '../sealing/report.ts'
import { fromText, toText } from '../sealing/text.ts'
import type { FromWords } from '../sealing/words.ts'
import type { CallAsked } from './call-asked.ts'
import type { urgencies } from './contact.ts'
import type { EncounterDetails } from './encounter-details.ts'
import type { LabourStep } from './labour-steps.ts'
import type { RequestKind } from './request-kinds.ts'

export const reportKinds = ['help', 'concern', 'labour'] as const
export type ReportKind = (typeof reportKinds)[number]
/** What is asked about whoever calls the night line. */
export const callKinds = ['help', 'concern'] as const satisfies readonly ReportKind[]

/** The process that it opens. */
export const processOf = (kind: ReportKind): RequestKind =>
  kind === 'labour' ? 'labour_complaint' : 'contact'
export const safeNow = ['yes', 'no', 'unsure', ''] as const
export const wishes = ['talk', 'place', 'doctor', 'pay', 'papers', 'law', 'home'] as const
export const reachChannels = ['here', 'phone', 'text', 'email'] as const

/** Longest answers, in characters: a story, and a line. */
export const longest = { story: 4000, line: 200 } as const

/** The content, before it is sealed. Every answer may be empty. */
export interface Report {
  kind: ReportKind
  /** Empty where nobody has asked yet. */
  language: string
  safe: (typeof safeNow)[number]
  story: string
  place: string
  /** Nothing where nobody has asked. */
  mayTell: MayTell[]
  wishes: (typeof wishes)[number][]
  channel: (typeof reachChannels)[number]
  reach: string
  times: string
  codeWord: string
  /** Who tells it, in their own words: of somebody outside who was given a link. */
  teller?: string | undefined
  /** Photos and voice notes that come after it. */
  attached?: Attached[] | undefined
}

/**
 * As a desk reads it: from a visitor, from somebody at work who tells of a person whom they met, or written down at the desk when somebody asked
 * after a person.
 */
export type ReadReport = Omit<Report, 'kind'> & {
  kind: ReportKind | 'encounter' | 'asked_after'
  encounter?: EncounterDetails
}

export const emptyReport = (kind: ReportKind, language: string): Report => ({
  kind,
  language,
  safe: '',
  story: '',
  place: '',
  mayTell: [],
  wishes: [],
  channel: 'here',
  reach: '',
  times: '',
  codeWord: '',
})

/** Whether there is anything in it to answer. */
export const saysSomething = (report: Report): boolean =>
  [report.safe, report.story, report.place, report.reach].some((answer) => answer.trim() !== '') ||
  report.wishes.length > 0 ||
  (report.attached ?? []).length > 0

/** How a number or an address is used that says so by itself. */
const channelFor = (reach: string): Report['channel'] => {
  if (reach.includes('@')) return 'email'
  return /^\s*[+(]*\p{Nd}/u.test(reach) || reach === '+' ? 'phone' : 'here'
}

/** A number is written down to be called: until somebody chooses another way themselves, the way follows what is written. */
export const withNumber = (
  before: Pick<Report, 'channel' | 'reach'>,
  reach: string,
): Pick<Report, 'channel' | 'reach'> => ({
  reach,
  channel: before.channel === channelFor(before.reach) ? channelFor(reach) : before.channel,
})

/** What somebody tells of another one, or asks about them, is no word of that person's: it never becomes their case. */
export const isAboutSomebodyElse = ({ kind }: Pick<ReadReport, 'kind'>): boolean =>
  kind === 'concern' || kind === 'asked_after'

/** How soon somebody must look: the one thing about the content that stands in clear. */
export function urgencyOf(report: Pick<Report, 'safe'>): (typeof urgencies)[number] {
  if (report.safe === 'no') return 'now'
  return report.safe === 'yes' ? 'routine' : 'day'
}

/** A sealed report in the form of the API. */
export interface SealedReport {
  locator: string
  ownPublic: string
  /** Recognises the key that signs what the writer wants done with it. */
  writer: string
  wrapHotline: string
  wrapOwn: string
  ciphertext: string
}

/** What grew from a receipt, public halves only. */
interface Own {
  locator: Bytes
  encPublic: Bytes
  sigPublic: Bytes
}

/** As the key worker hands it out. */
export const ownOf = (keys: { locator: string; encPublic: string; sigPublic: string }): Own => ({
  locator: fromText(keys.locator),
  encPublic: fromText(keys.encPublic),
  sigPublic: fromText(keys.sigPublic),
})

/** Seals a report for the hotline's circle and for the reporter's own key, which grew from the receipt with its locator. */
export async function sealFor(hotlinePublic: Bytes, own: Own, report: ReadReport): Promise<SealedReport> {
  const sealed = await sealReport({ reader: hotlinePublic, own: own.encPublic }, own.locator, report)
  return {
    locator: toText(own.locator),
    ownPublic: toText(own.encPublic),
    writer: toText(await writerMark(own.sigPublic)),
    wrapHotline: toText(sealed.wrapHotline),
    wrapOwn: toText(sealed.wrapOwn),
    ciphertext: toText(sealed.ciphertext),
  }
}

/** One message of a thread, before it is sealed. */
export interface Message {
  text: string
  /** What the inspectorate did, of a complaint about pay or hours. */
  step?: LabourStep | undefined
  /** When they want to be called. */
  call?: CallAsked | undefined
  attached?: Attached[] | undefined
}

/** What the server is told of what comes after it; nothing where nothing does. */
export const announcing = ({ attached = [] }: Pick<Message, 'attached'>): { attachments?: Announced[] } =>
  attached.length > 0 ? { attachments: announcedOf(attached) } : {}

/** Seals the person's message number `n`, counted from 1 over both sides. */
export async function sealMessage(
  key: Bytes,
  locator: Bytes,
  n: number,
  { text, attached = [], call }: Message,
): Promise<string> {
  const message: Message = { text, ...(attached.length > 0 && { attached }), ...(call && { call }) }
  return toText(await sealReportMessage(key, { locator, n, from: 'reporter' }, message))
}

/** The writer's signature under an act, in the form of the API. */
export const signedBy = async ({ locator, sig }: Pick<FromWords, 'locator' | 'sig'>, act: WriterAct) => ({
  publicKey: toText(sig.publicKey),
  signature: toText(await signAsWriter(sig, locator, act)),
})
