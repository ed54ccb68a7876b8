// A measure that protects somebody outside of a hearing: asked of whoever can grant it, answered in time, granted until a day, asked for
// again before that day, and each breach reported and answered. Who could be met by it is sealed words.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine } from '../tracks/define.ts'

const who = [...caseRoles, 'health', 'lawyer', 'police', 'prosecutor'] as const

/** What can be asked for. What protects in a courtroom is a step of the proceeding. */
export const protections = [
  'no_contact_order',
  'police_protection',
  'relocation',
  'identity_change',
  'address_blocked',
  'alarm_device',
  'escort',
  'family_protected',
] as const

export const askedOf = [
  'the_police',
  'court',
  'the_prosecutor',
  'authority',
  'child_welfare_office',
  'embassy',
  // Who looks after family that stays in another country.
  'partner_abroad',
] as const

const holds = ['granted', 'granted_in_part'] as const
const live = ['asked', ...holds, 'refused'] as const
const untilDay = { until: ask.optional(ask.comingDay) } as const
const lasting = [
  { clock: 'protection.renew', owner: 'holder', before: 'until' },
  { clock: 'protection.ends', owner: 'holder', on: 'until' },
] as const
const lasted = ['protection.renew', 'protection.ends'] as const

export const protectionMachine = defineMachine({
  kind: 'protection',
  path: 'protections',
  lane: 'support',
  laneRank: 18,
  compartment: 'contact',
  personPage: 'none',
  clocksShownToPerson: [],
  subkinds: protections,
  states: [...live, 'over', 'withdrawn', 'closed'],
  initial: 'asked',
  final: ['over', 'withdrawn', 'closed'],
  opens: {
    who,
    needsCase: true,
    ask: { asked_of: ask.code(...askedOf) },
    starts: [{ clock: 'protection.answer', owner: 'holder' }],
  },
  moves: {
    grant: {
      from: ['asked'],
      to: 'granted',
      by: ['holder', 'other'],
      who,
      ask: untilDay,
      stops: ['protection.answer'],
      starts: lasting,
      measures: [7],
    },
    grant_in_part: {
      from: ['asked'],
      to: 'granted_in_part',
      by: ['holder', 'other'],
      who,
      ask: { ...untilDay, said: ask.sealed },
      stops: ['protection.answer'],
      starts: lasting,
      measures: [7],
    },
    refuse: {
      from: ['asked'],
      to: 'refused',
      by: ['holder', 'other'],
      who,
      ask: { because: ask.code('no_danger_seen', 'no_law_for_it', 'no_means', 'no_reason_given') },
      stops: ['protection.answer'],
      // A no is looked at: whether it is asked for again, of somebody else, or what protects instead.
      starts: [{ clock: 'protection.instead', owner: 'holder' }],
    },
    ask_again: {
      from: ['refused', ...holds],
      to: 'asked',
      by: ['holder'],
      who,
      ask: { asked_of: ask.code(...askedOf) },
      stops: ['protection.instead', ...lasted],
      starts: [{ clock: 'protection.answer', owner: 'holder' }],
      measures: [7],
    },
    renew: {
      from: holds,
      to: 'same',
      by: ['holder', 'other'],
      who,
      ask: { until: ask.comingDay },
      stops: lasted,
      starts: lasting,
      measures: [7],
    },
    // It was not kept to: reported at once, and whoever granted it answers. Until somebody has looked again, the worst is assumed.
    breach: {
      from: holds,
      to: 'same',
      by: ['holder', 'other'],
      ask: { since: ask.pastInstant },
      signsFacts: () => ({ risk: 'high' }),
      starts: [
        { clock: 'protection.report', owner: 'holder', from: 'since' },
        { clock: 'protection.breach', owner: 'holder', from: 'since' },
      ],
      measures: [7],
    },
    report_breach: {
      from: holds,
      to: 'same',
      by: ['holder', 'other'],
      who,
      ask: { reported_to: ask.codes(...askedOf) },
      stops: ['protection.report'],
      measures: [7],
    },
    answer_breach: {
      from: holds,
      to: 'same',
      by: ['holder', 'other'],
      who,
      ask: { outcome: ask.code('made_stricter', 'somebody_arrested', 'warned', 'nothing_done') },
      stops: ['protection.breach', 'protection.report'],
      measures: [7],
    },
    end: {
      from: live,
      to: 'over',
      by: ['holder', 'other'],
      who,
      stops: ['protection.answer', 'protection.instead', 'protection.report', 'protection.breach', ...lasted],
    },
    run_out: { from: holds, to: 'over', by: ['system'], stops: lasted },
    withdraw: { from: '*', to: 'withdrawn', by: ['person'], exit: true },
    end_with_case: { from: live, to: 'closed', by: ['system'] },
  },
  timeMoves: { 'protection.ends': 'run_out' },
  endsWithCase: 'end_with_case',
})
