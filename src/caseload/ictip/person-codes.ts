// The codes by which somebody is counted and exported, each list once: what the network's sums tell, and what a file by the units of IC-TIP says.

export const genders = ['woman', 'man', 'other', 'unknown'] as const
export const citizenships = ['own', 'region', 'other', 'stateless', 'unknown'] as const
/** Whether they were exploited in another country than this one. */
export const abroad = ['yes', 'no', 'unknown'] as const

export const exploitations = [
  'labour',
  'sexual',
  'criminal',
  'begging',
  'domestic',
  'organ',
  'marriage',
  'surrogacy',
  'adoption',
  'armed',
  'other',
  'unknown',
] as const

/** Kinds of work as sections of ISIC, those in which people are found. */
export const worked = ['A', 'C', 'F', 'G', 'H', 'I', 'N', 'Q', 'S', 'T', 'other', 'none', 'unknown'] as const

/** What somebody is held by; several may be true at once. */
export const controls = [
  'threats',
  'violence',
  'debt',
  'deceived',
  'money',
  'documents',
  'movement',
  'pressure',
  'substances',
  'other',
] as const

export const recruiters = ['family', 'partner', 'acquainted', 'stranger', 'unknown'] as const

/** Who came upon them first. */
export const detectors = [
  'self',
  'police',
  'inspection',
  'immigration',
  'health',
  'school',
  'children',
  'aid',
  'public',
  'other',
  'unknown',
] as const

/** What kind of body says it. */
export const entityTypes = [
  'police',
  'inspection',
  'immigration',
  'authority',
  'health',
  'children',
  'aid',
  'other',
] as const
