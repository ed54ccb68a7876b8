// By which groups a number of the scorecard is told: who came upon the person, by which way contact came about, the district of whoever carries it,
// the kind of work. What a move cannot say of itself is not asked of it, and the screen says why. Pure.

import type { origins } from '../cases/codes.ts'
import { arrivals } from '../identification/contact.ts'
import { sections } from '../identification/sections.ts'
import type { Breakdown, ReasonWhole } from './breakdown-names.ts'
import { indicators, type Cell, type Indicator } from './catalogue.ts'
import { attributes } from './counted-codes.ts'
import { detectedBy } from '../caseload/ictip/found-by.ts'

/** Ways in which contact came about, as the source page tells them apart: of a person who is helped. */
export const contactWays = [
  'asked',
  'hotline',
  'investigation',
  'outreach',
  'professional',
  'public',
  'other',
  'unknown',
] as const
type Way = (typeof contactWays)[number]

const wayFrom: Readonly<Record<(typeof origins)[number], Way>> = {
  self_report: 'asked',
  hotline: 'hotline',
  labour_inspection: 'investigation',
  criminal_enforcement: 'investigation',
  immigration_screening: 'investigation',
  detention_or_prison_screening: 'investigation',
  asylum_procedure: 'investigation',
  outreach_low_income: 'outreach',
  health: 'professional',
  education: 'professional',
  child_welfare: 'professional',
  ngo: 'professional',
  embassy: 'professional',
  employer_or_union: 'public',
  public: 'public',
  other: 'other',
}
const wayOf = (origin: string): Way =>
  Object.hasOwn(wayFrom, origin) ? wayFrom[origin as keyof typeof wayFrom] : 'unknown'

/** A counted move with what it says of its groups; empty where nothing was said. */
export interface Moved {
  kind: string
  subkind: string
  move: string
  code: string
  inTime: string
  origin: string
  district: string
  section: string
  /** How a first signal came; of no other move. */
  arrival: string
}

/** The group of a move. */
export const groupOf = (breakdown: Breakdown, moved: Moved): string =>
  ({
    profession: detectedBy(moved.origin),
    channel: moved.kind === 'contact' ? moved.arrival || 'unknown' : wayOf(moved.origin),
    district: moved.district || 'unknown',
    sector: moved.section || 'unknown',
  })[breakdown]

/** Processes that stand beside cases: nobody says of them who came upon whom. */
const besideCases = ['visit', 'rights_talk', 'funding', 'voice', 'contact']
const kindsOf = ({ numerator, denominator }: Indicator): string[] =>
  [...numerator, ...denominator].map(({ kind }: Cell) => kind)

/** Whether it counts first signals: of these the way is that of the signal itself. */
export const countsSignals = (indicator: Indicator): boolean => kindsOf(indicator).includes('contact')

/** Nothing where it can be told by these groups. */
export function whyWhole(indicator: Indicator, breakdown: Breakdown): ReasonWhole | undefined {
  if (indicator.certain) return 'certain'
  if (indicator.unit === 'money') return 'money'
  const kinds = kindsOf(indicator)
  const isOf = (some: readonly string[]) => kinds.some((kind) => some.includes(kind))
  if (breakdown === 'sector') return isOf(['visit']) ? undefined : isOf(besideCases) ? 'no_case' : 'sealed'
  if (breakdown === 'district') return isOf(['funding']) ? 'funder' : undefined
  if (countsSignals(indicator)) return breakdown === 'channel' ? undefined : 'signals'
  return isOf(besideCases) ? 'no_case' : undefined
}

/** The groups of a number that are known beforehand; districts are those that were said. */
export function groupsOf(indicator: Indicator, breakdown: Breakdown, said: Iterable<string>): string[] {
  if (breakdown === 'profession') return [...attributes.detected]
  if (breakdown === 'sector') return [...sections, 'unknown']
  if (breakdown === 'district') return [...new Set([...said, 'unknown'])].toSorted()
  return countsSignals(indicator) ? [...arrivals, 'unknown'] : [...contactWays]
}

/** Who came upon somebody and the way of contact grow out of one answer: most pairs of them cannot be. */
export const possiblePairs: ReadonlySet<string> = new Set([
  ...Object.keys(wayFrom).map((origin) => `${detectedBy(origin)} ${wayOf(origin)}`),
  'unknown unknown',
])

/** Numbers that can be told by these groups, in the order of the catalogue. */
export const brokenDownBy = (breakdown: Breakdown): Indicator[] =>
  indicators.filter((one) => whyWhole(one, breakdown) === undefined)
