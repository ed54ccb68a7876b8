// What the crime did to a person, in their own words, at each stage at which the law of the case lets them say it: their own yes each
// time, and what the court did with it. A no is kept, and is not asked about again before they change their mind.

import { caseRoles } from '../api/roles.ts'
import { statementStages } from '../jurisdiction/testimony-rules.ts'
import { ask, defineMachine } from '../tracks/define.ts'
import { interpretedFirst, saidHow } from '../tracks/understood.ts'

const who = [...caseRoles, 'lawyer', 'police', 'prosecutor'] as const

/** How it is said; the person chooses. */
export const givenAs = ['said_by_me', 'read_for_me', 'in_writing', 'on_recording'] as const

const open = ['asked', 'agreed', 'given', 'considered'] as const

export const impactMachine = defineMachine({
  kind: 'impact',
  path: 'impacts',
  lane: 'justice',
  laneRank: 5,
  compartment: 'legal',
  subkinds: statementStages,
  states: [...open, 'declined', 'told', 'closed'],
  initial: 'asked',
  final: ['declined', 'told', 'closed'],
  opens: { who, needsCase: true, starts: [{ clock: 'impact.ask', owner: 'holder' }] },
  moves: {
    say_yes: {
      personMay: 'return',
      personChooses: 'given_as',
      from: ['asked', 'declined'],
      to: 'agreed',
      by: ['person'],
      ask: { given_as: ask.optional(ask.code(...givenAs)) },
      stops: ['impact.ask'],
      measures: [9, 15],
    },
    record_yes: {
      from: ['asked', 'declined'],
      to: 'agreed',
      by: ['holder', 'carrier'],
      who,
      ask: {
        given_as: ask.code(...givenAs),
        agreed_how: ask.code('agreed_spoken', 'agreed_written', 'agreed_through_lawyer'),
      },
      stops: ['impact.ask'],
      measures: [9, 15],
    },
    say_no: { from: open, to: 'declined', by: ['person'], exit: true },
    record_no: {
      from: ['asked', 'agreed'],
      to: 'declined',
      by: ['holder', 'carrier'],
      who,
      stops: ['impact.ask'],
      measures: [15],
    },
    give: {
      from: ['agreed'],
      to: 'given',
      by: ['holder', 'other'],
      who,
      ask: { given_on: ask.pastDay, statement_words: ask.optional(ask.sealed) },
      starts: [{ clock: 'impact.court', owner: 'holder' }],
      measures: [9],
    },
    consider: {
      from: ['given'],
      to: 'considered',
      by: ['holder', 'other'],
      who,
      ask: {
        court_did: ask.code('named_in_reasons', 'changed_the_order', 'only_heard', 'not_taken'),
        court_words: ask.optional(ask.sealed),
      },
      stops: ['impact.court'],
      starts: [{ clock: 'impact.tell', owner: 'holder' }],
      counts: 'court_did',
      measures: [9],
    },
    tell: {
      from: ['considered'],
      to: 'told',
      by: ['holder', 'carrier'],
      who,
      ask: { language: ask.language, ...saidHow },
      facts: ['wordsIn'],
      guard: interpretedFirst,
      refuses: ['interpreter-first'],
      stops: ['impact.tell'],
      measures: [6, 9],
    },
    end_with_case: { from: open, to: 'closed', by: ['system'] },
  },
  endsWithCase: 'end_with_case',
})
