// What somebody of a profession has to pass on, and what not, as the law or the network's own practice says it: told before the first
// question, so that nobody is promised what their listener cannot keep. Pure.

import type { StaffRole } from '../api/roles.ts'
import type { Words } from './words.ts'

export const reportingKinds = ['must', 'may', 'not'] as const
/** Of whom an hour speaks; whoever may be a child is one. */
export const hourIsOf = ['child', 'anybody'] as const

/** One sentence that these professions say before they ask anything. */
export interface ReportingRule {
  id: string
  /** I have to pass it on, I may (it is left to me, or nobody here knows), or I do not. */
  kind: (typeof reportingKinds)[number]
  roles: readonly StaffRole[]
  /** In the first person, as it is said. */
  text: Words
  /** Within how many hours of meeting them, where the source says so; left out, no hour is known. */
  within?: { hours: number; of: (typeof hourIsOf)[number] } | undefined
  source: string
}

/** A treaty whose text asks nobody for it: what the law of a country under it asks is not known by that. */
export const notInTreaty = 'not-in-treaty'

/** Whether a labour inspector has to pass what they learn of somebody's papers on to police or immigration. */
export interface InspectorRule {
  is: boolean | typeof notInTreaty
  source: string
}

export interface SaidFirst {
  must: ReportingRule[]
  may: ReportingRule[]
  not: ReportingRule[]
  /** Whether this profession asks questions at all; where not, it gives the card and the door. */
  mayInterview: boolean
}

interface Says {
  reporting: readonly ReportingRule[]
  inspectorMustReport?: InspectorRule | undefined
}

/** What somebody with these roles says first. Who is an inspector besides something else has an inspector's duty all the same. */
export function saidFirst({ reporting, inspectorMustReport }: Says, roles: readonly string[]): SaidFirst {
  const mine = reporting.filter((rule) => rule.roles.some((role) => roles.includes(role)))
  const mayInterview = !(inspectorMustReport?.is === true && roles.includes('inspector'))
  return {
    must: mine.filter(({ kind }) => kind === 'must'),
    may: mine.filter(({ kind }) => kind === 'may'),
    // Whoever has to pass it on in one profession promises nothing in another.
    not: mayInterview ? mine.filter(({ kind }) => kind === 'not') : [],
    mayInterview,
  }
}

/** One that has its hour now, since somebody was met: what it says, and until when. */
export interface RunningDuty {
  /** The rule. */
  id: string
  text: Readonly<Record<string, string>>
  /** An instant. */
  by: string
}

/** What of it runs from `met` on, of a person who is, or may be, a child or not. */
export const dutiesFrom = (
  must: readonly (Pick<ReportingRule, 'id' | 'within'> & { text: RunningDuty['text'] })[],
  { met, asChild }: { met: Date; asChild: boolean },
): RunningDuty[] =>
  must.flatMap(({ id, text, within }) =>
    within && (asChild || within.of === 'anybody')
      ? [{ id, text, by: new Date(met.getTime() + within.hours * 3_600_000).toISOString() }]
      : [],
  )
