// What is best for a child, decided in a way that can be followed afterwards: the child is asked first and answers in their own words,
// then it is said what was weighed, then it is decided, and looked at again on a day. Every word is sealed, and each step is signed.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'

const open = ['begun', 'heard', 'weighed'] as const
const by = { by: ['holder', 'carrier'], who: caseRoles } as const
const words = { said: ask.sealed } as const

/** Nothing is decided before the child was asked (or it stands there why not), and before it is said what was weighed. */
function inOrder({ facts }: GuardContext): string | undefined {
  if (facts.childHeard !== true) return 'child-is-asked-first'
  return facts.weighed === true ? undefined : 'weigh-first'
}

export const bestInterestsMachine = defineMachine({
  kind: 'best_interests',
  path: 'best-interests',
  lane: 'support',
  laneRank: 5,
  compartment: 'narrative',
  personPage: 'none',
  states: [...open, 'decided', 'set_aside'],
  initial: 'begun',
  final: ['set_aside'],
  opens: {
    who: caseRoles,
    needsCase: true,
    starts: [{ clock: 'best_interests.hear', owner: 'holder' }],
  },
  moves: {
    // Whether it is what the child said or why the child was not asked is in the sealed words, and nowhere else.
    hear: {
      from: open,
      to: 'heard',
      ...by,
      ask: words,
      ownScreen: true,
      stops: ['best_interests.hear'],
      starts: [{ clock: 'best_interests.decide', owner: 'holder' }],
      measures: [4],
    },
    weigh: {
      from: ['heard', 'weighed'],
      to: 'weighed',
      ...by,
      ask: words,
      measures: [4],
    },
    decide: {
      from: open,
      to: 'decided',
      ...by,
      ask: { ...words, review_on: ask.comingDay },
      facts: ['childHeard', 'weighed'],
      guard: inOrder,
      refuses: ['child-is-asked-first', 'weigh-first'],
      stops: ['best_interests.hear', 'best_interests.decide'],
      starts: [{ clock: 'best_interests.review', owner: 'holder', on: 'review_on' }],
      measures: [4],
    },
    // It still holds: the next look has a day.
    confirm: {
      from: ['decided'],
      to: 'same',
      ...by,
      ask: { review_on: ask.comingDay },
      stops: ['best_interests.review'],
      starts: [{ clock: 'best_interests.review', owner: 'holder', on: 'review_on' }],
      measures: [4],
    },
    // It does not: the child is asked again.
    reopen: {
      from: ['decided', 'set_aside'],
      to: 'begun',
      ...by,
      stops: ['best_interests.review'],
      starts: [{ clock: 'best_interests.hear', owner: 'holder' }],
      measures: [4],
    },
    set_aside: {
      from: [...open, 'decided'],
      to: 'set_aside',
      by: ['person', 'holder', 'carrier'],
      who: caseRoles,
      exit: true,
      stops: ['best_interests.hear', 'best_interests.decide', 'best_interests.review'],
    },
    end_with_case: { from: [...open, 'decided'], to: 'set_aside', by: ['system'] },
  },
  endsWithCase: 'end_with_case',
})
