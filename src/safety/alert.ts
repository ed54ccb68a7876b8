// Everybody who works with somebody is called to their case at once, in one press and without a reason: what it is about, whoever comes
// reads on the case. It stands until one of them says that they see to it.

import { caseRoles } from '../api/roles.ts'
import { defineMachine } from '../tracks/define.ts'

const who = [...caseRoles, 'health'] as const

/** As what somebody is called: what they are to the person, and never why. */
export const calledAs = ['worker', 'second', 'team', 'shelter', 'duty'] as const

export const alertMachine = defineMachine({
  kind: 'alert',
  path: 'alerts',
  lane: 'support',
  compartment: 'contact',
  personPage: 'none',
  clocksShownToPerson: [],
  countsMinutesSince: true,
  states: ['standing', 'taken', 'withdrawn', 'closed'],
  initial: 'standing',
  final: ['taken', 'withdrawn', 'closed'],
  opens: { who, needsCase: true, starts: [{ clock: 'alert.take', owner: 'holder' }] },
  moves: {
    take: {
      from: ['standing'],
      to: 'taken',
      by: ['holder', 'other', 'carrier'],
      who,
      stops: ['alert.take'],
      measures: [7],
    },
    // A slip, or whoever called has seen to it without anybody: also the person may say that nobody has to come.
    withdraw: { from: '*', to: 'withdrawn', by: ['person', 'holder'], exit: true },
    end_with_case: { from: ['standing'], to: 'closed', by: ['system'] },
  },
  endsWithCase: 'end_with_case',
})
