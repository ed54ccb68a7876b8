// A case goes from one carrier to another. The other place is asked first and answers; then the person is asked, by an
// consent like any other; only then it goes, signed. Whoever is asked says no without harm, and so does the person.

import { caseRoles } from '../api/roles.ts'
import { ageGroups } from '../cases/codes.ts'
import { ask, defineMachine } from '../tracks/define.ts'

export const handingReasons = [
  'moved_away',
  'person_asked',
  'special_need',
  'no_capacity',
  'conflict_of_interest',
  'house_closes',
] as const
export type HandingReason = (typeof handingReasons)[number]
export const refusingReasons = [
  'no_capacity',
  'not_our_group',
  'outside_area',
  'conflict_of_interest',
  'unsafe_here',
  'information_missing',
] as const

/** Somebody still answers, or the person does. */
export const running = ['offered', 'accepted'] as const

export const handoverMachine = defineMachine({
  kind: 'handover',
  path: 'handovers',
  lane: 'none',
  unansweredIn: ['offered'],
  namesOtherToPerson: true,
  compartment: 'open',
  states: [...running, 'handed_over', 'declined', 'withdrawn', 'refused', 'expired'],
  initial: 'offered',
  final: ['handed_over', 'declined', 'withdrawn', 'refused', 'expired'],
  opens: {
    who: caseRoles,
    elsewhere: 'handovers.offer',
    needsCase: true,
    needsOther: true,
    // All that the other place is told before it answers: nothing by which the person could be known.
    ask: {
      reason: ask.code(...handingReasons),
      language: ask.language,
      age_group: ask.code(...ageGroups),
    },
    counts: 'reason',
    starts: [{ clock: 'handover.answer', owner: 'other' }],
  },
  moves: {
    accept: {
      from: ['offered'],
      to: 'accepted',
      by: ['other'],
      who: caseRoles,
      stops: ['handover.answer'],
      starts: [{ clock: 'handover.finish', owner: 'holder' }],
    },
    decline: {
      from: running,
      to: 'declined',
      by: ['other'],
      who: caseRoles,
      ask: { reason: ask.code(...refusingReasons) },
      stops: ['handover.answer'],
      counts: 'reason',
    },
    hand_over: {
      from: ['accepted'],
      to: 'handed_over',
      by: ['holder'],
      who: caseRoles,
      signed: true,
      stepUp: true,
      facts: ['yesToCarrying'],
      guard: ({ facts }) => (facts.yesToCarrying === true ? undefined : 'yes-to-carrying-first'),
      refuses: ['yes-to-carrying-first'],
      stops: ['handover.finish'],
      measures: [8],
    },
    withdraw: { from: running, to: 'withdrawn', by: ['holder', 'system'], who: caseRoles },
    refuse: {
      from: running,
      to: 'refused',
      // The holder records what was said in front of them.
      by: ['person', 'holder'],
      who: caseRoles,
      exit: true,
      measures: [8],
    },
    lapse: { from: ['offered'], to: 'expired', by: ['system'], stops: ['handover.answer'] },
  },
  timeMoves: { 'handover.answer': 'lapse' },
  endsWithCase: 'withdraw',
})
