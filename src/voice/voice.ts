// What survivors say about the help, and what changes because of it. It is answered away from the desk of whoever it is
// about; who is not satisfied says so and it is looked at again; who advises is paid.

import { ask, defineMachine } from '../tracks/define.ts'

/** `guardian`: a child says that something is wrong with whoever decides for them. */
export const voiceKinds = ['feedback', 'complaint', 'consultation', 'guardian'] as const
export const voiceTopics = [
  'respect',
  'safety',
  'privacy',
  'language',
  'waiting',
  'housing',
  'health',
  'legal',
  'money',
  'rules',
  'other',
] as const

/** What the council of survivors thinks of a change of the rules. */
export const opinions = ['agree', 'agree_if', 'disagree'] as const
/** Of what else it says so: a policy that the network shares, by its version, and a target of the scorecard, by its percent. */
export const opinionSubjects = ['policy', 'target'] as const
/** The longest that a sentence for everybody may be: six of them fit on a page in every script. */
export const longestPublic = 160

export const voiceOutcomes = ['agreed', 'agreed_in_part', 'not_agreed'] as const

/** Who answers in words: whoever may read them. The ministry sees numbers alone. */
export const voiceReaders = ['supervisor', 'coordinator', 'advocate', 'administrator'] as const
const listeners = [...voiceReaders, 'ministry'] as const

export const voiceMachine = defineMachine({
  kind: 'voice',
  path: 'voices',
  lane: 'none',
  personPage: 'voice',
  compartment: 'open',
  subkinds: voiceKinds,
  states: ['received', 'acknowledged', 'considered', 'answered', 'changed', 'closed'],
  initial: 'received',
  final: ['closed'],
  opens: {
    who: listeners,
    byPerson: true,
    needsCase: false,
    ask: { topic: ask.code(...voiceTopics) },
    starts: [
      { clock: 'voice.acknowledge', owner: 'holder', when: (_input, subkind) => subkind !== 'guardian' },
      // A child who says this is not kept waiting for five working days.
      { clock: 'voice.guardian', owner: 'holder', when: (_input, subkind) => subkind === 'guardian' },
      { clock: 'voice.answer', owner: 'holder' },
    ],
  },
  moves: {
    acknowledge: {
      from: ['received'],
      to: 'acknowledged',
      by: ['holder'],
      who: listeners,
      stops: ['voice.acknowledge', 'voice.guardian'],
      measures: [15],
    },
    consider: {
      from: ['acknowledged'],
      to: 'considered',
      by: ['holder', 'other'],
      who: listeners,
      ask: { with_survivors: ask.yesNo },
      counts: 'with_survivors',
      measures: [15],
    },
    answer: {
      // Whoever answers at once need not say before that it arrived.
      from: ['received', 'acknowledged', 'considered'],
      to: 'answered',
      by: ['holder', 'other'],
      who: listeners,
      ask: { outcome: ask.code(...voiceOutcomes) },
      // Beside what the person said, in words that only they open.
      ownScreen: true,
      stops: ['voice.acknowledge', 'voice.guardian', 'voice.answer'],
      measures: [15],
    },
    change: {
      from: ['answered'],
      to: 'changed',
      by: ['holder', 'other'],
      who: listeners,
      ask: { changed: ask.code('practice', 'policy', 'training', 'service', 'law_proposal') },
      measures: [15],
    },
    pay: {
      from: ['acknowledged', 'considered', 'answered', 'changed'],
      to: 'same',
      by: ['holder'],
      who: listeners,
      ask: { hours: ask.number(1, 500), amount: ask.money },
      measures: [15],
    },
    ask_again: {
      personMay: 'return',
      from: ['answered', 'changed'],
      to: 'acknowledged',
      by: ['person', 'holder'],
      who: listeners,
      starts: [{ clock: 'voice.answer', owner: 'holder' }],
      measures: [15],
    },
    close: { from: ['answered', 'changed'], to: 'closed', by: ['holder'], who: listeners },
    withdraw: { from: '*', to: 'closed', by: ['person'], exit: true },
  },
})
