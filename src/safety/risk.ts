// How dangerous it is now, and for whom. Risk is high until somebody has assessed it, and an assessment ages: by time,
// or at once when something happens. The person's own feeling stands beside it and is never overwritten.

import { caseRoles } from '../api/roles.ts'
import { ownViews } from '../cases/codes.ts'
import { whyWrong } from '../api/why-wrong.ts'
import { ask, defineMachine, type ClockStart } from '../tracks/define.ts'

export const riskLevels = ['high', 'medium', 'low'] as const
export const riskEvents = [
  'threat',
  'contact_by_trafficker',
  'hearing',
  'moved',
  'suspect_released',
  'media',
  'family_threatened',
] as const

const assessors = [...caseRoles, 'health', 'police', 'lawyer'] as const
const reviews = ['risk.review.high', 'risk.review.medium', 'risk.review.low'] as const
/** What is owed because of a level. */
const byLevel: readonly ClockStart[] = [
  { clock: 'risk.review.high', owner: 'holder', when: (input) => input['level'] === 'high' },
  { clock: 'risk.review.medium', owner: 'holder', when: (input) => input['level'] === 'medium' },
  { clock: 'risk.review.low', owner: 'holder', when: (input) => input['level'] === 'low' },
  { clock: 'risk.plan', owner: 'holder', when: (input) => input['level'] === 'high' },
]
const reassess = { clock: 'risk.reassess', owner: 'holder' } as const

export const riskMachine = defineMachine({
  kind: 'risk',
  path: 'risks',
  lane: 'support',
  laneRank: 4,
  assessesRisk: true,
  compartment: 'contact',
  states: ['current', 'review_due', 'superseded', 'withdrawn', 'closed'],
  initial: 'current',
  final: ['superseded', 'withdrawn', 'closed'],
  opens: {
    who: assessors,
    needsCase: true,
    counts: 'level',
    ask: {
      level: ask.code(...riskLevels),
      own_view: ask.code(...ownViews),
      family_considered: ask.yesNo,
    },
    signsFacts: ({ level }) => ({ risk: String(level) }),
    starts: byLevel,
  },
  moves: {
    plan: {
      from: ['current', 'review_due'],
      to: 'same',
      by: ['holder', 'person'],
      who: assessors,
      ask: { family_included: ask.yesNo, plan: ask.optional(ask.sealed) },
      // An empty plan is agreed by nobody; whether its two first parts hold words, the browser that writes it sees to.
      facts: ['planWritten'],
      guard: ({ facts }) => (facts.planWritten === true ? undefined : 'write-the-plan-first'),
      refuses: ['write-the-plan-first'],
      stops: ['risk.plan'],
      measures: [7],
    },
    event: {
      from: ['current', 'review_due'],
      to: 'review_due',
      by: ['holder', 'other', 'person'],
      ask: { happened: ask.optional(ask.code(...riskEvents)) },
      signsFacts: () => ({ risk: 'high' }),
      stops: reviews,
      starts: [reassess],
      measures: [7],
    },
    // It was written down wrongly: no look of its own, and what it said first stays in the story.
    correct: {
      from: ['current'],
      to: 'same',
      by: ['holder'],
      who: assessors,
      ask: { level: ask.code(...riskLevels), why_wrong: ask.code(...whyWrong) },
      facts: ['levelSaid', 'levelStands'],
      knownBefore: ['levelStands'],
      guard: ({ input, facts }) =>
        facts.levelStands !== true
          ? 'level-set-since'
          : input.level !== undefined && input.level === facts.levelSaid
            ? 'says-the-same'
            : undefined,
      refuses: ['level-set-since', 'says-the-same'],
      signsFacts: ({ level }) => ({ risk: String(level) }),
      stops: [...reviews, 'risk.plan'],
      // Somebody who is in high danger is owed the plan from the day on which that was seen.
      keepsClockWhen: { 'risk.plan': ({ level }) => level === 'high' },
      starts: byLevel,
      measures: [7],
    },
    age: { from: ['current'], to: 'review_due', by: ['system'], stops: reviews, starts: [reassess] },
    // Also of one that was taken back: the look that is owed since then ends with a new one.
    reassess: {
      from: ['current', 'review_due', 'withdrawn'],
      to: 'superseded',
      by: ['holder'],
      who: assessors,
      facts: ['newerStands'],
      guard: ({ facts }) => (facts.newerStands === true ? undefined : 'new-assessment-first'),
      refuses: ['new-assessment-first'],
      stops: [...reviews, reassess.clock],
      measures: [7],
    },
    // Where nothing else was assessed, nobody knows how dangerous it is: somebody looks, as after a threat.
    withdraw: {
      from: '*',
      to: 'withdrawn',
      by: ['person'],
      exit: true,
      facts: ['assessedOtherwise'],
      starts: [{ ...reassess, when: (_input, _kind, facts) => facts.assessedOtherwise !== true }],
    },
    // Nobody looks after a closed case: what was owed and late stays counted as late, and whoever opens it again assesses anew.
    end_with_case: { from: ['current', 'review_due', 'withdrawn'], to: 'closed', by: ['system'] },
  },
  endsWithCase: 'end_with_case',
  timeMoves: { 'risk.review.high': 'age', 'risk.review.medium': 'age', 'risk.review.low': 'age' },
})
