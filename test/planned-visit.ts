// A visit to a workplace tomorrow, as an inspector plans it; a test says what is special about its own.

import type { VisitPlan } from '../src/visits/client/plan-visit.ts'

export function workplaceVisit(now: Date, special: Partial<VisitPlan> = {}): VisitPlan {
  const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString()
  return {
    venue: 'venue_workplace',
    section: 'A',
    district: null,
    day: later(24).slice(0, 10),
    from: '10:00',
    back: '14:00',
    checkInAt: later(28),
    language: 'th',
    secondLanguage: null,
    team: ['victim_specialist'],
    members: [],
    holds: [],
    ...special,
  }
}

/** So many places that a house is asked to hold for two days. */
export const placesHeld = (now: Date, house: number, places: number): VisitPlan['holds'] => [
  { house, places, until: new Date(now.getTime() + 48 * 3_600_000).toISOString() },
]
