// What kinds of organisation there are: the professions and bodies that the source page names.

export const organisationKinds = [
  'hotline',
  'ngo',
  'shelter',
  'clinic',
  'school',
  'child_welfare',
  'labour_inspectorate',
  'police',
  'immigration',
  'prosecution',
  'legal_aid',
  'competent_authority',
  'coordination',
  'ministry',
  'funder',
  'training',
  'trade_union',
  'embassy',
  'survivor_council',
] as const

export type OrganisationKind = (typeof organisationKinds)[number]
