// What happened to somebody, as they say it and as it was seen, with what was done then and whether the safety plan held. All of it is
// sealed; the server knows that something was written on a day. Pure.

import type { PlanPart } from './plan.ts'
import type { riskEvents } from './risk.ts'

export const incidentKinds = [
  'threat',
  'contact_by_trafficker',
  'family_threatened',
  'media',
  'followed',
  'violence',
  'place_found',
  'online',
  'in_the_house',
  'other_incident',
] as const
export type IncidentKind = (typeof incidentKinds)[number]

/** How the safety plan stood it. */
export const planStood = ['plan_held', 'plan_did_not_hold', 'plan_says_nothing'] as const

export interface Incident {
  kind: IncidentKind
  /** YYYY-MM-DD, and HH:MM where it is known: as the person says it. */
  on: string
  at?: string
  /** Who it was, in the person's words. */
  who: string
  /** What happened, in the person's words. */
  text: string
  /** What was done then, and by whom. */
  done: string
  plan: (typeof planStood)[number]
  /** Which part of the plan. */
  part?: PlanPart
}

/** Of those kinds the ones that an assessment of danger knows: everybody on the case is told that one has to look anew. */
export const riskEventOf = (kind: IncidentKind): (typeof riskEvents)[number] | undefined => {
  const known = ['threat', 'contact_by_trafficker', 'family_threatened', 'media'] as const
  return known.find((one) => one === kind)
}

/** What is still to be said before it is kept. */
export const lackingIn = ({ on, text, done }: Pick<Incident, 'on' | 'text' | 'done'>): string[] =>
  Object.entries({ on, text, done }).flatMap(([name, value]) => (value.trim() === '' ? [name] : []))

interface Dated {
  incident: Incident
}

/** By the day on which they happened, the newest day first, and on a day the newest hour. */
export function byDay<Row extends Dated>(rows: readonly Row[]): [day: string, rows: Row[]][] {
  const sorted = rows.toSorted(
    ({ incident: a }, { incident: b }) => b.on.localeCompare(a.on) || (b.at ?? '').localeCompare(a.at ?? ''),
  )
  return [...Map.groupBy(sorted, ({ incident }) => incident.on)]
}

/** Of what happened since a plan was read back, what it did not hold or says nothing about. */
export const unmetSince = <Row extends Dated>(rows: readonly Row[], readBackOn: string | undefined): Row[] =>
  rows.filter(({ incident: { on, plan } }) => plan !== 'plan_held' && on >= (readBackOn ?? ''))
