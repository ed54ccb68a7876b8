// What somebody at work tells of a person whom they met: codes that they choose, sealed with their words. Pure.

import type { RunningDuty } from '../jurisdiction/reporting.ts'

/** A reason to believe is enough for *may be*; nobody is asked for a paper. */
export const encounterAges = ['adult', 'child', 'may_be_child', 'not_asked'] as const
/** What the person said yes to. A no is an answer, and then nothing is sent. */
export const agreements = ['call', 'information', 'could_not_ask', 'refused'] as const
/** What a child said by themselves that they want. */
export const childWishes = ['talk', 'not_home'] as const
/** Who must not learn that somebody was told. */
export const keptFrom = ['family', 'other', 'unsure'] as const
/** The kind of place where they were met, never which one. */
export const encounterPlaces = [
  'home',
  'farm',
  'fishing_vessel',
  'building_site',
  'factory',
  'restaurant',
  'hotel',
  'shop',
  'car_wash',
  'care_home',
  'vehicle',
  'sex_work',
  'street',
  'school',
  'clinic',
  'custody',
  'border',
  'reception_centre',
  'online',
  'workers_hostel',
  'food_bank',
  'homeless_shelter',
  'consulate',
  'other',
] as const

type Of<T extends readonly string[]> = T[number]

/** Everything that is not asked stays empty. */
export interface EncounterDetails {
  age: Of<typeof encounterAges> | ''
  agreed: Of<typeof agreements> | ''
  childWishes: Of<typeof childWishes>[]
  /** Whether who answers for children at the finder's house was told; only of a child. */
  toldLead: 'yes' | 'no' | ''
  keepFrom: Of<typeof keptFrom>[]
  place: Of<typeof encounterPlaces> | ''
  /** A set of signs that was gone through: what it is called, what came out as a code, and each answer as a line. */
  screened?: { title: string; outcome: string; text: string }
  /** What the law makes the finder pass on within hours, and until when: it knows that it is of a child, so it stands sealed here alone. */
  duties?: RunningDuty[]
  /** The finder's profession and house: who is asked back. */
  by: { role: string; house: string }
}

export const emptyDetails = (by: EncounterDetails['by']): EncounterDetails => ({
  age: '',
  agreed: '',
  childWishes: [],
  toldLead: '',
  keepFrom: [],
  place: '',
  by,
})

/** Only reasons to believe shield as a child: not having asked is none. */
export const isAsChild = ({ age }: Pick<EncounterDetails, 'age'>): boolean =>
  age === 'child' || age === 'may_be_child'
