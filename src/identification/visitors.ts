// Who goes where people may be exploited, instead of waiting until they come.

export const visitors = [
  'inspector',
  'police',
  'immigration',
  'prosecutor',
  'authority',
  'coordinator',
  'hotline',
  'caseworker',
  'supervisor',
  'advocate',
  'health',
  'child_welfare',
] as const
