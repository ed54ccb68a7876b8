// The codes in which a consent is stated. They stand apart from the schemas, so that the machines and screens that use
// them carry no validator into the browser.

import type { OrganisationKind } from '../organisations/kinds.ts'
import { CARRYING } from '../sealing/case-shape.ts'

export const purposes = [
  'shelter',
  'health_care',
  'legal_help',
  'identification',
  'immigration',
  'safety',
  'support',
  'compensation',
  'return',
  'coordination',
  'language',
  'work',
  CARRYING,
] as const
export type Purpose = (typeof purposes)[number]

// What one asks these for, nearly always. Who is asked for many things (the police, an embassy) has no usual one.
const usual: Readonly<Partial<Record<OrganisationKind, Purpose>>> = {
  shelter: 'shelter',
  clinic: 'health_care',
  legal_aid: 'legal_help',
  competent_authority: 'identification',
  immigration: 'immigration',
  coordination: 'coordination',
}

/** What an organisation of this kind is usually asked for: stated first, read aloud with the rest, and changed where it is not so. */
export const usualPurpose = (kind: OrganisationKind | undefined): Purpose | null =>
  (kind && usual[kind]) ?? null

export const methods = ['spoken_with_interpreter', 'spoken', 'written', 'own_page', 'paper'] as const
/** Why nobody could wait for a yes. */
export const glassReasons = ['life_in_danger', 'child_in_danger', 'cannot_be_asked'] as const
/** Whether the person is told at once what was opened without their yes. */
export const tellings = ['told', 'unsafe_to_tell'] as const
/** Why the notice itself would endanger. */
export const silences = ['danger_close_by', 'phone_is_read', 'too_ill'] as const
/** Broken glass lasts this many days at most. */
export const glassDays = 3
export const bases = ['consent', 'legal_duty', 'vital_interest', 'court_order'] as const
