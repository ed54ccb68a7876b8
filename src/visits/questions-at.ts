// What is gone through with somebody on a visit, by the kind of place: in a cell and in court one asks about what they were made to do, and
// nobody is questioned whose listener has to pass it on. Pure.

import type { venues } from '../identification/venues.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { instrumentOf } from '../instruments/shipped.ts'
import type { MetPerson } from './outcomes.ts'

type Venue = (typeof venues)[number]

const general = instrumentOf('general') as Instrument

/** Where there is a set of its own. */
const sets: Partial<Record<Venue, string>> = { venue_custody: 'forced_crime' }

/** The set of a kind of place; a telephone that took its visit along before this was known asks the general one. */
export const instrumentAt = (venue: string | null | undefined): Instrument =>
  instrumentOf(sets[venue as Venue]) ?? general

/** A child is not questioned, nor is anybody by a listener who would have to pass it on. */
export const isQuestioned = (age: MetPerson['age'], mayInterview: boolean): boolean =>
  mayInterview && (age === 'adult' || age === 'not_asked')

/** A talk that has just begun. */
export const nobodyYet = (
  { language, venue }: { language: string; venue?: string | undefined },
  number: number,
): MetPerson => ({
  number,
  language,
  instrument: instrumentAt(venue).id,
  age: 'not_asked',
  overheard: '',
  answers: {},
  outcome: '',
  wishes: [],
  bed: null,
  cardGiven: false,
  minutes: 0,
  isWhole: false,
})
