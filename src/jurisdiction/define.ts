// A jurisdiction as data: what a country's law and the network's own practice ask, with the source beside every figure.
// Nothing here is law by itself: a figure binds only where the network made it its own or a person has verified it.

import { noChildRules, type ChildRules } from './child-rules.ts'
import type { Basis, Checked, ClockInFile, ClockRule } from './clock-rule.ts'
import { withFrom, type AppealLimit } from './appeal-limits.ts'
import { noCompensation, type CompensationRules } from './compensation.ts'
import type { FormRule } from './forms.ts'
import type { HoldLetter, Mechanism } from './penalty-rules.ts'
import type { PrivilegeRule } from './privilege.ts'
import type { TestimonyRule } from './testimony-rules.ts'
import type { ConsentRules, Responder } from './referring.ts'
import type { InspectorRule, ReportingRule } from './reporting.ts'
import type { ReportRule } from './report-rules.ts'
import { noReturnRules, type ReturnRules } from './return-rules.ts'
import { noSwitches, type Switches } from './switches.ts'
import type { TermRule } from './terms.ts'
import type { Grounds, LetterRule, PaperRule, RouteQuestion } from './stay-rules.ts'
import type { Words } from './words.ts'

export type { Words } from './words.ts'
export type * from './clock-rule.ts'

export interface Source {
  id: string
  cite: string
  /** What of it was read and what was not: for whoever keeps the rules, and on no paper that goes to a court. */
  remark?: string | undefined
  /** How the draft came to it: seen in a text, known from memory, or the network's own. None of these is a check. */
  basis: 'seen' | 'remembered' | 'house'
  url?: string | undefined
  /** The day from which what it says holds; left out where that was not seen. */
  since?: string | undefined
  /** The day on which our words were compared with its own. */
  seenOn?: string | undefined
}

/** A bar: the decision does not come earlier than this after the preliminary one. */
export interface NotBefore {
  days: number
  source: string
  basis: Basis
  checked?: Checked | undefined
}

export const stages = ['presumption', 'preliminary', 'final'] as const
export type Stage = (typeof stages)[number]

/** One way in which it is decided who somebody is in law. */
export interface Determination {
  stage: Stage
  label: Words
  /** What is asked: the legal test. */
  test?: Words | undefined
  decidedBy?: Words | undefined
  /** What follows from a yes. */
  follows?: Words | undefined
  source: string
  notBefore?: NotBefore | undefined
}

export const statusKinds = ['protection_from_removal', 'temporary', 'permanent', 'work_only'] as const

/** A permission to stay that this law knows. */
export interface StatusRule {
  code: string
  kind: (typeof statusKinds)[number]
  label: Words
  /** How long it is given for at most; nothing where that is not known, or it does not end. */
  maxMonths: number | null
  renewable: boolean | null
  /** Whether it carries the right to work; nothing where that is not known. */
  work: boolean | null
  /** What it can lead to, and after how many months at the earliest. */
  leadsTo?: { code: string; afterMonths: number } | undefined
  /** What has to be so for it, by the ids of the pack's questions; left out, the law asks nothing that is written down here. */
  grounds?: Grounds | undefined
  /** What an application needs. */
  papers?: readonly PaperRule[] | undefined
  /** Whether members of the family can be included; nothing where that is not known. */
  family?: boolean | null | undefined
  source: string
}

/** Days without work in one region. */
export interface Calendar {
  region: string
  /** The year in which somebody last compared it with what the government names; it names a year ahead. */
  lastChecked: number
  days: readonly string[]
}

/** What whoever looks at a process in one of these states is told of the law there. */
export interface LawNotice {
  id: string
  /** `identification.prelim_negative`: a process and its state. */
  at: readonly string[]
  /** From this day on, and to the end of that one. */
  since?: string | undefined
  until?: string | undefined
  text: Words
  source: string
}

