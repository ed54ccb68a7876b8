// What the organisations of the invented network offer. A shelter has neither address nor number anywhere.

import type { InputOf } from '../src/api/endpoint.ts'
import type { directoryApi } from '../src/directory/api.ts'

type Offer = Omit<InputOf<typeof directoryApi.publish>, 'id'> & { by: string }

const weekdays = [
  { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '09:00', closes: '17:00' },
] satisfies Offer['hours']

const offer = (by: string, name: string, codes: string[], more: Partial<Offer> = {}): Offer => ({
  by,
  name,
  codes,
  ...more,
})

export const offers: readonly Offer[] = [
  offer('hotline', 'Lantern Line, day and night', ['service_navigation', 'safety_planning'], {
    languages: ['en', 'es', 'fr', 'ar', 'uk', 'th'],
    serves: ['everyone'],
    phone: '0808 157 0112',
  }),
  offer(
    'harbour',
    'Advice and case work',
    ['service_navigation', 'safety_planning', 'criminal_justice_advocacy'],
    {
      languages: ['en', 'ar', 'uk'],
      serves: ['everyone'],
      areas: ['harbour', 'capital'],
      phone: '020 7946 0131',
      hours: weekdays,
    },
  ),
  offer('harbour', 'Clothes and first needs', ['clothing', 'material_assistance'], {
    serves: ['everyone'],
    areas: ['harbour'],
    hours: weekdays,
  }),
  offer('harbour', 'Interpreters who were trained for this', ['interpretation', 'translation'], {
    languages: ['ar', 'fr', 'uk', 'th'],
    areas: ['harbour', 'capital'],
  }),
  offer('orchard', 'Outreach to farms', ['service_navigation', 'transport'], {
    languages: ['es', 'uk'],
    areas: ['valley'],
    phone: '020 7946 0142',
  }),
  offer('orchard', 'Lunch table', ['food'], { serves: ['everyone'], areas: ['valley'], hours: weekdays }),
  offer('orchard', 'Workshop garden: learning a trade', ['vocational_training', 'job_placement'], {
    languages: ['es', 'en'],
    areas: ['valley'],
    minAge: 16,
  }),
  offer('willow', 'Rooms for women and their children', ['emergency_housing', 'childcare'], {
    languages: ['en', 'ar'],
    serves: ['women', 'families'],
    areas: ['harbour'],
  }),
  offer('willow', 'Flats for the second half year', ['transitional_housing'], {
    serves: ['women', 'families'],
    areas: ['harbour'],
  }),
  offer('northdoor', 'Rooms for men and for families', ['emergency_housing'], {
    languages: ['en', 'uk', 'th'],
    serves: ['men', 'families'],
    areas: ['north'],
  }),
  offer('northdoor', 'Shared flats', ['transitional_housing', 'long_term_housing'], {
    serves: ['men'],
    areas: ['north'],
  }),
  offer('clinic', 'Doctor without papers', ['medical_care'], {
    languages: ['en', 'ar', 'fr'],
    serves: ['everyone'],
    areas: ['harbour', 'capital'],
    phone: '020 7946 0153',
    hours: weekdays,
  }),
  offer('clinic', 'Talking therapy with interpreters', ['mental_health_counselling'], {
    languages: ['en', 'ar', 'uk'],
    areas: ['harbour'],
    minAge: 16,
  }),
  offer('school', 'A place in school at once', ['child_education', 'education'], {
    languages: ['en', 'es', 'ar'],
    serves: ['children'],
    areas: ['valley'],
    minAge: 5,
    maxAge: 18,
  }),
  offer('children', 'Guardians for children alone', ['guardianship'], {
    serves: ['children'],
    areas: ['capital'],
    maxAge: 18,
  }),
  offer('children', 'Finding one’s family', ['family_location', 'family_reunification'], {
    serves: ['children', 'families'],
  }),
  offer('labour', 'Complaints about wages', ['legal_civil', 'service_navigation'], {
    languages: ['en', 'es', 'th'],
    serves: ['everyone'],
    phone: '020 7946 0186',
  }),
  offer('police', 'Protection of witnesses', ['witness_protection', 'safety_planning'], {
    serves: ['everyone'],
    phone: '020 7946 0197',
  }),
  offer('law', 'Lawyers for residence and asylum', ['legal_immigration'], {
    languages: ['en', 'fr', 'ar', 'es'],
    areas: ['capital'],
    phone: '020 7946 0220',
    hours: weekdays,
  }),
  offer('law', 'Lawyers for wages and compensation', ['legal_civil'], {
    languages: ['en', 'es'],
    areas: ['capital'],
    phone: '020 7946 0220',
  }),
  offer('law', 'Defence', ['legal_criminal'], { languages: ['en'], areas: ['capital'] }),
  offer('workshop', 'Language course, all levels', ['education'], {
    languages: ['en'],
    serves: ['everyone'],
    areas: ['north'],
    hours: weekdays,
  }),
  offer('union', 'Union office for field workers', ['service_navigation', 'job_placement'], {
    languages: ['es', 'uk', 'en'],
    areas: ['valley'],
    phone: '020 7946 0275',
  }),
  offer('council', 'Table of those who know it', ['peer_support'], {
    languages: ['en', 'ar', 'es'],
    serves: ['everyone'],
    areas: ['capital'],
  }),
]
