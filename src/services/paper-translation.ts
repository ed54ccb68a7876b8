// A paper put into words that the person reads: one translates, a second checks against the paper, and only then is it theirs.
import { caseRoles } from '../api/roles.ts'
import { defineMachine } from '../tracks/define.ts'

const translators = [...caseRoles, 'lawyer'] as const

export const paperTranslationMachine = defineMachine({
  kind: 'paper_translation',
  path: 'paper-translations',
  lane: 'support',
  laneRank: 17,
  phase: { is: 'stabilisation' },
  compartment: 'narrative',
  states: ['asked', 'translated', 'checked', 'handed_over', 'dropped'],
  initial: 'asked',
  final: ['handed_over', 'dropped'],
  opens: { who: translators, needsCase: true },
  moves: {
    translate: {
      from: ['asked', 'translated'],
      to: 'translated',
      by: ['holder', 'other'],
      who: translators,
      ownScreen: true,
    },
    check: {
      from: ['translated'],
      to: 'checked',
      by: ['holder', 'other'],
      who: translators,
      facts: ['sameHand'],
      guard: ({ facts }) => (facts.sameHand === false ? undefined : 'second-person-looks'),
      refuses: ['second-person-looks'],
      measures: [6],
    },
    send_back: { from: ['translated', 'checked'], to: 'asked', by: ['holder', 'other'], who: translators },
    hand_over: { from: ['checked'], to: 'handed_over', by: ['holder'], who: translators, measures: [6] },
    drop: { from: '*', to: 'dropped', by: ['person', 'holder', 'system'], who: translators, exit: true },
  },
  endsWithCase: 'drop',
})
