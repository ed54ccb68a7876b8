// What can happen at night, each as a process whose duties run from the moment at which it happened and not from the press that tells of
// it. What exactly happened is sealed words; the kinds say only what has to be done. None of them stands on the person's own page, which
// somebody else may look at.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type Facts, type Input } from '../tracks/define.ts'

const who = [...caseRoles, 'health'] as const
/** What an adult agreed beforehand: who is told. */
export const agreedBefore = ['tell_police', 'tell_worker', 'tell_nobody', 'nothing_agreed'] as const

const isAdult = (facts: Facts) => facts.ageGroup === 'adult'

const withdraw = { from: '*', to: 'withdrawn', by: ['person'], exit: true } as const

/**
 * Somebody did not come back. What an adult agreed beforehand decides; for a child, or who may be one, the pack's hours begin for police and
 * child protection. The bed is kept, and a talk is offered on return.
 */
export const missingMachine = defineMachine({
  kind: 'missing',
  path: 'missing-persons',
  lane: 'support',
  laneRank: 0,
  compartment: 'contact',
  personPage: 'none',
  // Duties of whoever works here are no dates of theirs.
  clocksShownToPerson: [],
  states: ['missing', 'reported', 'back', 'settled', 'elsewhere', 'withdrawn', 'closed'],
  initial: 'missing',
  final: ['settled', 'elsewhere', 'withdrawn', 'closed'],
  opens: {
    who,
    needsCase: true,
    ask: { since: ask.pastInstant, agreed: ask.code(...agreedBefore) },
    starts: [
      { clock: 'missing.look', owner: 'holder', from: 'since' },
      {
        clock: 'missing.worker',
        owner: 'holder',
        from: 'since',
        when: ({ agreed }: Input) => agreed !== 'tell_nobody',
      },
      { clock: 'missing.hear', owner: 'carrier', from: 'since' },
      { clock: 'missing.bed', owner: 'holder', from: 'since' },
    ],
  },
  moves: {
    look: {
      from: ['missing', 'reported'],
      to: 'same',
      by: ['holder'],
      who,
      stops: ['missing.look'],
      measures: [7],
    },
    tell_worker: {
      from: ['missing', 'reported'],
      to: 'same',
      by: ['holder'],
      who,
      stops: ['missing.worker'],
      measures: [7],
    },
    hear: {
      from: ['missing', 'reported', 'back'],
      to: 'same',
      by: ['carrier'],
      who,
      stops: ['missing.hear'],
    },
    tell_police: {
      from: ['missing', 'reported'],
      to: 'reported',
      by: ['holder', 'carrier'],
      who,
      facts: ['ageGroup', 'agreedBefore'],
      // Nobody is reported against their will: for danger to life there is sharing without a yes, which two people answer for.
      guard: ({ facts }) =>
        isAdult(facts) && facts.agreedBefore !== 'tell_police' ? 'not-agreed-beforehand' : undefined,
      refuses: ['not-agreed-beforehand'],
      measures: [7],
    },
    tell_child_protection: {
      from: ['missing', 'reported'],
      to: 'same',
      by: ['holder', 'carrier'],
      who,
      facts: ['ageGroup'],
      guard: ({ facts }) => (isAdult(facts) ? 'duty-is-for-children' : undefined),
      refuses: ['duty-is-for-children'],
      measures: [7],
    },
    come_back: {
      from: ['missing', 'reported'],
      to: 'back',
      by: ['holder', 'carrier'],
      who,
      ask: { back_at: ask.pastInstant },
      stops: ['missing.look', 'missing.worker', 'missing.hear', 'missing.bed'],
      starts: [{ clock: 'missing.talk', owner: 'holder', from: 'back_at' }],
      measures: [7],
    },
    talk: {
      from: ['back'],
      to: 'settled',
      by: ['holder', 'carrier'],
      who,
      ask: { talk: ask.code('talk_held', 'not_wanted') },
      stops: ['missing.talk'],
      measures: [7],
    },
    stay_elsewhere: {
      from: ['missing', 'reported'],
      to: 'elsewhere',
      by: ['holder', 'carrier'],
      who,
      stops: ['missing.look', 'missing.worker', 'missing.hear'],
    },
    withdraw,
    end_with_case: { from: ['missing', 'reported', 'back'], to: 'closed', by: ['system'] },
  },
  endsWithCase: 'end_with_case',
})

