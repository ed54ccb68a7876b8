// Who works in the invented country: organisations of every kind, and the people in them by their handles. Names of
// organisations are invented; telephone numbers come from ranges that are kept free for fiction (Ofcom).

import type { InputOf } from '../src/api/endpoint.ts'
import type { StaffRole } from '../src/api/roles.ts'
import type { interpretersApi } from '../src/assignments/interpreters-api.ts'
import type { OrganisationKind } from '../src/organisations/kinds.ts'
import type { TeamPurpose } from '../src/organisations/teams.ts'

/** What an interpreter can do, and on which days. */
interface Interprets extends Pick<
  InputOf<typeof interpretersApi.keep>,
  'languages' | 'gender' | 'trained' | 'weekdays'
> {
  dialects: readonly string[]
}

export interface Member {
  handle: string
  /** Sealed under the organisation's key: colleagues read it, the server never. */
  name: string
  roles: readonly StaffRole[]
  language?: string
  /** What an interpreter can do, and when. */
  interprets?: Interprets
}

interface Team {
  purpose: TeamPurpose
  name: string
  members: readonly string[]
  isIntake?: true
}

export interface Membership {
  key: string
  kind: OrganisationKind
  name: string
  district: string
  pack: 'uk' | 'coe' | 'palermo'
  /** The entry of the law's list of first responders under which it stands there by name. */
  designation?: string
  /** What the public page says of it: its languages, and who pays for it. */
  introduction?: { languages: string[]; paidBy: string }
  phone?: string
  administrator: string
  staff: readonly Member[]
  /** Beds that a shelter has. */
  beds?: number
  /** Teams in the house: what for, what they call themselves, who is in them, and which takes in what is for the house. */
  teams?: readonly Team[]
}

export const country = {
  name: 'Velmora',
  timezone: 'Europe/London',
  emergency: '112',
  hotline: '0808 157 0112',
  currency: 'EUR',
} as const

/** The one who sets the network up; she is its first administrator, coordinator and caseworker. */
export const founder = {
  handle: 'ines',
  key: 'coordination',
  name: 'Velmora Coordination Office',
  kind: 'coordination',
} as const

