// Somebody of the family is looked for, or comes to live with the person again. Nothing is searched before it was asked who of the family
// had a part in it; nobody is brought together before both have said yes; and the person ends it on their own page whenever they like.
import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine } from '../tracks/define.ts'

const running = ['asked', 'risk_checked', 'searching', 'found', 'in_touch'] as const

export const tracingMachine = defineMachine({
  kind: 'tracing',
  path: 'tracings',
  lane: 'support',
  laneRank: 16,
  phase: { is: 'stabilisation' },
  compartment: 'narrative',
  subkinds: ['family_location', 'family_reunification'],
  states: [...running, 'done', 'no_contact', 'stopped'],
  initial: 'asked',
  final: ['done', 'no_contact', 'stopped'],
  opens: { who: caseRoles, needsCase: true },
  moves: {
    check_risk: {
      from: ['asked', 'risk_checked'],
      to: 'risk_checked',
      by: ['holder'],
      who: caseRoles,
      ask: { family_part: ask.code('no_part_known', 'others_had_a_part', 'had_a_part') },
      guard: ({ input }) => (input.family_part === 'had_a_part' ? 'family-had-a-part' : undefined),
      refuses: ['family-had-a-part'],
      measures: [4, 7],
    },
    search: { from: ['risk_checked'], to: 'searching', by: ['holder'], who: caseRoles, measures: [4] },
    find: { from: ['searching'], to: 'found', by: ['holder', 'other'], who: caseRoles },
    person_says_yes: {
      personMay: 'return',
      from: ['found'],
      to: 'same',
      by: ['person', 'holder'],
      who: caseRoles,
    },
    relative_says_yes: {
      from: ['found'],
      to: 'same',
      by: ['holder', 'other'],
      who: caseRoles,
      ask: { asked_by: ask.code('searcher_there', 'by_telephone', 'by_letter') },
    },
    bring_together: {
      from: ['found'],
      to: 'in_touch',
      by: ['holder'],
      who: caseRoles,
      facts: ['personSaidYes', 'relativeSaidYes'],
      guard: ({ facts }) =>
        facts.personSaidYes !== true
          ? 'person-has-not-said-yes'
          : facts.relativeSaidYes === true
            ? undefined
            : 'relative-has-not-said-yes',
      refuses: ['person-has-not-said-yes', 'relative-has-not-said-yes'],
      measures: [4],
    },
    finish: { from: ['in_touch'], to: 'done', by: ['holder'], who: caseRoles },
    give_up_search: { from: ['searching', 'found'], to: 'no_contact', by: ['holder'], who: caseRoles },
    stop: { from: running, to: 'stopped', by: ['person', 'holder', 'system'], who: caseRoles, exit: true },
  },
  endsWithCase: 'stop',
})
