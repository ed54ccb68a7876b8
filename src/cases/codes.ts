// The codes of a case and the phase that follows from its tracks. They stand apart from the schemas, so that the screens
// that use them carry no validator into the browser.

import type { Compartment } from '../sealing/vault-shape.ts'

/** Compartments that whoever opens a case makes; privileged is made by a lawyer with the person. */
export const openedCompartments: readonly Compartment[] = [
  'identity',
  'contact',
  'narrative',
  'health',
  'legal',
  'immigration',
  'finance',
  'messages',
]

export const ageGroups = ['adult', 'child', 'unsure'] as const
/** How it became known that somebody is grown up who was taken for a child, or might have been one. */
export const howKnown = [
  'identity_document',
  'official_age_assessment',
  'own_word',
  'written_wrongly',
] as const
export const risks = ['high', 'medium', 'low'] as const

/** What the case's chain says while its machine is in a state. */
export const stateSaid: Readonly<Record<string, 'open' | 'closed' | 'erased'>> = {
  active: 'open',
  follow_up: 'open',
  closed: 'closed',
  closed_referred: 'closed',
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
  'agreed',
] as const

/** From first to last. */
export const phases = ['identification', 'stabilisation', 'justice', 'solution', 'follow_up'] as const

/** The phase shown on screen: the furthest track with an open process. Derived, never stored. */
export function phaseOf(
  tracks: readonly { kind: string; state: string }[],
  finals: (kind: string, state: string) => boolean,
): (typeof phases)[number] {
  const open = (kind: string, except: readonly string[] = []) =>
    tracks.some((t) => t.kind === kind && !finals(kind, t.state) && !except.includes(t.state))
  const caseTrack = tracks.find((t) => t.kind === 'case')
  if (caseTrack?.state === 'follow_up') return 'follow_up'
  if (open('solution', ['not_started'])) return 'solution'
  if (open('proceeding', ['advised', 'considering'])) return 'justice'
  if (open('placement') || open('goal') || open('referral', ['draft'])) return 'stabilisation'
  return 'identification'
}

/**
 * Whether the person counts as a victim of a crime: from the first presumption on, and also while a no can be challenged. It
 * depends on no decision and on no testimony. Nothing is known where the identification is not shared.
 */
export const isPresumedVictim = (tracks: readonly { kind: string; state: string }[]): boolean =>
  tracks.some(
    ({ kind, state }) =>
      kind === 'identification' && !['none', 'not_identified', 'discontinued'].includes(state),
  )

/** How safe the person said they feel, when they were last asked; nothing where nobody has asked or it is not shared. */
export function ownViewOf(
  events: readonly { kind: string; move: string; at: string; facts: Readonly<Record<string, unknown>> }[],
): string | undefined {
  const asked = events
    .filter(({ kind, move }) => kind === 'risk' && move === 'opened')
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const view = asked[0]?.facts['own_view']
  return typeof view === 'string' && view !== 'not_said' ? view : undefined
}
