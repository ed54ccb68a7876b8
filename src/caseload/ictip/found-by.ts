// Who came upon somebody, and what kind of organisation says it, in the codes in which both are counted and exported.
import type { origins } from '../../cases/codes.ts'
import type { OrganisationKind } from '../../organisations/kinds.ts'
import type { variables } from './code-list.ts'

type Origin = (typeof origins)[number]
export type DetectedBy = (typeof variables.detected_by.codes)[number]
export type EntityType = (typeof variables.entity_type.codes)[number]

const detectedFrom: Readonly<Record<Origin, DetectedBy>> = {
  self_report: 'self',
  hotline: 'aid',
  labour_inspection: 'inspection',
  criminal_enforcement: 'police',
  immigration_screening: 'immigration',
  detention_or_prison_screening: 'police',
  health: 'health',
  education: 'school',
  child_welfare: 'children',
  asylum_procedure: 'immigration',
  outreach_low_income: 'aid',
  ngo: 'aid',
  embassy: 'other',
  employer_or_union: 'other',
  public: 'public',
  other: 'other',
}

/** Who came upon them first, as the case says where its first signal came from. */
export const detectedBy = (origin: string): DetectedBy =>
  Object.hasOwn(detectedFrom, origin) ? detectedFrom[origin as Origin] : 'unknown'

const registeredAs: Readonly<Partial<Record<OrganisationKind, EntityType>>> = {
  police: 'police',
  prosecution: 'police',
  labour_inspectorate: 'inspection',
  immigration: 'immigration',
  competent_authority: 'authority',
  ministry: 'authority',
  coordination: 'authority',
  clinic: 'health',
  child_welfare: 'children',
  school: 'children',
  ngo: 'aid',
  shelter: 'aid',
  hotline: 'aid',
  legal_aid: 'aid',
  trade_union: 'aid',
  survivor_council: 'aid',
}

/** What kind of organisation counts them: the reporting entity of IC-TIP. */
export const registeredBy = (kind: string): EntityType => registeredAs[kind as OrganisationKind] ?? 'other'
