// A structured conversation about indicators. Its outcome never sets a status and never decides about help: it says
// what to offer next. Declining has no consequence.

import { referringRoles } from '../api/roles.ts'
import type { CourseCode } from '../training/codes.ts'
import { ask, defineMachine } from '../tracks/define.ts'

export const instruments = [
  'general',
  'labour',
  'sexual',
  'domestic',
  'begging',
  'forced_crime',
  'health_short',
  'child_observed',
  'adult_guide',
  'child_guide',
  'raft',
  'licensed_tool',
] as const
/** One that a house has brought in itself: which one, its answers say. */
export const ownInstrument = 'own_set'
/** The certificate that an instrument asks of whoever uses it, as its file says. */
export const certificateFor: Readonly<Partial<Record<(typeof instruments)[number], CourseCode>>> = {
  labour: 'first_contact',
}
export const screeningOutcomes = ['no_indicators', 'indicators_offer_followup', 'immediate_danger'] as const

export const screeningMachine = defineMachine({
  kind: 'screening',
  path: 'screenings',
  lane: 'identification',
  laneRank: 2,
  compartment: 'narrative',
  states: ['offered', 'in_progress', 'paused', 'completed', 'declined', 'closed'],
  initial: 'offered',
  final: ['completed', 'declined', 'closed'],
  opens: {
    who: referringRoles,
    needsCase: true,
    ask: { instrument: ask.code(...instruments, ownInstrument) },
  },
  moves: {
    begin: {
      from: ['offered'],
      to: 'in_progress',
      by: ['holder'],
      who: referringRoles,
      ask: {
        explained: ask.yesNo,
        private_place: ask.yesNo,
        interpreter: ask.code('not_needed', 'vetted', 'refused_by_person'),
        mode: ask.code('asked', 'observed', 'self_completed'),
        // Danger to life goes before the certificate, and is written down.
        danger: ask.optional(ask.code('danger_to_life', 'child_in_danger')),
      },
      facts: ['ageGroup', 'training'],
      guard: ({ input, facts }) => {
        if (input.explained !== true) return 'explain-first'
        if (input.private_place !== true) return 'not-private'
        if (facts.training === 'not_trained' && input.danger === undefined) return 'train-first'
        // Who may be a child is treated as one; tools for children are filled in from what is seen, never asked.
        return input.mode === 'asked' && facts.ageGroup !== 'adult' ? 'never-question-a-child' : undefined
      },
      refuses: ['explain-first', 'not-private', 'train-first', 'never-question-a-child'],
      measures: [1],
    },
    pause: { from: ['in_progress'], to: 'paused', by: ['holder', 'person'], who: referringRoles },
    resume: { from: ['paused'], to: 'in_progress', by: ['holder'], who: referringRoles },
    complete: {
      from: ['in_progress', 'paused'],
      to: 'completed',
      by: ['holder'],
      who: referringRoles,
      ask: { outcome: ask.code(...screeningOutcomes), answers: ask.optional(ask.sealed) },
      starts: [
        {
          clock: 'screening.offer',
          owner: 'holder',
          when: (input) => input.outcome === 'indicators_offer_followup',
        },
        { clock: 'screening.danger', owner: 'holder', when: (input) => input.outcome === 'immediate_danger' },
      ],
      measures: [1],
    },
    // Where what was found has led to an offer of help; without this the duty would ring for ever.
    offer_help: {
      from: ['completed'],
      to: 'same',
      by: ['holder'],
      who: referringRoles,
      ask: { taken_up: ask.code('accepted', 'later', 'not_wanted') },
      stops: ['screening.offer', 'screening.danger'],
      measures: [1, 4],
    },
    decline: {
      from: ['offered', 'in_progress', 'paused'],
      to: 'declined',
      by: ['person', 'holder'],
      who: referringRoles,
      exit: true,
    },
    // What was found is offered to nobody who has left; what was late stays late.
    end_with_case: {
      from: ['offered', 'in_progress', 'paused', 'completed'],
      to: 'closed',
      by: ['system'],
    },
  },
  endsWithCase: 'end_with_case',
})
