// Identification is a list of determinations that others decide; support never waits for it. Stages and tests come
// from the pack: some countries decide twice (reasonable grounds, then conclusive), some once, some not at all.

import { referringRoles } from '../api/roles.ts'
import { origins } from '../cases/codes.ts'
import { stagesOf } from '../jurisdiction/define.ts'
import { ask, defineMachine, type Facts, type GuardContext } from '../tracks/define.ts'
import { presumedIn } from './presumed.ts'

const negativeReasons = [
  'threshold_not_met',
  'not_credible',
  'outside_definition',
  'information_missing',
  'excluded',
] as const

// The authority decides. Where it is outside the network, the holder stands on that side too and records the letter.
const deciders = [
  'authority',
  'coordinator',
  'lawyer',
  'advocate',
  'caseworker',
  'supervisor',
  'child_welfare',
] as const
const advisers = [...referringRoles] as const
// Whoever may prosecute or remove somebody does not end the question of who they are.
const pursuers = new Set<string>(['police', 'prosecutor', 'immigration'])
const helpers = [...new Set([...advisers, ...deciders])].filter((role) => !pursuers.has(role))

/** No final decision, for or against, inside the recovery period, where the pack says how long that is. */
function tooSoon({ facts }: GuardContext): string | undefined {
  const bar = facts.notBeforeDays
  if (typeof bar !== 'number') return undefined
  return typeof facts.daysSincePositive === 'number' && facts.daysSincePositive >= bar
    ? undefined
    : 'too-soon-to-decide'
}

/** What is extended ends no sooner than before; where no day is known there is none to come before. */
const notShorter = ({ input, facts }: GuardContext) =>
  String(input.until) < String(facts.recoveryUntil ?? '') ? 'shortens-recovery' : undefined

/** An adult is asked, or told where the law asks no more; a child, or who may be one, is referred in their best interests, and told. */
function mayBeReferred({ facts }: GuardContext): string | undefined {
  const { firstResponder, ageGroup, adultReferral, consentValid } = facts
  if (firstResponder !== true) return 'not-a-first-responder'
  return ageGroup === 'adult' && adultReferral !== 'told' && consentValid !== true
    ? 'needs-consent'
    : undefined
}

/** Where the law makes it a duty to refer a child, or who may be one, the duty begins with the presumption. */
const childMustBeReferred = (_input: unknown, _subkind: unknown, facts: Facts) =>
  facts.childReferral === 'duty' && facts.ageGroup !== 'adult'

/**
 * An authority gives its reasons first, sealed and signed; an answer from outside is written down as it came. Where two of it can decide, a
 * second one has read them on another day; where the two disagree there is no no: they give reasons anew, or decide for the person.
 */
function reasoned({ facts }: GuardContext): string | undefined {
  if (facts.reasonsMissing === true) return 'reasons-missing'
  if (facts.secondReading === 'missing') return 'second-reader-missing'
  return facts.secondReading === 'disagrees' ? 'readers-disagree' : undefined
}
const tooSoonOrUnreasoned = (context: GuardContext) => tooSoon(context) ?? reasoned(context)

const challengeFromService = {
  clock: 'identification.challenge',
  owner: 'holder',
  from: 'served_on',
} as const
const decisionIsDue = { clock: 'identification.decision', owner: 'other' } as const
const negative = {
  served_on: ask.servedDay,
  reason: ask.code(...negativeReasons),
  reasons: ask.optional(ask.sealed),
} as const

