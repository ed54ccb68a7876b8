// A job that we bring somebody to: its employer is looked at by one, looked at again by a second, and the check holds for half a year.
// The name and the answers are sealed; in clear stands how far it is.
import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine } from '../tracks/define.ts'

/** For so many days a check of an employer holds. */
export const checkHoldsDays = 180

export const jobMachine = defineMachine({
  kind: 'job',
  path: 'job-placements',
  lane: 'support',
  laneRank: 15,
  phase: { is: 'stabilisation' },
  compartment: 'narrative',
  states: ['named', 'answered', 'checked', 'placed', 'ended', 'refused'],
  initial: 'named',
  final: ['ended', 'refused'],
  opens: { who: caseRoles, needsCase: true },
  moves: {
    answer: {
      from: ['named', 'answered', 'checked'],
      to: 'answered',
      by: ['holder'],
      who: caseRoles,
      ask: {
        found: ask.code('nothing_against', 'something_against'),
        worked_there_before: ask.yesNo,
      },
      guard: ({ input }) =>
        input.worked_there_before !== false
          ? 'former-employer'
          : input.found === 'nothing_against'
            ? undefined
            : 'employer-is-dangerous',
      refuses: ['former-employer', 'employer-is-dangerous'],
      ownScreen: true,
      measures: [4],
    },
    look_again: {
      from: ['answered'],
      to: 'checked',
      by: ['holder', 'other'],
      who: caseRoles,
      facts: ['sameHand'],
      guard: ({ facts }) => (facts.sameHand === false ? undefined : 'second-person-looks'),
      refuses: ['second-person-looks'],
      stops: ['job.check'],
      starts: [{ clock: 'job.check', owner: 'holder' }],
      measures: [4],
    },
    place: {
      from: ['checked'],
      to: 'placed',
      by: ['holder'],
      who: caseRoles,
      facts: ['checkAgeDays'],
      guard: ({ facts }) =>
        typeof facts.checkAgeDays === 'number' && facts.checkAgeDays <= checkHoldsDays
          ? undefined
          : 'check-too-old',
      refuses: ['check-too-old'],
      measures: [4, 13],
    },
    // Before anybody works there the check has run out: the questions are asked anew, and by two again.
    check_ran_out: { from: ['checked'], to: 'named', by: ['system'], stops: ['job.check'] },
    // Somebody works there already: the same questions, before the check has run out.
    check_again: {
      from: ['placed'],
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      ask: { found: ask.code('nothing_against', 'something_against') },
      guard: ({ input }) => (input.found === 'nothing_against' ? undefined : 'employer-is-dangerous'),
      refuses: ['employer-is-dangerous'],
      stops: ['job.check'],
      starts: [{ clock: 'job.check', owner: 'holder' }],
      measures: [4],
    },
    look_in: {
      from: ['placed'],
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      ask: { work_is: ask.code('well', 'worries') },
      measures: [4],
    },
    end: {
      from: ['placed'],
      to: 'ended',
      by: ['holder', 'person'],
      who: caseRoles,
      ask: { job_ended: ask.optional(ask.code('other_job', 'contract_over', 'not_safe_there')) },
      exit: true,
    },
    refuse: {
      from: ['named', 'answered', 'checked'],
      to: 'refused',
      by: ['holder', 'person', 'system'],
      who: caseRoles,
      exit: true,
    },
  },
  timeMoves: { 'job.check': 'check_ran_out' },
  endsWithCase: 'refuse',
})
