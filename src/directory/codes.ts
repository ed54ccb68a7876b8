// The closed lists of the directory, apart from its schemas, so that a screen can name them without carrying those along.

/** For whom a service is. A service that names some is not for the others; one that names none has not said. */
export const servedGroups = [
  'everyone',
  'women',
  'men',
  'children',
  'families',
  'trans',
  'disability',
  'older',
] as const
export type ServedGroup = (typeof servedGroups)[number]

/** Days as iCalendar and HSDS 3 write them. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

/** How many places: never a count, so that nobody can watch one person come and go. */
export const placesBands = ['yes', 'few', 'no', 'unknown'] as const
export type PlacesBand = (typeof placesBands)[number]
