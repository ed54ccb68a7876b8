// The services that the Continuum names, as codes. What betrays somebody's health stands in clear as `health` only;
// the exact code is inside the sealed record.

/** Groups of the source page's list of services. */
export const serviceGroups = [
  'health',
  'housing',
  'essentials',
  'learning_work',
  'family',
  'language',
  'justice',
  'spirit',
  'legal',
  'safety',
  'return',
  'navigation',
] as const

export type ServiceGroup = (typeof serviceGroups)[number]

export interface ServiceKind {
  code: string
  group: ServiceGroup
  /** Naming it would tell about somebody's health. */
  health: boolean
  /** `page`: named by the source page; `law`: added by the conventions that the packs cite. */
  named: 'page' | 'law'
}

const page = (group: ServiceGroup, code: string, health = false): ServiceKind => ({
  code,
  group,
  health,
  named: 'page',
})
const law = (group: ServiceGroup, code: string, health = false): ServiceKind => ({
  code,
  group,
  health,
  named: 'law',
})

/** The 22 services of the source page, then ten that law and practice add. */
export const services: readonly ServiceKind[] = [
  page('health', 'medical_care', true),
  page('housing', 'emergency_housing'),
  page('housing', 'transitional_housing'),
  page('housing', 'long_term_housing'),
  page('health', 'mental_health_counselling', true),
  page('essentials', 'food'),
  page('essentials', 'clothing'),
  page('learning_work', 'education'),
  page('learning_work', 'vocational_training'),
  page('learning_work', 'job_placement'),
  page('family', 'family_location'),
  page('family', 'family_reunification'),
  page('language', 'translation'),
  page('language', 'interpretation'),
  page('justice', 'criminal_justice_advocacy'),
  page('spirit', 'spiritual_support'),
  page('legal', 'legal_criminal'),
  page('legal', 'legal_civil'),
  page('legal', 'legal_immigration'),
  page('safety', 'safety_planning'),
  page('return', 'repatriation'),
  page('navigation', 'service_navigation'),
  law('essentials', 'material_assistance'),
  law('learning_work', 'child_education'),
  law('family', 'guardianship'),
  law('safety', 'witness_protection'),
  law('health', 'substance_use_support', true),
  law('family', 'childcare'),
  law('navigation', 'transport'),
  law('navigation', 'document_replacement'),
  law('return', 'reintegration'),
  law('spirit', 'peer_support'),
]

export const serviceCodes: readonly string[] = services.map((service) => service.code)

/** The code that may stand in clear: a need that betrays health becomes `health`, every other stays what it is. */
export function clearCode(code: string): string {
  return services.find((service) => service.code === code)?.health ? 'health' : code
}

/** Every code that can stand in clear. */
export const clearServiceCodes: readonly string[] = [...new Set(serviceCodes.map(clearCode))]

/** Places to sleep: outside the house nobody reads how many of them are free. */
export const housingCodes: readonly string[] = services
  .filter(({ group }) => group === 'housing')
  .map(({ code }) => code)
export const isPlaceToSleep = (codes: readonly string[]): boolean =>
  codes.some((code) => housingCodes.includes(code))