export interface Pack {
  id: string
  /** What it is called. */
  title: Words
  /** The packs it builds on, nearest first. */
  bases: readonly string[]
  clocks: Readonly<Record<string, ClockRule>>
  determinations: readonly Determination[]
  statuses: readonly StatusRule[]
  consent: ConsentRules
  /** Who is a child, and who stands beside one. */
  children: ChildRules
  /** What has to be so before somebody goes home. */
  return: ReturnRules
  /** What a country allows or forbids as a whole. */
  switches: Switches
  /** Which figures are owed to whom. */
  reports: readonly ReportRule[]
  /** What this law calls things. */
  terms: readonly TermRule[]
  /** Who may refer to the authority: anybody, or organisations on a list. */
  firstResponders: 'any' | readonly Responder[]
  firstRespondersSource: string
  /** Days of the week without work: 1 is Monday, 7 is Sunday. */
  weekend: readonly number[]
  holidays: Calendar
  nonPunishment: readonly Mechanism[]
  holdLetter: HoldLetter
  forms: readonly FormRule[]
  notices: readonly LawNotice[]
  /** What is asked to find out which permission may fit. */
  questions: readonly RouteQuestion[]
  letters: readonly LetterRule[]
  /** What each profession says of its duty to report before it asks anything. */
  reporting: readonly ReportingRule[]
  inspectorMustReport?: InspectorRule | undefined
  /** What protects a file from whoever demands it. */
  privilege?: PrivilegeRule | undefined
  /** What protects somebody who is heard in court, and when they may say what was done to them. */
  testimony?: TestimonyRule | undefined
  /** Until when a decision can be appealed, and a conviction set aside. */
  appeals: readonly AppealLimit[]
  /** The least pay, interest, and the ways to money. */
  compensation: CompensationRules
  /** Who gives permissions to stay, by a name from which nobody learns why one was given. */
  authority: Words
  /** The language in which offices and employers read. */
  language: string
  sources: readonly Source[]
}

type Whole =
  | 'determinations'
  | 'statuses'
  | 'firstResponders'
  | 'firstRespondersSource'
  | 'weekend'
  | 'holidays'
  | 'nonPunishment'
  | 'holdLetter'
  | 'inspectorMustReport'
  | 'compensation'
  | 'privilege'
  | 'testimony'
  | 'authority'
  | 'language'

/** What the file of a pack says: the pack that it builds on, and what differs. What it does not name stays. */
export interface PackFile extends Partial<
  Pick<
    Pack,
    | Whole
    | 'forms'
    | 'notices'
    | 'questions'
    | 'letters'
    | 'reporting'
    | 'reports'
    | 'terms'
    | 'appeals'
    | 'sources'
  >
> {
  id: string
  title: Words
  inherits?: string | undefined
  clocks?: readonly ClockInFile[]
  consent?: Partial<ConsentRules>
  children?: Partial<ChildRules>
  return?: Partial<ReturnRules>
  switches?: Partial<Switches>
}

function ruleOf(clock: ClockInFile, sources: readonly Source[]): ClockRule {
  const { basis = basisOf(clock.source, sources), rule = 'fixed', unit = 'days', length = null } = clock
  return { ...clock, length, unit, rule, basis }
}

const basisOf = (id: string, sources: readonly Source[]): Basis =>
  sources.find((source) => source.id === id)?.basis === 'house' ? 'house' : 'law'

/** The list of the base, with what differs by its id in place of it. */
function over<Item extends { id: string }>(base: readonly Item[], own: readonly Item[]): Item[] {
  return [...base.filter((old) => own.every((one) => one.id !== old.id)), ...own]
}

/**
 * A pack out of its file and the pack it builds on: clocks, forms, notices, questions, letters, reports, terms, what is said of reporting,
 * limits of appeals and sources replace by id, other lists replace whole.
 * Nothing is checked here (`read-pack.ts` does that): browsers build packs that a server has checked.
 */
export function buildPack(file: PackFile, base: Pack | undefined): Pack {
  const { id, title, clocks = [], consent = {} } = file
  const before = base ?? nothing
  const sources = over(before.sources, file.sources ?? [])
  return {
    id,
    title,
    bases: base ? [base.id, ...base.bases] : [],
    clocks: {
      ...before.clocks,
      ...Object.fromEntries(clocks.map((clock) => [clock.id, ruleOf(clock, sources)])),
    },
    determinations: file.determinations ?? before.determinations,
    statuses: file.statuses ?? before.statuses,
    consent: { ...before.consent, ...consent },
    children: { ...before.children, ...file.children },
    return: { ...before.return, ...file.return },
    switches: { ...before.switches, ...file.switches },
    reports: over(before.reports, file.reports ?? []),
    terms: over(before.terms, file.terms ?? []),
    firstResponders: file.firstResponders ?? before.firstResponders,
    firstRespondersSource: file.firstRespondersSource ?? before.firstRespondersSource,
    weekend: file.weekend ?? before.weekend,
    holidays: file.holidays ?? before.holidays,
    nonPunishment: file.nonPunishment ?? before.nonPunishment,
    holdLetter: { parts: before.holdLetter.parts, ...(file.holdLetter ?? before.holdLetter) },
    forms: over(before.forms, file.forms ?? []),
    notices: over(before.notices, file.notices ?? []),
    questions: over(before.questions, file.questions ?? []),
    letters: over(before.letters, file.letters ?? []),
    reporting: over(before.reporting, file.reporting ?? []),
    appeals: over(before.appeals, (file.appeals ?? []).map(withFrom)),
    inspectorMustReport: file.inspectorMustReport ?? before.inspectorMustReport,
    privilege: file.privilege ?? before.privilege,
    testimony: file.testimony ?? before.testimony,
    compensation: file.compensation ?? before.compensation,
    authority: file.authority ?? before.authority,
    language: file.language ?? before.language,
    sources,
  }
}

