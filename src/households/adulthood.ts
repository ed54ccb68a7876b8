// Turning 18. The birth date lies sealed; what is clear is the quarter of a year in which it falls, since duties need a day. Before it a
// plan is made and the young person is asked anew, themselves, what goes on and who may read. No service ends by it: nothing here is
// made by time, and only what they say is carried out.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'

const ahead = ['ahead', 'planned', 'asked'] as const
const by = { by: ['holder', 'carrier'], who: caseRoles } as const
const words = { said: ask.sealed } as const
const askThem = { clock: 'adulthood.ask', owner: 'holder', from: 'quarter' } as const

/** `quarterBegun`: whether the quarter in which they turn 18 has begun. `askedThemselves`: whether they gave their own answer. */
function inOrder({ facts }: GuardContext): string | undefined {
  if (facts.quarterBegun !== true) return 'not-18-yet'
  return facts.askedThemselves === true ? undefined : 'young-person-is-asked-first'
}

export const adulthoodMachine = defineMachine({
  kind: 'adulthood',
  path: 'adulthoods',
  lane: 'support',
  laneRank: 6,
  compartment: 'narrative',
  personPage: 'none',
  states: [...ahead, 'grown_up', 'set_aside'],
  initial: 'ahead',
  final: ['grown_up', 'set_aside'],
  opens: {
    who: caseRoles,
    needsCase: true,
    ask: { quarter: ask.day },
    starts: [{ clock: 'adulthood.plan', owner: 'holder', before: 'quarter' }, askThem],
  },
  moves: {
    plan: {
      from: ['ahead', 'planned'],
      to: 'planned',
      ...by,
      ask: words,
      stops: ['adulthood.plan'],
      measures: [4, 12],
    },
    // What goes on, what ends, who may still read: their own yes, in place of the one that was given with a guardian.
    ask_them: {
      from: ahead,
      to: 'asked',
      ...by,
      ask: words,
      stops: ['adulthood.plan', 'adulthood.ask'],
      measures: [6, 8],
    },
    grow_up: {
      from: ahead,
      to: 'grown_up',
      ...by,
      facts: ['quarterBegun', 'askedThemselves'],
      guard: inOrder,
      refuses: ['not-18-yet', 'young-person-is-asked-first'],
      // The sealed birth date says the day, and only a browser reads it.
      ownScreen: true,
      stops: ['adulthood.plan', 'adulthood.ask'],
      measures: [12],
    },
    // The birth date was another one.
    put_off: {
      from: ahead,
      to: 'same',
      ...by,
      ask: { quarter: ask.day },
      stops: ['adulthood.plan', 'adulthood.ask'],
      starts: [{ clock: 'adulthood.plan', owner: 'holder', before: 'quarter' }, askThem],
    },
    set_aside: {
      from: ahead,
      to: 'set_aside',
      by: ['person', 'holder', 'carrier'],
      who: caseRoles,
      exit: true,
      stops: ['adulthood.plan', 'adulthood.ask'],
    },
    end_with_case: { from: ahead, to: 'set_aside', by: ['system'] },
  },
  endsWithCase: 'end_with_case',
})
