// A day and an hour at which somebody meets the person, agreed with them. The day is in clear, since lists and the person's own page
// go by it; the hour only where they want it in a calendar or where there is no script. The place, with whom and what for are sealed.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type Input } from '../tracks/define.ts'

const helpers = [...caseRoles, 'health', 'lawyer'] as const

const when = {
  meets_on: ask.comingDay,
  meets_at: ask.optional(ask.comingInstant),
  reminded: ask.optional(ask.yesNo),
} as const

const stops = ['appointment.day', 'appointment.remind', 'appointment.again'] as const

const starts = [
  {
    clock: 'appointment.day',
    owner: 'holder',
    on: 'meets_on',
    when: (input: Input) => input.meets_at === undefined,
  },
  { clock: 'appointment.day', owner: 'holder', on: 'meets_at' },
  {
    clock: 'appointment.remind',
    owner: 'holder',
    before: 'meets_on',
    when: (input: Input) => input.reminded === true,
  },
] as const

const another = [{ clock: 'appointment.again', owner: 'holder' }] as const

/** Where its words lie, and so who sees it: how to reach somebody is what a place and an hour tell. */
const partOf = { meeting: 'contact', medical_visit: 'health', legal_meeting: 'legal' } as const
export type AppointmentKind = keyof typeof partOf
export const appointmentKinds = Object.keys(partOf) as AppointmentKind[]

export const appointmentMachine = defineMachine({
  kind: 'appointment',
  path: 'appointments',
  lane: 'support',
  agreedWithPerson: true,
  ownForm: true,
  sealsHour: true,
  compartment: (kind) => partOf[kind as AppointmentKind] ?? 'contact',
  subkinds: appointmentKinds,
  states: ['made', 'cannot_come', 'missed', 'held', 'called_off'],
  initial: 'made',
  final: ['held', 'called_off'],
  opens: { who: helpers, needsCase: true, ask: when, starts },
  moves: {
    // One press on their own page, without a reason; whoever made it offers another day.
    cannot_come: {
      personMay: 'return',
      atOnce: true,
      from: ['made'],
      to: 'cannot_come',
      by: ['person', 'holder', 'carrier'],
      who: helpers,
      stops,
      starts: another,
    },
    move: {
      from: ['made', 'cannot_come', 'missed'],
      to: 'made',
      by: ['holder'],
      who: helpers,
      ownScreen: true,
      ask: when,
      stops,
      starts,
    },
    remind: {
      from: ['made'],
      to: 'same',
      by: ['holder', 'carrier'],
      who: helpers,
      asksPerson: true,
      ask: { person_reminded: ask.code('told', 'out_of_reach', 'not_safe') },
      stops: ['appointment.remind'],
    },
    hold: {
      from: ['made', 'cannot_come', 'missed'],
      to: 'held',
      by: ['holder', 'carrier'],
      who: helpers,
      ask: { came_of_it: ask.code('done', 'another_needed', 'broken_off') },
      stops,
      measures: [4],
    },
    // Who did not come is looked for: it is not held against anybody.
    miss: {
      from: ['made'],
      to: 'missed',
      by: ['holder', 'carrier'],
      who: helpers,
      stops,
      starts: another,
    },
    call_off: {
      from: '*',
      to: 'called_off',
      by: ['person', 'holder', 'carrier', 'system'],
      who: helpers,
      exit: true,
    },
  },
  endsWithCase: 'call_off',
  // The day on which somebody reminds them, or finds another, is a duty of whoever helps.
  clocksShownToPerson: ['appointment.day'],
})
