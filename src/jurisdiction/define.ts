// A jurisdiction as data: what a country's law and the network's own practice ask, with the source beside every figure.
// Nothing here is law by itself: a figure binds only where the network made it its own or a person has verified it.

import type { StaffRole } from '../api/roles.ts'

export type Unit = 'hours' | 'days' | 'working-days' | 'months'

/**
 * How a clock ends: on its day (`fixed`), not before it (`minimum`), on its day or with an event, whichever is later
 * (`later-of`), or with an event only (`until-event`).
 */
export type EndRule = 'fixed' | 'minimum' | 'later-of' | 'until-event'

/** A person in the country has compared the figure with its source, on this day. */
export interface Checked {
  by: string
  on: string
}

/** Where a figure comes from. `house` is the network's own practice. */
export type Basis = 'law' | 'house'

export interface ClockRule {
  id: string
  /** Nothing where the law sets no figure or none is known. */
  length: number | null
  unit: Unit
  rule: EndRule
  /** The event that ends it: `identification.decide_final_positive`. */
  until?: string | undefined
  /** An id of the pack's sources. */
  source: string
  basis: Basis
  /** Whether a person in that country has checked it. */
  verified: boolean
  /** Danger: it sorts before any lateness. */
  urgent?: true | undefined
  /** Former and future figures, oldest first; a case keeps the one that was in force on its day. */
  effective?: readonly { from: string; length: number | null }[] | undefined
}

export interface Source {
  id: string
  cite: string
  /** How the draft came to it: seen in a text, known from memory, or the network's own. None of these is a check. */
  basis: 'seen' | 'remembered' | 'house'
  url?: string | undefined
}

/** A bar: the decision does not come earlier than this after the preliminary one. */
export interface NotBefore {
  days: number
  source: string
  basis: Basis
  checked?: Checked | undefined
}

export interface Determination {
  code: 'presumption' | 'reasonable_grounds' | 'conclusive' | 'formal'
  source: string
  notBefore?: NotBefore | undefined
}

export interface StatusRule {
  code: string
  kind: 'protection_from_removal' | 'temporary' | 'permanent'
  maxMonths: number | null
  /** Whether it carries the right to work; nothing where that is not known. */
  work: boolean | null
  source: string
}

export interface ConsentRules {
  /** Whether an adult has to agree before being referred to the authority. */
  adultReferral: 'required'
  /** A child is referred in their best interests and heard; where the law makes it a duty, without being asked. */
  childReferral: 'best-interests' | 'duty'
  /** The longest that one consent may run. */
  releaseMaxDays: number
}

export interface Pack {
  id: string
  /** The packs it builds on, nearest first. */
  bases: readonly string[]
  clocks: Readonly<Record<string, ClockRule>>
  determinations: readonly Determination[]
  statuses: readonly StatusRule[]
  consent: ConsentRules
  /** Professions that may refer to the authority. */
  firstResponders: 'any' | readonly StaffRole[]
  /** Days of the week without work: 1 is Monday, 7 is Sunday. */
  weekend: readonly number[]
  /** Days without work, `YYYY-MM-DD`. */
  holidays: readonly string[]
  /** What stands in for a penalty that must not fall on the person. */
  nonPunishment: readonly string[]
  sources: readonly Source[]
}

/** A clock as a file says it: what stands to reason is left out. */
export type ClockInFile = Pick<
  ClockRule,
  'id' | 'length' | 'unit' | 'source' | 'urgent' | 'until' | 'effective'
> & {
  /** Left out: it ends on its day. */
  rule?: EndRule | undefined
  /** Left out: as its source, the law's unless that is the network's own practice. */
  basis?: Basis | undefined
  /** Which person in that country has checked it, and when. */
  checked?: Checked | undefined
}

/** What the file of a pack says: the pack that it builds on, and what differs. What it does not name stays. */
export interface PackFile extends Partial<
  Pick<
    Pack,
    'determinations' | 'statuses' | 'firstResponders' | 'weekend' | 'holidays' | 'nonPunishment' | 'sources'
  >
> {
  id: string
  inherits?: string | undefined
  clocks?: readonly ClockInFile[]
  consent?: Partial<ConsentRules>
}

function ruleOf(clock: ClockInFile, sources: readonly Source[]): ClockRule {
  const { checked, basis = basisOf(clock.source, sources), rule = 'fixed', ...rest } = clock
  return { ...rest, rule, basis, verified: basis === 'house' || checked !== undefined }
}

const basisOf = (id: string, sources: readonly Source[]): Basis =>
  sources.find((source) => source.id === id)?.basis === 'house' ? 'house' : 'law'

/**
 * A pack out of its file and the pack it builds on: clocks replace by id, sources add up, lists replace whole. Nothing is
 * checked here (`read-pack.ts` does that): browsers build packs that a server has checked.
 */
export function buildPack(file: PackFile, base: Pack | undefined): Pack {
  const { id, clocks = [], consent = {}, sources: own = [] } = file
  const before = base ?? nothing
  const sources = [...before.sources.filter((old) => own.every((one) => one.id !== old.id)), ...own]
  return {
    id,
    bases: base ? [base.id, ...base.bases] : [],
    clocks: {
      ...before.clocks,
      ...Object.fromEntries(clocks.map((clock) => [clock.id, ruleOf(clock, sources)])),
    },
    determinations: file.determinations ?? before.determinations,
    statuses: file.statuses ?? before.statuses,
    consent: { ...before.consent, ...consent },
    firstResponders: file.firstResponders ?? before.firstResponders,
    weekend: file.weekend ?? before.weekend,
    holidays: file.holidays ?? before.holidays,
    nonPunishment: file.nonPunishment ?? before.nonPunishment,
    sources,
  }
}

const nothing: Omit<Pack, 'id'> = {
  bases: [],
  clocks: {},
  determinations: [],
  statuses: [],
  consent: { adultReferral: 'required', childReferral: 'best-interests', releaseMaxDays: 180 },
  firstResponders: 'any',
  weekend: [6, 7],
  holidays: [],
  nonPunishment: [],
  sources: [],
}

/** Whether a rule binds: the network's own does, the law's only once a person has verified it. */
export function isHard(rule: { basis: Basis; verified: boolean }): boolean {
  return rule.basis === 'house' || rule.verified
}

/**
 * Whether the day of a clock says how long something lasts at least: it may go on, and nobody has to do anything by then, so
 * the clock is never late. (CETS 197 art. 13: at least 30 days.)
 */
export const lastsAtLeast = (rule: ClockRule | undefined): boolean =>
  rule?.rule === 'minimum' || rule?.rule === 'later-of'

/** The clocks of a pack that are never late. */
export const neverLate = (pack: Pack): string[] =>
  Object.values(pack.clocks)
    .filter(lastsAtLeast)
    .map(({ id }) => id)

/** Days after the preliminary decision before which no final one is made; nothing where no binding rule says so. */
export function notBeforeDays(pack: Pack): number | undefined {
  const bar = pack.determinations.find((one) => one.notBefore)?.notBefore
  return bar && isHard({ ...bar, verified: bar.checked !== undefined }) ? bar.days : undefined
}

/** Whether this profession may refer somebody to the authority. */
export function mayRefer(pack: Pack, roles: readonly StaffRole[]): boolean {
  const { firstResponders } = pack
  return firstResponders === 'any' || roles.some((role) => firstResponders.includes(role))
}