/** Somebody is in danger from themselves: the night team knows what to do, without the reason. */
export const closeWatchMachine = defineMachine({
  kind: 'close_watch',
  path: 'close-watches',
  lane: 'support',
  compartment: 'contact',
  personPage: 'none',
  // Duties of whoever works here are no dates of theirs.
  clocksShownToPerson: [],
  states: ['watched', 'over', 'withdrawn', 'closed'],
  initial: 'watched',
  final: ['over', 'withdrawn', 'closed'],
  opens: {
    who,
    needsCase: true,
    ask: { since: ask.pastInstant, knows: ask.yesNo },
    starts: [
      { clock: 'close_watch.near', owner: 'holder', from: 'since' },
      { clock: 'close_watch.help', owner: 'holder', from: 'since' },
      {
        clock: 'close_watch.plan',
        owner: 'holder',
        from: 'since',
        when: ({ knows }: Input) => knows !== true,
      },
      { clock: 'close_watch.look', owner: 'holder', from: 'since' },
    ],
  },
  moves: {
    stay_near: {
      from: ['watched'],
      to: 'same',
      by: ['holder'],
      who,
      stops: ['close_watch.near'],
      measures: [7],
    },
    call_help: {
      from: ['watched'],
      to: 'same',
      by: ['holder'],
      who,
      ask: { helped_by: ask.code('crisis_line', 'doctor', 'emergency_service', 'not_wanted') },
      stops: ['close_watch.help'],
      measures: [7],
    },
    tell_team: {
      from: ['watched'],
      to: 'same',
      by: ['holder'],
      who,
      stops: ['close_watch.plan'],
      measures: [7],
    },
    look_again: {
      from: ['watched'],
      to: 'same',
      by: ['holder'],
      who,
      stops: ['close_watch.look'],
      starts: [{ clock: 'close_watch.look', owner: 'holder' }],
      measures: [7],
    },
    end: {
      from: ['watched'],
      to: 'over',
      by: ['holder'],
      who,
      stops: ['close_watch.near', 'close_watch.help', 'close_watch.plan', 'close_watch.look'],
    },
    withdraw,
    end_with_case: { from: ['watched'], to: 'closed', by: ['system'] },
  },
  endsWithCase: 'end_with_case',
})

/** How a thing of the first days ended: each is offered, none has to be taken. */
export const offered = ['care_given', 'not_wanted', 'not_needed', 'not_possible_now'] as const
const outcome = { outcome: ask.code(...offered) } as const

/**
 * Care that cannot wait after an assault or another exposure in the last days. It has no move that leads to the police: evidence is kept
 * without a report, and the person decides later.
 */
export const urgentCareMachine = defineMachine({
  kind: 'urgent_care',
  path: 'urgent-cares',
  lane: 'support',
  compartment: 'health',
  personPage: 'none',
  // Duties of whoever works here are no dates of theirs.
  clocksShownToPerson: [],
  states: ['begun', 'over', 'withdrawn', 'closed'],
  initial: 'begun',
  final: ['over', 'withdrawn', 'closed'],
  opens: {
    who,
    needsCase: true,
    ask: { since: ask.pastInstant },
    starts: [
      { clock: 'urgent_care.first', owner: 'holder', from: 'since' },
      { clock: 'urgent_care.second', owner: 'holder', from: 'since' },
      { clock: 'urgent_care.samples', owner: 'holder', from: 'since' },
      { clock: 'urgent_care.again', owner: 'holder', from: 'since' },
    ],
  },
  moves: {
    first: {
      from: ['begun'],
      to: 'same',
      by: ['holder'],
      who,
      ask: outcome,
      stops: ['urgent_care.first'],
      measures: [4],
    },
    second: {
      from: ['begun'],
      to: 'same',
      by: ['holder'],
      who,
      ask: outcome,
      stops: ['urgent_care.second'],
      measures: [4],
    },
    samples: {
      from: ['begun'],
      to: 'same',
      by: ['holder'],
      who,
      ask: outcome,
      stops: ['urgent_care.samples'],
      measures: [4],
    },
    again: {
      from: ['begun'],
      to: 'same',
      by: ['holder'],
      who,
      ask: outcome,
      stops: ['urgent_care.again'],
      measures: [4],
    },
    end: {
      from: ['begun'],
      to: 'over',
      by: ['holder'],
      who,
      stops: ['urgent_care.first', 'urgent_care.second', 'urgent_care.samples', 'urgent_care.again'],
    },
    withdraw,
    end_with_case: { from: ['begun'], to: 'closed', by: ['system'] },
  },
  endsWithCase: 'end_with_case',
})
