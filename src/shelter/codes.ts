// What a house says of its units and rooms, and what somebody who asks for a place needs of them. Codes only: a line of words could
// say where the house is.

/** What a room has that somebody may need. */
export const roomFeatures = ['step_free', 'own_bath', 'quiet', 'security'] as const
export type RoomFeature = (typeof roomFeatures)[number]

/** How a unit lives. */
export const unitRules = [
  'own_entrance',
  'own_kitchen',
  'women_staff',
  'staff_at_night',
  'no_visitors',
  'no_alcohol',
  'pets',
] as const

/** Where somebody says that they would feel safe: their own answer, no proof is asked. */
export const safePlaces = ['women', 'men', 'families', 'trans', 'anywhere'] as const
export type SafePlace = (typeof safePlaces)[number]

/** Why a bed is out of order. */
export const closedReasons = ['repair', 'heating', 'cleaning', 'no_staff', 'no_money', 'other'] as const

/** Where somebody goes on to sleep. */
export const nextPlaces = [
  'another_house',
  'transitional_housing',
  'long_term_housing',
  'with_family_or_friends',
  'own_home',
] as const

/** Those of them that are looked for here: by a request for a bed, or in the directory. */
export const soughtPlaces = nextPlaces.slice(0, 3) as [
  'another_house',
  'transitional_housing',
  'long_term_housing',
]
export type SoughtPlace = (typeof soughtPlaces)[number]

/** So many days before somebody leaves it is to be known where they sleep next; where the day is said later, by that day. */
export const nextKnownDays = 14

/** Of a request: what a room must have; `interpreter` asks the house and not the room. */
export const placeNeeds = [...roomFeatures, 'interpreter'] as const

/** Nights that a board shows, tonight first. */
export const nightsShown = 15

/** How old those are who come: how many of each goes along with a request, and nothing else of them. */
export const ageCounts = ['adults', 'teens', 'children', 'babies'] as const
export type Ages = Partial<Record<(typeof ageCounts)[number], number>>

/** How many of them are women and how many are men, as they say it themselves: a unit for women takes no man. */
export const groupCounts = ['women', 'men'] as const
export type GroupCount = (typeof groupCounts)[number]
export type Groups = Partial<Record<GroupCount, number>>

/** How far places for a visit are: one whose hour has passed is as it was, and its beds are free. */
export const holdStates = ['asked', 'confirmed', 'declined', 'released'] as const

/** So many places one house holds for a visit at most. */
export const mostHeld = 40

/** How far somebody is who brings a person to a house. */
export const journeyStates = ['asked', 'told', 'read', 'over'] as const

/** So long the way to a house can be read after it was told, where nobody has arrived before. */
export const journeyHours = 12

/** Where somebody sleeps who waits for a bed and has none tonight; a hotel is a process of its own. */
export const nightsOutside = ['police_cell', 'on_street', 'where_harmed', 'with_others'] as const