export const members: readonly Membership[] = [
  {
    key: 'hotline',
    kind: 'hotline',
    name: 'Lantern Line',
    district: 'capital',
    pack: 'coe',
    phone: '0808 157 0112',
    introduction: { languages: ['en', 'ar', 'es', 'fr', 'uk'], paidBy: 'Velmora, and gifts' },
    administrator: 'lantern-admin',
    staff: [
      { handle: 'noor', name: 'Noor Haddad', roles: ['hotline'], language: 'ar' },
      { handle: 'pavlo', name: 'Pavlo Melnyk', roles: ['hotline', 'supervisor'] },
    ],
    teams: [
      { purpose: 'hotline', name: 'The desk', members: ['noor', 'pavlo'], isIntake: true },
      { purpose: 'night_desk', name: 'Ten to six', members: ['pavlo', 'lantern-admin'] },
    ],
  },
  {
    key: 'harbour',
    kind: 'ngo',
    name: 'Harbour House',
    district: 'harbour',
    pack: 'uk',
    designation: 'unseen',
    phone: '020 7946 0131',
    administrator: 'harbour-admin',
    staff: [
      { handle: 'amara', name: 'Amara Diallo', roles: ['caseworker'] },
      { handle: 'odile', name: 'Odile Marchand', roles: ['supervisor', 'caseworker'] },
      { handle: 'jonas', name: 'Jonas Lund', roles: ['caseworker'] },
      {
        handle: 'sami',
        name: 'Sami Aziz',
        roles: ['interpreter'],
        language: 'ar',
        interprets: {
          languages: ['ar', 'fr'],
          gender: 'man',
          trained: ['trauma', 'court'],
          weekdays: [1, 2, 3, 4, 5, 6],
          dialects: ['levantine', 'egyptian'],
        },
      },
      {
        handle: 'vera',
        name: 'Vera Kovalenko',
        roles: ['interpreter'],
        interprets: {
          languages: ['uk', 'es', 'ar'],
          gender: 'woman',
          trained: ['trauma', 'health', 'children'],
          weekdays: [1, 2, 3, 4, 5, 6, 7],
          dialects: ['maghrebi'],
        },
      },
      { handle: 'nia', name: 'Nia Mensah', roles: ['trainee'] },
      { handle: 'tomas', name: 'Tomas Berg', roles: ['volunteer'] },
    ],
    teams: [
      { purpose: 'casework', name: 'Ground floor', members: ['amara', 'odile'], isIntake: true },
      { purpose: 'protection', name: 'High risk', members: ['amara', 'odile'] },
      { purpose: 'night_desk', name: 'Nights', members: ['odile', 'jonas', 'amara'] },
    ],
  },
  {
    key: 'orchard',
    kind: 'ngo',
    name: 'Field and Orchard',
    district: 'valley',
    pack: 'coe',
    phone: '020 7946 0142',
    administrator: 'orchard-admin',
    staff: [{ handle: 'lucia', name: 'Lucía Ferrer', roles: ['caseworker', 'advocate'] }],
  },
  {
    key: 'willow',
    kind: 'shelter',
    name: 'Willow Rooms',
    district: 'harbour',
    pack: 'uk',
    designation: 'unseen',
    administrator: 'willow-admin',
    staff: [{ handle: 'hana', name: 'Hana Novak', roles: ['shelter'] }],
    beds: 40,
  },
  {
    key: 'northdoor',
    kind: 'shelter',
    name: 'North Door',
    district: 'north',
    pack: 'coe',
    administrator: 'north-admin',
    staff: [{ handle: 'marko', name: 'Marko Ilić', roles: ['shelter', 'caseworker'] }],
    beds: 36,
  },
  {
    key: 'clinic',
    kind: 'clinic',
    name: 'Quay Clinic',
    district: 'harbour',
    pack: 'coe',
    phone: '020 7946 0153',
    administrator: 'clinic-admin',
    staff: [{ handle: 'bashir', name: 'Bashir Rahimi', roles: ['health'], language: 'ar' }],
  },
  {
    key: 'school',
    kind: 'school',
    name: 'Mill Lane School',
    district: 'valley',
    pack: 'palermo',
    phone: '020 7946 0180',
    administrator: 'school-admin',
    staff: [{ handle: 'greta', name: 'Greta Lind', roles: ['teacher'] }],
  },
  {
    key: 'children',
    kind: 'child_welfare',
    name: 'Children’s Office',
    district: 'capital',
    pack: 'uk',
    phone: '020 7946 0175',
    administrator: 'children-admin',
    staff: [
      { handle: 'yusra', name: 'Yusra Osman', roles: ['child_welfare'] },
      { handle: 'edmund', name: 'Edmund Hale', roles: ['guardian'] },
    ],
    teams: [{ purpose: 'children', name: 'Children’s desk', members: ['yusra', 'edmund'], isIntake: true }],
  },
  {
    key: 'labour',
    kind: 'labour_inspectorate',
    name: 'Labour Inspectorate',
    district: 'capital',
    pack: 'palermo',
    phone: '020 7946 0186',
    administrator: 'labour-admin',
    staff: [{ handle: 'pilar', name: 'Pilar Vega', roles: ['inspector'] }],
  },
  {
    key: 'police',
    kind: 'police',
    name: 'Police Protection Unit',
    district: 'capital',
    pack: 'uk',
    phone: '020 7946 0197',
    administrator: 'police-admin',
    staff: [{ handle: 'kasper', name: 'Kasper Holm', roles: ['police'] }],
  },
  {
    key: 'residence',
    kind: 'immigration',
    name: 'Residence Office',
    district: 'capital',
    pack: 'coe',
    phone: '020 7946 0208',
    administrator: 'residence-admin',
    staff: [{ handle: 'leonie', name: 'Léonie Brandt', roles: ['immigration'] }],
  },
  {
    key: 'prosecution',
    kind: 'prosecution',
    name: 'Public Prosecution',
    district: 'capital',
    pack: 'uk',
    phone: '020 7946 0219',
    administrator: 'prosecution-admin',
    staff: [{ handle: 'viktor', name: 'Viktor Sand', roles: ['prosecutor'] }],
  },
  {
    key: 'law',
    kind: 'legal_aid',
    name: 'Open Law Centre',
    district: 'capital',
    pack: 'uk',
    phone: '020 7946 0220',
    administrator: 'law-admin',
    staff: [
      { handle: 'farah', name: 'Farah Nasser', roles: ['lawyer'] },
      {
        handle: 'leyla',
        name: 'Leyla Demir',
        roles: ['interpreter'],
        interprets: {
          languages: ['ar', 'fr', 'th'],
          gender: 'woman',
          trained: ['court'],
          weekdays: [1, 2, 3, 4, 5],
          dialects: ['levantine', 'iraqi'],
        },
      },
    ],
    teams: [{ purpose: 'legal', name: 'Court days', members: ['farah'], isIntake: true }],
  },
  {
    key: 'authority',
    kind: 'competent_authority',
    name: 'Identification Authority',
    district: 'capital',
    pack: 'uk',
    phone: '020 7946 0231',
    administrator: 'authority-admin',
    staff: [{ handle: 'henrik', name: 'Henrik Olsen', roles: ['authority'] }],
  },
  {
    key: 'ministry',
    kind: 'ministry',
    name: 'Ministry of Protection',
    district: 'capital',
    pack: 'coe',
    phone: '020 7946 0242',
    administrator: 'ministry-admin',
    staff: [{ handle: 'sofia', name: 'Sofia Rossi', roles: ['ministry'] }],
  },
  {
    key: 'fund',
    kind: 'funder',
    name: 'Commons Fund',
    district: 'capital',
    pack: 'coe',
    phone: '020 7946 0253',
    administrator: 'fund-admin',
    staff: [{ handle: 'ruben', name: 'Ruben Costa', roles: ['funder'] }],
  },
  {
    key: 'workshop',
    kind: 'training',
    name: 'Learning Workshop',
    district: 'north',
    pack: 'palermo',
    phone: '020 7946 0264',
    administrator: 'workshop-admin',
    staff: [{ handle: 'dalia', name: 'Dalia Peretz', roles: ['trainer'] }],
  },
  {
    key: 'union',
    kind: 'trade_union',
    name: 'Union of Field Workers',
    district: 'valley',
    pack: 'palermo',
    phone: '020 7946 0275',
    administrator: 'union-admin',
    staff: [{ handle: 'anton', name: 'Anton Weber', roles: ['advocate'] }],
  },
  {
    key: 'embassy',
    kind: 'embassy',
    name: 'Embassy of Sarrowby',
    district: 'capital',
    pack: 'palermo',
    phone: '020 7946 0286',
    administrator: 'embassy-admin',
    staff: [],
  },
  {
    key: 'council',
    kind: 'survivor_council',
    name: 'Survivor Council',
    district: 'capital',
    pack: 'coe',
    phone: '020 7946 0297',
    administrator: 'council-admin',
    staff: [{ handle: 'mercy', name: 'Mercy Okafor', roles: ['advocate'] }],
  },
]

/** Parts that a story names, and who plays them unless the story is varied. */
export const parts = {
  hotline: 'noor',
  caseworker: 'amara',
  supervisor: 'odile',
  shelter: 'hana',
  doctor: 'bashir',
  teacher: 'greta',
  child_welfare: 'yusra',
  guardian: 'edmund',
  inspector: 'pilar',
  police: 'kasper',
  immigration: 'leonie',
  prosecutor: 'viktor',
  lawyer: 'farah',
  authority: 'henrik',
  coordinator: 'ines',
  funder: 'ruben',
  union: 'anton',
  council: 'mercy',
  ministry: 'sofia',
  trainer: 'dalia',
  embassy: 'embassy-admin',
} as const
export type Part = keyof typeof parts
