// One thing the person wants to reach, and the service that helps: their plan is the list of these. Help goes on
// whatever happens in court. A goal about health says in clear only that it is about health.

import { caseRoles } from '../api/roles.ts'
import { clearServiceCodes } from '../directory/kinds.ts'
import { ask, defineMachine, type Facts, type Input } from '../tracks/define.ts'

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

/** What somebody would like instead, as they choose it on their own page: no words are typed there without a key. */
export const wishes = ['other_kind', 'other_place', 'other_person', 'other_time', 'will_say'] as const

const helpers = [...caseRoles, 'health', 'teacher', 'lawyer'] as const

const open = ['proposed', 'agreed', 'in_progress', 'blocked', 'paused'] as const
/** What the person has answered on their own page is read by whoever helps. */
const answer = { clock: 'goal.answer', owner: 'holder' } as const
const again = { clock: 'goal.ask_again', owner: 'holder' } as const
const bySelf = (_input: Input, _kind: string | undefined, { saidByPerson }: Facts) => saidByPerson === true

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
  states: [...open, 'achieved', 'dropped'],
  initial: 'proposed',
  final: ['achieved', 'dropped'],
  opens: { who: helpers, byPerson: true, needsCase: true },
  moves: {
    agree: {
      personMay: 'return',
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
      stops: ['goal.start', answer.clock],
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
      stops: ['goal.start', 'goal.unblock', 'goal.target', answer.clock],
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
      stops: ['goal.start', 'goal.target', 'goal.unblock', answer.clock],
      measures: [4],
    },
    // Not wanted is kept, with the day that the person chose to be asked again; nobody asks before.
    drop: {
      from: '*',
      to: 'dropped',
      by: ['person', 'holder'],
      who: helpers,
      exit: true,
      ask: { ask_again_on: ask.optional(ask.comingDay) },
      facts: ['saidByPerson'],
      starts: [
        { ...again, on: 'ask_again_on' },
        { ...answer, when: bySelf },
      ],
    },
    want_after_all: {
      personMay: 'return',
      from: ['dropped'],
      to: 'proposed',
      by: ['person', 'holder'],
      who: helpers,
      facts: ['saidByPerson'],
      stops: [again.clock, answer.clock],
      starts: [{ ...answer, when: bySelf }],
    },
    want_other: {
      personMay: 'return',
      personChooses: 'wish',
      from: open,
      to: 'same',
      by: ['person'],
      ask: { wish: ask.optional(ask.code(...wishes)) },
      starts: [answer],
      measures: [4],
    },
    // Talked about with them: what they answered is no duty any more.
    talk_over: {
      from: [...open, 'dropped'],
      to: 'same',
      by: ['holder'],
      who: helpers,
      asksPerson: true,
      stops: [answer.clock],
    },
    leave_at_no: { from: ['dropped'], to: 'same', by: ['holder'], who: helpers, stops: [again.clock] },
    set_day: {
      from: ['agreed', 'in_progress', 'blocked'],
      to: 'same',
      by: ['holder'],
      who: helpers,
      ask: { target_on: ask.comingDay },
      starts: [{ clock: 'goal.target', owner: 'holder', on: 'target_on' }],
    },
  },
  endsWithCase: 'pause',
  // Of what is their own: their answers are read by others, and nobody reminds them of a no.
  clocksShownToPerson: ['goal.target'],
})
