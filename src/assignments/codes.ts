// The codes of an assignment, apart from the schemas, so that screens which use them carry no validator into the browser.

export const assignmentPurposes = [
  'interpreting',
  'accompanying',
  'training',
  'cover',
  'supervision',
] as const
export type AssignmentPurpose = (typeof assignmentPurposes)[number]

/** Kinds of place. A shelter and a home are none: nobody learns from an assignment where somebody sleeps. */
export const assignmentPlaces = [
  'telephone',
  'video',
  'our_office',
  'authority',
  'court',
  'clinic',
  'school',
  'outside',
] as const
export type AssignmentPlace = (typeof assignmentPlaces)[number]

export const assignmentStates = ['offered', 'accepted', 'declined', 'attended', 'missed', 'ended'] as const

/** How long it took, in quarters of an hour, offered to press. */
export const usualQuarters = [2, 4, 6, 8, 12] as const
