// Where people are met: kind of place, kind of work, district, the profession of who met them and the way it was told. A fact says so once
// under a random number that stands nowhere else. Pure.

import type { encounterPlaces } from './encounter-details.ts'
import { sections } from '../identification/sections.ts'
import type { venues } from './venues.ts'

/** How it was told: somebody met a person, a visit went there, a complaint about pay named it. */
export const foundChannels = ['colleague', 'visit', 'complaint'] as const
export const foundSections = [...sections, 'unknown'] as const

export interface Found {
  venue: (typeof venues)[number]
  section: (typeof foundSections)[number]
  /** As organisations say theirs; empty where none was said. */
  district: string
  channel: (typeof foundChannels)[number]
}

type Place = (typeof encounterPlaces)[number]

/** What kind of work is done in a kind of place, where that can be said. */
const sectionOf: Partial<Record<Place, Found['section']>> = {
  home: 'T',
  farm: 'A',
  fishing_vessel: 'A',
  building_site: 'F',
  factory: 'C',
  restaurant: 'I',
  hotel: 'I',
  shop: 'G',
  car_wash: 'S',
  care_home: 'Q',
  vehicle: 'H',
}
const venueOf: Partial<Record<Place, Found['venue']>> = {
  custody: 'venue_custody',
  border: 'venue_border',
  reception_centre: 'venue_immigration',
  street: 'venue_low_income',
  sex_work: 'venue_low_income',
  workers_hostel: 'venue_low_income',
  food_bank: 'venue_low_income',
  homeless_shelter: 'venue_low_income',
}

/** Of somebody whom a colleague met; nothing where no kind of place was said, or one that nobody can visit. */
export function foundAt(place: Place | '', district: string): Found | undefined {
  const section = place === '' ? undefined : sectionOf[place]
  const venue = place === '' ? undefined : (venueOf[place] ?? (section && 'venue_workplace'))
  return venue && { venue, section: section ?? 'unknown', district, channel: 'colleague' }
}