export const identificationMachine = defineMachine({
  kind: 'identification',
  path: 'identifications',
  lane: 'identification',
  laneRank: 1,
  // From the first presumption on, and also while a no can be challenged. It depends on no decision and on no testimony.
  presumesVictimIn: [...presumedIn, 'identified'],
  clocksShownToPerson: ['recovery', 'identification.challenge'],
  compartment: 'identity',
  factsOfLaw: (pack) => ({
    stages: stagesOf(pack).join(' '),
    adultReferral: pack.consent.adultReferral,
    childReferral: pack.consent.childReferral,
  }),
  states: [
    'none',
    'presumed',
    'referred',
    'under_determination',
    'prelim_positive',
    'prelim_negative',
    'identified',
    'not_identified',
    'challenged',
    'discontinued',
  ],
  initial: 'none',
  final: ['identified', 'discontinued'],
  opens: { who: advisers, needsCase: true },
  moves: {
    presume: {
      from: ['none'],
      to: 'presumed',
      by: ['holder'],
      who: advisers,
      ask: { origin: ask.code(...origins) },
      counts: 'origin',
      lawFacts: ['ageGroup', 'childReferral'],
      starts: [{ clock: 'identification.refer_child', owner: 'holder', when: childMustBeReferred }],
      measures: [1],
    },
    refer: {
      from: ['presumed', 'prelim_negative', 'not_identified', 'discontinued'],
      to: 'referred',
      by: ['holder'],
      who: advisers,
      facts: ['ageGroup', 'adultReferral', 'consentValid', 'firstResponder'],
      guard: mayBeReferred,
      refuses: ['not-a-first-responder', 'needs-consent'],
      stops: ['identification.challenge', 'identification.refer_child'],
      // Without it the authority would have to be told where to look.
      starts: [{ clock: 'identification.open', owner: 'other' }],
      measures: [1],
    },
    receive: {
      from: ['referred'],
      to: 'under_determination',
      by: ['other'],
      who: deciders,
      stops: ['identification.open'],
      starts: [decisionIsDue],
      measures: [1],
    },
    decide_prelim_positive: {
      stage: 'preliminary',
      from: ['under_determination'],
      to: 'prelim_positive',
      by: ['other'],
      who: deciders,
      ask: { served_on: ask.servedDay },
      stops: ['identification.decision', 'identification.challenge'],
      starts: [{ clock: 'recovery', owner: 'holder', from: 'served_on' }],
      measures: [1, 4, 12],
    },
    decide_prelim_negative: {
      stage: 'preliminary',
      from: ['under_determination'],
      to: 'prelim_negative',
      by: ['other'],
      who: deciders,
      ask: negative,
      facts: ['reasonsMissing', 'secondReading'],
      knownBefore: ['reasonsMissing', 'secondReading'],
      guard: reasoned,
      refuses: ['reasons-missing', 'second-reader-missing', 'readers-disagree'],
      stops: ['identification.decision'],
      starts: [challengeFromService],
      measures: [6],
    },
    extend_recovery: {
      stage: 'preliminary',
      from: ['prelim_positive'],
      to: 'same',
      by: ['other'],
      who: deciders,
      ask: { until: ask.day },
      facts: ['recoveryUntil'],
      guard: notShorter,
      refuses: ['shortens-recovery'],
      starts: [{ clock: 'recovery', owner: 'holder', on: 'until' }],
      measures: [4, 12],
    },
    decide_final_positive: {
      stage: 'final',
      from: ['prelim_positive', 'under_determination'],
      to: 'identified',
      by: ['other'],
      who: deciders,
      ask: { served_on: ask.servedDay },
      facts: ['daysSincePositive', 'notBeforeDays'],
      guard: tooSoon,
      refuses: ['too-soon-to-decide'],
      stops: ['identification.decision', 'recovery'],
      starts: [{ clock: 'identification.after', owner: 'holder', from: 'served_on' }],
      measures: [1, 12],
    },
    decide_final_negative: {
      stage: 'final',
      from: ['prelim_positive', 'under_determination'],
      to: 'not_identified',
      by: ['other'],
      who: deciders,
      ask: negative,
      facts: ['daysSincePositive', 'notBeforeDays', 'reasonsMissing', 'secondReading'],
      knownBefore: ['reasonsMissing', 'secondReading'],
      guard: tooSoonOrUnreasoned,
      refuses: ['too-soon-to-decide', 'reasons-missing', 'second-reader-missing', 'readers-disagree'],
      stops: ['identification.decision', 'recovery'],
      starts: [challengeFromService],
      measures: [6],
    },
    plan_ahead: {
      from: ['identified'],
      to: 'same',
      by: ['holder'],
      who: advisers,
      stops: ['identification.after'],
      measures: [4],
    },
    // A late challenge is not refused here: whether it is heard is the authority's decision, and limits have exceptions.
    challenge: {
      from: ['prelim_negative', 'not_identified'],
      to: 'challenged',
      by: ['person', 'holder'],
      who: advisers,
      ask: { grounds: ask.optional(ask.code('new_information', 'error', 'court_order', 'reasons_missing')) },
      stops: ['identification.challenge'],
      starts: [decisionIsDue],
      measures: [6],
    },
    reopen: {
      from: ['challenged'],
      to: 'under_determination',
      by: ['other'],
      who: deciders,
      // The challenge is answered by this; what is owed from here on is a new decision.
      stops: ['identification.decision'],
      starts: [decisionIsDue],
    },
    uphold: {
      from: ['challenged'],
      to: 'not_identified',
      by: ['other'],
      who: deciders,
      ask: negative,
      facts: ['reasonsMissing', 'secondReading'],
      knownBefore: ['reasonsMissing', 'secondReading'],
      guard: reasoned,
      refuses: ['reasons-missing', 'second-reader-missing', 'readers-disagree'],
      stops: ['identification.decision'],
      starts: [challengeFromService],
    },
    // Decided, and against the person: it can be challenged like any other no.
    revoke: {
      from: ['identified'],
      to: 'not_identified',
      by: ['other'],
      who: ['authority'],
      ask: negative,
      facts: ['reasonsMissing', 'secondReading'],
      knownBefore: ['reasonsMissing', 'secondReading'],
      guard: reasoned,
      refuses: ['reasons-missing', 'second-reader-missing', 'readers-disagree'],
      stops: ['identification.after'],
      starts: [challengeFromService],
    },
    discontinue: {
      from: '*',
      to: 'discontinued',
      by: ['holder', 'other'],
      who: helpers,
      ask: { reason: ask.code('withdrawn_consent', 'transferred_abroad', 'out_of_contact', 'died') },
    },
    stop: { from: '*', to: 'discontinued', by: ['person'], exit: true },
  },
})