/** The rules of a pack under another name, for a law whose own file cannot be had: nobody stands for any of the law's figures. */
export const uncheckedAs = (id: string, pack: Pack): Pack => ({
  ...pack,
  id,
  clocks: Object.fromEntries(
    Object.entries(pack.clocks).map(([clock, { checked, ...rule }]) => [
      clock,
      rule.basis === 'house' && checked ? { ...rule, checked } : rule,
    ]),
  ),
  determinations: pack.determinations.map(({ notBefore, ...one }) =>
    notBefore ? { ...one, notBefore: { ...notBefore, basis: 'law', checked: undefined } } : one,
  ),
})

const nothing: Omit<Pack, 'id' | 'title'> = {
  bases: [],
  clocks: {},
  determinations: [],
  statuses: [],
  consent: {
    adultReferral: 'required',
    childReferral: 'best-interests',
    releaseMaxDays: 180,
    adultReferralSource: '',
    childReferralSource: '',
    releaseSource: '',
  },
  children: noChildRules,
  return: noReturnRules,
  switches: noSwitches,
  reports: [],
  terms: [],
  firstResponders: 'any',
  firstRespondersSource: '',
  weekend: [6, 7],
  holidays: { region: '', lastChecked: 0, days: [] },
  nonPunishment: [],
  holdLetter: { title: { en: '' }, holds: [], says: [], basis: [] },
  forms: [],
  notices: [],
  questions: [],
  letters: [],
  reporting: [],
  appeals: [],
  compensation: noCompensation,
  authority: { en: 'The immigration authority' },
  language: 'en',
  sources: [],
}

/** Whether somebody stands for the figure: the network for its own, for the law's a person in the country, until it has to be reviewed. */
export const isVerified = (
  rule: { basis: Basis; checked?: Checked | undefined; reviewBy?: string | undefined },
  today: string,
): boolean => rule.basis === 'house' || (rule.checked !== undefined && !isPastReview(rule, today))

/** Whether the day has passed on which it was to be checked again. */
export const isPastReview = ({ reviewBy }: { reviewBy?: string | undefined }, today: string): boolean =>
  reviewBy !== undefined && today > reviewBy

/**
 * Whether the day of a clock says how long something lasts at least: it may go on, and nobody has to do anything by then, so
 * the clock is never late. (CETS 197 art. 13: at least 30 days.)
 */
export const lastsAtLeast = (rule: Pick<ClockRule, 'rule'> | undefined): boolean =>
  rule?.rule === 'minimum' || rule?.rule === 'later-of'

/** The clocks of a pack that are never late. */
export const neverLate = (pack: Pack): string[] =>
  Object.values(pack.clocks)
    .filter(lastsAtLeast)
    .map(({ id }) => id)

/** Days after the preliminary decision before which no final one is made; nothing where no binding rule says so. */
export function notBeforeDays(pack: Pack, today: string): number | undefined {
  const bar = pack.determinations.find((one) => one.notBefore)?.notBefore
  return bar && isVerified(bar, today) ? bar.days : undefined
}

/** The stages in which this law decides who somebody is. */
export const stagesOf = (pack: Pack): Stage[] =>
  stages.filter((stage) => pack.determinations.some((one) => one.stage === stage))

/** What an organisation is, as far as the list of those that may refer asks. */
export interface Referring {
  kind: string
  /** The entry of the list under which it stands there by name. */
  designation: string | null
}

/** Whether somebody of this organisation may refer a person to the authority. */
export function mayRefer(pack: Pack, { kind, designation }: Referring): boolean {
  const { firstResponders } = pack
  return (
    firstResponders === 'any' ||
    firstResponders.some(({ code, kinds }) => code === designation || kinds?.includes(kind))
  )
}

/** The permissions that can be chosen under this law. */
export const statusOf = (pack: Pack, code: unknown): StatusRule | undefined =>
  pack.statuses.find((status) => status.code === code)

/** The words in a language; English where it has none. */
export const inLanguage = (words: Words, language: string): string => words[language] ?? words.en
