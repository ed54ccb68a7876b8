// What may be put off for some days, with a reason: never danger, never an offer of a bed, never what a law or a letter has dated.
// access.sql says the same to the database, and a test holds the two equal.

export const snoozeReasons = [
  'asked_for_another_day',
  'waiting_for_somebody',
  'not_safe_to_reach',
  'decision_needed',
] as const
export type SnoozeReason = (typeof snoozeReasons)[number]

/** For how many days at most. */
export const snoozeDays = 14

/** Beds that are asked for or offered: somebody waits for one tonight. */
const beds: readonly string[] = [
  'placement.answer',
  'placement.answer.now',
  'placement.bed',
  'placement.bed.now',
  'placement.hold',
]

/** Days that a court, an authority or a letter has set; the network's own rules only remind of them. */
const dated: readonly string[] = [
  'consent.order',
  'demand.answer',
  'identification.challenge',
  'proceeding.appeal',
  'proceeding.hearing',
  'proceeding.limitation',
  'proceeding.review',
  'proceeding.warn',
  'proceeding.warn_now',
  'status.challenge',
  'status.end',
]

export const neverSnoozed: readonly string[] = [...beds, ...dated].toSorted()

/** What of a duty decides it. */
export interface SnoozeFacts {
  urgency: number
  source: string | null
  clock: string
}

/** Whether it is a law or somebody outside who set the day: what stands under no rule of the network's own counts as such. */
export const isLegal = ({ source, clock }: Omit<SnoozeFacts, 'urgency'>): boolean =>
  source !== 'house' || dated.includes(clock)

export const maySnooze = ({ urgency, source, clock }: SnoozeFacts): boolean =>
  urgency > 0 && source === 'house' && !neverSnoozed.includes(clock)
