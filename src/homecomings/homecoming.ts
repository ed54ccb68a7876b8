// Somebody comes home to us: sent by a place abroad, or by one here that has no account, with what they agreed to carry over. Whoever sent
// them hears whether they came and how they live, as long as they agreed to that. Who sent them, and how they are answered, lies sealed
// beside it.

import { caseRoles } from '../api/roles.ts'
import { followClocks, followMove, followUps } from '../solutions/follow-up.ts'
import { ask, defineMachine } from '../tracks/define.ts'

/** How it was brought to us. */
export const cameBy = ['sealed_package', 'letter', 'telephone', 'official_channel'] as const
/** What whoever sent them is told. */
export const toldBack = ['yes', 'no', 'question', 'arrived', 'came_not', ...followUps, 'outcome'] as const

const arrival = { clock: 'homecoming.arrival', owner: 'holder', on: 'comes_on' } as const
const answer = { clock: 'homecoming.answer', owner: 'holder' } as const

export const homecomingMachine = defineMachine({
  kind: 'homecoming',
  path: 'homecomings',
  lane: 'solution',
  laneRank: 2,
  phase: { is: 'solution' },
  ownForm: true,
  agreedWithPerson: true,
  compartment: 'narrative',
  states: ['awaited', 'not_come', 'arrived', 'settled', 'broken_down', 'called_off', 'left'],
  initial: 'awaited',
  final: ['settled', 'called_off', 'left'],
  opens: {
    who: caseRoles,
    needsCase: true,
    ask: { came_by: ask.code(...cameBy), comes_on: ask.optional(ask.comingDay) },
    // Whoever sent them waits for a yes.
    starts: [arrival, answer],
  },
  moves: {
    expect: {
      from: ['awaited', 'not_come'],
      to: 'awaited',
      by: ['holder', 'carrier'],
      who: caseRoles,
      ask: { comes_on: ask.comingDay },
      stops: ['homecoming.arrival', 'homecoming.missing'],
      starts: [arrival],
      measures: [14],
    },
    arrive: {
      from: ['awaited', 'not_come'],
      to: 'arrived',
      by: ['holder', 'carrier'],
      who: caseRoles,
      ask: { arrived_on: ask.pastDay },
      stops: ['homecoming.arrival', 'homecoming.missing', 'homecoming.answer'],
      // The receipt is owed anew: a yes that nobody has sent is said by it.
      starts: [answer, { clock: 'solution.follow.first', owner: 'holder', from: 'arrived_on' }],
      measures: [14],
    },
    // Somebody who was expected and is not there may be in danger on the way.
    miss: {
      from: ['awaited'],
      to: 'not_come',
      by: ['holder', 'carrier'],
      who: caseRoles,
      stops: ['homecoming.arrival', 'homecoming.answer'],
      starts: [answer, { clock: 'homecoming.missing', owner: 'holder' }],
      measures: [7, 14],
    },
    tell_back: {
      from: '*',
      to: 'same',
      by: ['holder', 'carrier'],
      who: caseRoles,
      ownScreen: true,
      ask: { told_back: ask.code(...toldBack) },
      stops: ['homecoming.answer'],
      measures: [14],
    },
    follow: {
      from: ['arrived'],
      to: 'same',
      by: ['holder', 'other'],
      who: caseRoles,
      ...followMove,
      starts: [answer, ...followMove.starts],
    },
    fail: {
      from: ['arrived'],
      to: 'broken_down',
      by: ['person', 'holder'],
      who: caseRoles,
      stops: followClocks,
      starts: [{ clock: 'homecoming.again', owner: 'holder' }],
      measures: [7, 14],
    },
    begin_again: {
      from: ['broken_down'],
      to: 'arrived',
      by: ['person', 'holder'],
      who: caseRoles,
      stops: ['homecoming.again'],
      starts: [{ clock: 'solution.follow.first', owner: 'holder' }],
      measures: [14],
    },
    settle: { from: ['arrived'], to: 'settled', by: ['person', 'holder'], who: caseRoles, measures: [14] },
    call_off: {
      from: ['awaited', 'not_come'],
      to: 'called_off',
      by: ['holder', 'carrier', 'system'],
      who: caseRoles,
      measures: [14],
    },
    leave: { from: '*', to: 'left', by: ['person', 'holder'], who: caseRoles, exit: true },
  },
  endsWithCase: 'call_off',
})
