// The codes of a case. They stand apart from the schemas, so that the screens
// that use them carry no validator into the browser.

import { BEGUN_LATER, COMPARTMENTS, type Compartment } from '../sealing/shapes.ts'
import { closedStates, openStates } from '../tracks/case-state.ts'

/** Compartments that whoever opens a case makes; the others are made when somebody first writes there. */
export const openedCompartments: readonly Compartment[] = COMPARTMENTS.filter(
  (one) => !BEGUN_LATER.includes(one),
)

export const ageGroups = ['adult', 'child', 'unsure'] as const
/** How it became known that somebody is grown up who was taken for a child, or might have been one. */
export const howKnown = [
  'identity_document',
  'official_age_assessment',
  'own_word',
  'written_wrongly',
] as const
export const risks = ['high', 'medium', 'low'] as const
/** How safe a person feels, beside what others think. */
export const ownViews = ['safe', 'unsure', 'unsafe', 'not_said'] as const

/** What the case's chain says while its machine is in a state. */
export const stateSaid: Readonly<Record<string, 'open' | 'closed' | 'erased'>> = {
  ...Object.fromEntries(openStates.map((state) => [state, 'open' as const])),
  ...Object.fromEntries(closedStates.map((state) => [state, 'closed' as const])),
  erasing: 'closed',
  erased: 'erased',
}

/** Where the first signal came from: the channels of the source page. */
export const origins = [
  'self_report',
  'hotline',
  'labour_inspection',
  'criminal_enforcement',
  'immigration_screening',
  'detention_or_prison_screening',
  'health',
  'education',
  'child_welfare',
  'asylum_procedure',
  'outreach_low_income',
  'ngo',
  'embassy',
  'employer_or_union',
  'public',
  'other',
] as const

/** Kinds of sealed record; each is written and read as one JSON object by the screens. */
export const recordKinds = [
  'statistics',
  'circumstances',
  'profile',
  'safe_contact',
  'note',
  'statement',
  'document',
  'answers',
  'safety_plan',
  'message',
  'words',
  'choice',
  'reason',
  'letter',
  'imported',
  'agreed',
  'description',
  'routes',
  'plan_yes',
  'reasoning',
  'household',
  'household_proposal',
  'service',
  'assessment',
  'incident',
  'first_days',
  'wellbeing',
  'given',
  'losses',
  'hours',
  'ways',
  'ways_said',
  'guardian_named',
  'kept_back',
  'worker_name',
] as const
