// What a team can be for: words that others in the network may see, so that they know whom in a house they ask.

/** In the order in which screens offer them. */
export const teamPurposes = [
  'casework',
  'health',
  'counselling',
  'legal',
  'hotline',
  'night_desk',
  'housing',
  'children',
  'investigation',
  'protection',
  'management',
] as const

export type TeamPurpose = (typeof teamPurposes)[number]
