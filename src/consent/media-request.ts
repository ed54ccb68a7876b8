// A newspaper, a film, a researcher wants something of a person. The answer is no as long as the person has not said yes themselves, and
// nobody can say it for them; a child is not asked. Their yes waits, so that they can still take it back.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'
import { hoursToThink } from './disclosure.ts'

const who = [...caseRoles, 'lawyer', 'hotline', 'shelter'] as const

function mayBePassedOn({ facts }: GuardContext): string | undefined {
  return Number(facts.hoursSinceYes ?? 0) < hoursToThink ? 'media-waits' : undefined
}

export const mediaRequestMachine = defineMachine({
  kind: 'media_request',
  path: 'media-requests',
  lane: 'none',
  compartment: 'legal',
  subkinds: ['newspaper', 'television', 'film_or_book', 'researcher', 'public_event'],
  states: ['came', 'yes', 'no', 'passed_on'],
  initial: 'came',
  final: ['no', 'passed_on'],
  opens: {
    who,
    needsCase: true,
    ask: {
      media_wants: ask.codes('talk_to_them', 'their_picture', 'their_voice', 'their_story', 'their_name'),
    },
    starts: [{ clock: 'media_request.answer', owner: 'holder' }],
  },
  timeMoves: { 'media_request.answer': 'stay_no' },
  moves: {
    say_yes: {
      personMay: 'return',
      from: ['came', 'no'],
      to: 'yes',
      by: ['person'],
      facts: ['ageGroup'],
      guard: ({ facts }) => (facts.ageGroup === 'adult' ? undefined : 'media-not-a-child'),
      refuses: ['media-not-a-child'],
      stops: ['media_request.answer'],
      starts: [{ clock: 'media_request.think', owner: 'holder' }],
      measures: [8],
    },
    say_no: {
      from: ['came', 'yes'],
      to: 'no',
      by: ['person'],
      exit: true,
    },
    // Nobody has to ask them: a no costs nothing and can be given by whoever took the request in.
    stay_no: {
      from: ['came'],
      to: 'no',
      by: ['holder', 'system'],
      who,
      stops: ['media_request.answer'],
      measures: [8],
    },
    pass_on: {
      from: ['yes'],
      to: 'passed_on',
      by: ['holder'],
      who,
      facts: ['hoursSinceYes'],
      guard: mayBePassedOn,
      refuses: ['media-waits'],
      knownBefore: ['hoursSinceYes'],
      stepUp: true,
      stops: ['media_request.think'],
      measures: [8],
    },
  },
  endsWithCase: 'stay_no',
})
