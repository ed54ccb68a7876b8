// One thing the person wants to reach, and the service that helps: their plan is the list of these. Help goes on
// whatever happens in court. A goal about health says in clear only that it is about health.

import { caseRoles } from '../api/roles.ts'
import { clearServiceCodes } from '../directory/kinds.ts'
import { ask, defineMachine } from '../tracks/define.ts'

export const barriers = [
  'no_service',
  'no_capacity',
  'no_funding',
  'waiting_list',
  'language',
  'transport',
  'childcare',
  'immigration_status',
  'safety',
] as const

const helpers = [...caseRoles, 'health', 'teacher', 'lawyer'] as const

const consent = {
  ask: { target_on: ask.optional(ask.comingDay) },
  starts: [
    { clock: 'goal.start', owner: 'holder' },
    { clock: 'goal.target', owner: 'holder', on: 'target_on' },
  ],
} as const

function compartmentOfGoal(service: string | undefined): string {
  if (service === 'health') return 'health'
  return service?.startsWith('legal_') ? 'legal' : 'narrative'
}

export const goalMachine = defineMachine({
  kind: 'goal',
  path: 'goals',
  lane: 'support',
  laneRank: 3,
  phase: { is: 'stabilisation' },
  need: { metIn: [] },
  planRows: true,
  agreedWithPerson: true,
  compartment: compartmentOfGoal,
  subkinds: clearServiceCodes,
  states: ['proposed', 'agreed', 'in_progress', 'blocked', 'paused', 'achieved', 'dropped'],
  initial: 'proposed',
  final: ['achieved', 'dropped'],
  opens: { who: helpers, byPerson: true, needsCase: true },
  moves: {
    agree: {
      from: ['proposed'],
      to: 'agreed',
      by: ['person', 'holder'],
      who: helpers,
      ...consent,
      measures: [4],
    },
    start: {
      from: ['agreed'],
      to: 'in_progress',
      by: ['holder', 'other', 'person'],
      who: helpers,
      stops: ['goal.start'],
      measures: [4],
    },
    block: {
      from: ['agreed', 'in_progress'],
      to: 'blocked',
      by: ['holder', 'other'],
      who: helpers,
      ask: { reason: ask.code(...barriers) },
      stops: ['goal.start'],
      starts: [{ clock: 'goal.unblock', owner: 'holder' }],
      measures: [4, 5],
    },
    unblock: {
      from: ['blocked'],
      to: 'in_progress',
      by: ['holder', 'other'],
      who: helpers,
      stops: ['goal.unblock'],
    },
    // A plan rests while its case is closed: whoever comes back finds it as they left it.
    pause: {
      from: ['agreed', 'in_progress', 'blocked'],
      to: 'paused',
      by: ['person', 'holder', 'system'],
      who: helpers,
      stops: ['goal.start', 'goal.unblock', 'goal.target'],
    },
    // It is agreed anew: its day is another one by now, and whoever helps begins again.
    resume: {
      personMay: 'return',
      from: ['paused'],
      to: 'agreed',
      by: ['person', 'holder'],
      who: helpers,
      ...consent,
    },
    achieve: {
      from: ['agreed', 'in_progress', 'blocked'],
      to: 'achieved',
      by: ['holder', 'person'],
      who: helpers,
      stops: ['goal.start', 'goal.target', 'goal.unblock'],
      measures: [4],
    },
    drop: { from: '*', to: 'dropped', by: ['person', 'holder'], who: helpers, exit: true },
  },
  endsWithCase: 'pause',
})
