// The codes of legal matters: their kinds, what protects somebody who is heard, and how one can end.

export const proceedingKinds = [
  'criminal_against_trafficker',
  'linked_offence_of_person',
  'compensation_civil',
  'compensation_state',
  'insolvency_claim',
  'labour_claim',
  'immigration',
  'asylum',
  'family',
  'protection_order',
  'review_of_identification',
  'complaint',
  'appeal_of_decision',
  'vacatur',
] as const

export const protectiveMeasures = [
  'closed_hearing',
  'pseudonym',
  'reporting_restriction',
  'screen_or_video_link',
  'prerecorded_evidence',
  'intermediary',
  'separate_waiting',
  'support_person',
  'relocation',
  'police_protection',
  'no_contact_order',
  'identity_change',
] as const

/** How a matter about the person's own unlawful acts can end; the first five spare them. */
export const linkedOffenceOutcomes = [
  'not_prosecuted',
  'discontinued',
  'acquitted_or_defence_upheld',
  'vacated_or_expunged',
  'settled',
  'convicted',
  'penalty_administrative',
] as const

/** What a prosecutor decides about the accused, each with its reasons. */
export const prosecutionDecisions = ['charged', 'charged_with_less', 'plea_agreed'] as const

/** Why a matter is not gone on with. */
export const discontinuedBecause = [
  'evidence',
  'public_interest',
  'non_punishment',
  'suspect_absent',
  'withdrawn',
  'other',
] as const

/** What can bring the accused near again, or take up the matter anew. */
export const releaseKinds = ['released', 'bail', 'day_leave', 'escaped', 'appeal_by_accused'] as const

const claimOutcomes = ['in_favour', 'partly', 'against', 'settled'] as const
const applicationOutcomes = ['in_favour', 'partly', 'against'] as const

/** How a matter of each kind can be decided. */
export const outcomesOf = {
  criminal_against_trafficker: ['convicted', 'partly', 'acquitted_or_defence_upheld', 'settled'],
  linked_offence_of_person: linkedOffenceOutcomes,
  compensation_civil: claimOutcomes,
  compensation_state: applicationOutcomes,
  insolvency_claim: applicationOutcomes,
  labour_claim: claimOutcomes,
  immigration: applicationOutcomes,
  asylum: applicationOutcomes,
  family: claimOutcomes,
  protection_order: applicationOutcomes,
  review_of_identification: applicationOutcomes,
  complaint: applicationOutcomes,
  appeal_of_decision: [...applicationOutcomes, 'sent_back'],
  vacatur: ['vacated_or_expunged', 'partly', 'against'],
} as const satisfies Record<(typeof proceedingKinds)[number], readonly string[]>

const except = (...left: (typeof proceedingKinds)[number][]) =>
  proceedingKinds.filter((kind) => !left.includes(kind))

/** Which steps not every kind of matter has, and the kinds that have them. */
export const kindsWith = {
  /** Somebody looks into what happened before anything is brought to a court. */
  investigation: ['criminal_against_trafficker', 'linked_offence_of_person', 'labour_claim', 'complaint'],
  /** Brought within a limit that the law counts: nobody brings what is brought against them. */
  limitation: except('linked_offence_of_person'),
  /** Somebody is heard in a room with others. A fund and an insolvency are decided on papers; their appeals are heard. */
  hearing: except('insolvency_claim', 'complaint'),
  preparation: except('compensation_state', 'insolvency_claim', 'complaint'),
  /** Money can come of it, or be taken. */
  money: except('immigration', 'asylum', 'protection_order', 'review_of_identification', 'complaint'),
  accused: ['criminal_against_trafficker'],
  linkedOffence: ['linked_offence_of_person'],
} as const satisfies Record<string, readonly (typeof proceedingKinds)[number][]>

/** States in which somebody works on it. */
export const running = ['opened', 'investigation', 'filed', 'pretrial', 'hearing', 'appeal'] as const
/** From its opening to its close: what was begun in one of these states is still owed in the next. */
export const onTheWay = [
  ...running,
  'held_pending_identification',
  'decided',
  'enforcement',
  'discontinued',
] as const
