// How a country lets a person be heard in court: what may protect them there, at which stages they may say what was done to them, and
// whether a witness has to come. Pure.

/** What a court may order for somebody who is heard, and for what is written of them. */
export const courtMeasures = [
  'closed_hearing',
  'pseudonym',
  'no_address',
  'reporting_restriction',
  'screen_or_video_link',
  'prerecorded_evidence',
  'prerecorded_cross',
  'no_direct_questions',
  'intermediary',
  'separate_waiting',
  'support_person',
] as const
export type CourtMeasure = (typeof courtMeasures)[number]

/** When what the crime did to them may be said, and has to be considered. */
export const statementStages = [
  'stage_investigation',
  'stage_bail',
  'stage_plea',
  'stage_court',
  'stage_sentence',
  'stage_parole',
] as const
export type StatementStage = (typeof statementStages)[number]

export interface TestimonyRule {
  measures: readonly CourtMeasure[]
  statements: readonly StatementStage[]
  /** A witness who is called has to come; where not, coming is the person's own choice. */
  mustCome: boolean
  /** Where the law of statements is written, and where that of measures. */
  statementsSource: string
  source: string
}
