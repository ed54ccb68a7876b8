// The kinds of place in which people are met, and to which a visit goes.

export const venues = [
  'venue_workplace',
  'venue_immigration',
  'venue_custody',
  'venue_low_income',
  'venue_border',
  'venue_found_before',
] as const
