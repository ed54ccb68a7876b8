// Nights in a hotel where no house has room: an open need for as long as they last. In clear stand how many sleep there, until which
// morning, who pays and who is at the desk with them; which hotel it is lies on the sealed sheet beside it.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine } from '../tracks/define.ts'
import { nextPlaces } from './codes.ts'

const stay = {
  until_morning: ask.comingDay,
  hotel_paid_by: ask.code('our_budget', 'state_fund', 'victims_fund', 'charity'),
} as const
const nextDue = [{ clock: 'hotel_night.next', owner: 'holder', on: 'until_morning' }] as const

export const hotelNightMachine = defineMachine({
  kind: 'hotel_night',
  path: 'hotel-nights',
  lane: 'support',
  laneRank: 7,
  phase: { is: 'stabilisation' },
  need: { metIn: [] },
  secretPlace: true,
  agreedWithPerson: true,
  compartment: 'contact',
  states: ['booked', 'there', 'moved_on', 'left', 'called_off'],
  initial: 'booked',
  final: ['moved_on', 'left', 'called_off'],
  opens: {
    who: caseRoles,
    needsCase: true,
    ask: {
      ...stay,
      guests: ask.number(1, 20),
      at_the_desk: ask.code('our_worker', 'other_worker', 'by_telephone', 'alone_by_wish'),
    },
    starts: [{ clock: 'hotel_night.check_in', owner: 'holder' }, ...nextDue],
  },
  moves: {
    check_in: {
      from: ['booked'],
      to: 'there',
      by: ['holder', 'carrier'],
      who: caseRoles,
      stops: ['hotel_night.check_in'],
      measures: [4, 7],
    },
    longer: {
      from: ['booked', 'there'],
      to: 'same',
      by: ['holder', 'carrier'],
      who: caseRoles,
      ask: stay,
      stops: ['hotel_night.next'],
      starts: nextDue,
      measures: [4],
    },
    // Ended by knowing where they sleep next, and by nothing else but their own wish.
    move_on: {
      from: ['there'],
      to: 'moved_on',
      by: ['holder', 'carrier'],
      who: caseRoles,
      ask: { next_place: ask.code('our_house', ...nextPlaces) },
      measures: [4],
    },
    call_off: { from: ['booked'], to: 'called_off', by: ['holder', 'carrier', 'system'], who: caseRoles },
    leave: { from: ['booked', 'there'], to: 'left', by: ['person', 'holder'], who: caseRoles, exit: true },
  },
  endsWithCase: 'call_off',
})
