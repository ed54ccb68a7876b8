// What belongs to no single file: money for a shelter, from the call to the last payment; what survivors said, and what
// changed because of it; visits to where people may be exploited; telephones in which nobody spoke.

import { silentCall } from '../contacts.ts'
import { complain, labourStep } from '../labour-acts.ts'
import { go, holdPlaces, refused, startOutside } from '../acts.ts'
import { applyToNewCall, awardNineTenths, callForHelp, claimStaff, payClaims } from '../funding-acts.ts'
import { dayFrom, life } from '../stage.ts'

const centre = (told_to: string) => ({
  day: dayFrom(20),
  back_at: `${dayFrom(20)}T18:00:00Z`,
  team: ['victim_specialist', 'interpreters', 'aid_organisation'],
  language: 'ar',
  second_language: 'fr',
  beds_held: 2,
  rights_cards: true,
  out_of_hearing: true,
  told_to,
})
const persona = { language: 'en', ageGroup: 'adult', origin: 'other' } as const

export const network = [
  life({ id: 'funding', persona, began: 300, cast: { caseworker: 'odile' } }, (on) => {
    const about = { purpose: 'emergency_housing', district: 'harbour', budget: 20_000_000 }
    on(0, 'caseworker', applyToNewCall(about, { nights: 1_200, staff: 3_600_000 }))
    on(40, 'funder', awardNineTenths)
    on(46, 'caseworker', go('funding', 'start'))
    on(110, 'caseworker', claimStaff(900_000))
    on(124, 'funder', payClaims)
    on(130, 'caseworker', go('funding', 'report'))
    on(145, 'funder', go('funding', 'accept'))
    on(215, 'caseworker', claimStaff(900_000))
    on(222, 'caseworker', go('funding', 'report'))
    on(240, 'funder', payClaims, go('funding', 'send_back', { reason: 'numbers_differ' }))
    on(250, 'caseworker', go('funding', 'report'))
    on(268, 'funder', go('funding', 'accept'))
    on(292, 'caseworker', claimStaff(900_000))
  }),
  life({ id: 'funding-declined', persona, began: 90, cast: { caseworker: 'lantern-admin' } }, (on) => {
    const about = { purpose: 'service_navigation', district: null, budget: 6_000_000 }
    on(0, 'caseworker', applyToNewCall(about, { nights: 10, staff: 2_900_000 }))
    on(31, 'funder', go('funding', 'decline', { reason: 'no_funding' }))
  }),
  life({ id: 'funding-open', persona, began: 52, cast: { caseworker: 'pavlo' } }, (on) => {
    const about = { purpose: 'interpretation', district: 'capital', budget: 9_000_000 }
    on(0, 'caseworker', applyToNewCall(about, { nights: 100, staff: 4_100_000 }))
    on(
      30,
      'funder',
      callForHelp({ purpose: 'mental_health_counselling', district: 'valley', budget: 12_000_000 }),
    )
  }),
  // Pilar goes where the harvest is, with the union and with somebody only for the workers; twelve want help.
  life({ id: 'visit-harvest', persona, began: 130 }, (on) => {
    on(0, 'inspector', startOutside('visit', { other: 'union', subkind: 'venue_workplace' }))
    on(
      6,
      'inspector',
      holdPlaces('visit', 3, () => dayFrom(10)),
      go('visit', 'prepare', () => ({
        day: dayFrom(9),
        back_at: `${dayFrom(9)}T18:00:00Z`,
        team: ['victim_specialist', 'interpreters', 'labour_inspectors', 'trade_union'],
        language: 'th',
        second_language: 'es',
        beds_held: 3,
        rights_cards: true,
        out_of_hearing: true,
        told_to: 'advocate',
      })),
    )
    on(15, 'union', go('visit', 'check_in'))
    on(15.3, 'inspector', go('visit', 'refer', { referred: 12 }))
    on(
      15.6,
      'union',
      go('visit', 'report', { met: 48, rights_told: 'everybody', screened: 31, want_help: 12 }),
    )
  }),
  life({ id: 'visit-centre', persona, began: 12, cast: { caseworker: 'lucia' } }, (on) => {
    on(0, 'immigration', startOutside('visit', { other: 'caseworker', subkind: 'venue_immigration' }))
    on(
      4,
      'immigration',
      holdPlaces('visit', 2, () => dayFrom(21)),
      refused('visit', 'prepare', 'not-to-who-decides', () => centre('whoever_visits')),
      go('visit', 'prepare', () => centre('advocate')),
    )
  }),
  // Where people sleep between two shifts, before anybody asks for help.
  life({ id: 'rights-talk', persona, began: 20 }, (on) => {
    on(
      0,
      'inspector',
      startOutside('rights_talk', {
        subkind: 'talk_hostel',
        language: 'th',
        people: 24,
        cards: 19,
        questions: 7,
      }),
    )
  }),
  // Wages of two months: no trafficking is needed for them to be owed, ordered and paid.
  life({ id: 'labour-paid', persona, began: 40 }, (on) => {
    on(0, 'inspector', complain)
    on(
      4,
      'inspector',
      labourStep(() => ({ what: 'visit', on: dayFrom(0), found: 'wages_owed' })),
    )
    on(
      6,
      'inspector',
      labourStep(() => ({ what: 'order', on: dayFrom(20), amount: '1250.60', currency: 'EUR' })),
    )
    on(
      24,
      'inspector',
      labourStep(() => ({ what: 'pay', on: dayFrom(0), amount: '1250.60', currency: 'EUR' })),
    )
  }),
  life({ id: 'labour-open', persona, began: 2 }, (on) => on(0, 'inspector', complain)),
  life({ id: 'visit-street', persona, began: 3, cast: { caseworker: 'lucia' } }, (on) => {
    on(0, 'caseworker', startOutside('visit', { other: 'doctor', subkind: 'venue_low_income' }))
  }),
  life({ id: 'voice-waiting-room', persona, began: 70 }, (on) => {
    on(0, 'council', startOutside('voice', { other: 'coordinator', subkind: 'feedback', topic: 'waiting' }))
    on(3, 'council', go('voice', 'acknowledge'), go('voice', 'consider', { with_survivors: true }))
    on(15, 'coordinator', go('voice', 'answer', { outcome: 'agreed' }))
    on(30, 'coordinator', go('voice', 'change', { changed: 'practice' }))
    on(34, 'council', go('voice', 'pay', { hours: 12, amount: 300 }), go('voice', 'close'))
  }),
  life({ id: 'voice-complaint', persona, began: 24 }, (on) => {
    on(
      0,
      'council',
      startOutside('voice', { other: 'coordinator', subkind: 'complaint', topic: 'privacy' }),
      go('voice', 'acknowledge'),
    )
    on(10, 'coordinator', go('voice', 'answer', { outcome: 'agreed_in_part' }))
    on(14, 'council', go('voice', 'ask_again'))
  }),
  life({ id: 'voice-consultation', persona, began: 4 }, (on) => {
    on(
      0,
      'council',
      startOutside('voice', { other: 'coordinator', subkind: 'consultation', topic: 'language' }),
    )
  }),
  ...[2, 5, 9, 17].map((began) =>
    life({ id: `silent-${began}`, persona, began }, (on) => on(0, 'hotline', silentCall)),
  ),
]
