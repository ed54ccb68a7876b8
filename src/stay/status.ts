// The right to stay, and to work while staying. A permission that ends is announced long before; one that has ended is
// an alarm, because the person can be removed. It asks neither for an identification nor for cooperation: a pack may
// know grounds that do, this machine does not.

import { packs } from '../../jurisdictions/packs.ts'
import { statusOf, type Pack } from '../jurisdiction/define.ts'
import { ask, defineMachine, type Facts, type GuardContext, type Input } from '../tracks/define.ts'

/** Every permission that some law knows; each case offers those of its own. */
const permits = [...new Set([...packs.values()].flatMap(({ statuses }) => statuses.map(({ code }) => code)))]

const own = ['lawyer', 'advocate', 'guardian', 'caseworker', 'supervisor', 'child_welfare'] as const
const deciders = [...own, 'immigration', 'authority', 'coordinator'] as const

function endsAfterItBegins({ input }: GuardContext): string | undefined {
  const { valid_from: from, valid_to: to } = input
  return typeof from === 'string' && typeof to === 'string' && to <= from
    ? 'ends-before-it-begins'
    : undefined
}

const permit = {
  permit: ask.codeAgain('permits', permits),
  valid_from: ask.day,
  valid_to: ask.optional(ask.day),
  work: ask.yesNo,
  family: ask.optional(ask.number(0, 30)),
} as const
const decisionIsDue = { clock: 'status.decision', owner: 'other' } as const
const challengeFromService = { clock: 'status.challenge', owner: 'holder', from: 'served_on' } as const
const expired = { clock: 'status.expired', owner: 'holder' } as const
const mayNotWork = (input: Input) => input.work !== true
type When = (input: Input, subkind: string | undefined, facts: Facts) => boolean
/** What is given for good does not end with the card that shows it. */
const ends: When = (_input, _subkind, facts) => facts.permitKind !== 'permanent'
const canBeRenewed: When = (input, subkind, facts) =>
  ends(input, subkind, facts) && facts.permitRenewable !== false
/** No day stands in the letter: then it lasts as long as the law says at most. */
const endsByLaw: When = (input, subkind, facts) =>
  input.valid_to === undefined && typeof facts.permitMonths === 'number' && ends(input, subkind, facts)
/** Nobody asks again where the law gives no such right. */
const workIsMissing: When = (input, _subkind, facts) => mayNotWork(input) && facts.permitWork !== false
/** The years to a permission for good count from the first grant: the same one given again does not begin them anew. */
const isRenewal = (input: Input, facts: Facts): boolean =>
  facts.permanentFor !== undefined && facts.permanentFor === input['permit']
const leadsOn: When = (input, _subkind, facts) =>
  typeof facts.permitLeadsTo === 'string' && !isRenewal(input, facts)
/** What the case's law says of the permission that was answered. */
function factsOfLaw(pack: Pack, input: Input): Facts {
  const permit = statusOf(pack, input['permit'])
  return {
    permits: pack.statuses.map(({ code }) => code).join(' '),
    permitKind: permit?.kind,
    permitMonths: permit?.maxMonths ?? undefined,
    permitRenewable: permit?.renewable ?? undefined,
    permitWork: permit?.work ?? undefined,
    permitLeadsTo: permit?.leadsTo?.code,
  }
}
const endings = ['status.end', 'status.renewal', 'status.renew'] as const

export const statusMachine = defineMachine({
  kind: 'status',
  path: 'statuses',
  lane: 'status',
  laneRank: 1,
  clocksShownToPerson: ['status.end', 'status.renew', 'status.challenge'],
  compartment: 'immigration',
  factsOfLaw,
  states: [
    'to_assess',
    'preparing',
    'applied',
    'granted',
    'renewal_due',
    'refused',
    'under_review',
    'expired',
    'not_needed',
    'converted',
    'withdrawn',
  ],
  initial: 'to_assess',
  final: ['not_needed', 'converted', 'withdrawn'],
  clocksByAnswer: ['status.end', 'status.permanent'],
  opens: { who: own, needsCase: true, starts: [{ clock: 'status.advice', owner: 'holder' }] },
  moves: {
    need_none: {
      from: ['to_assess'],
      to: 'not_needed',
      by: ['holder'],
      who: own,
      stops: ['status.advice'],
      measures: [12],
    },
    prepare: {
      from: ['to_assess'],
      to: 'preparing',
      by: ['holder'],
      who: own,
      ask: { permit: ask.codeOf('permits', permits) },
      stops: ['status.advice'],
      measures: [12],
    },
    apply: {
      from: ['preparing', 'renewal_due', 'refused', 'expired'],
      to: 'applied',
      by: ['holder'],
      who: own,
      ask: { applied_on: ask.pastDay },
      stops: ['status.renew', 'status.expired', 'status.challenge'],
      starts: [decisionIsDue],
      measures: [12],
    },
    grant: {
      from: ['applied', 'under_review'],
      to: 'granted',
      by: ['other'],
      who: deciders,
      ask: permit,
      guard: endsAfterItBegins,
      refuses: ['ends-before-it-begins'],
      stops: ['status.decision', ...endings, expired.clock, 'status.work', 'status.permanent'],
      keepsClockWhen: { 'status.work': mayNotWork, 'status.permanent': isRenewal },
      lawFacts: [
        'permanentFor',
        'permitKind',
        'permitMonths',
        'permitRenewable',
        'permitWork',
        'permitLeadsTo',
      ],
      starts: [
        { clock: 'status.end', owner: 'holder', on: 'valid_to', when: ends },
        { clock: 'status.end', owner: 'holder', from: 'valid_from', when: endsByLaw },
        { clock: 'status.renewal', owner: 'holder', before: 'valid_to', when: canBeRenewed },
        { clock: 'status.renew', owner: 'holder', before: 'valid_to', when: canBeRenewed },
        { clock: 'status.work', owner: 'holder', when: workIsMissing },
        { clock: 'status.permanent', owner: 'holder', from: 'valid_from', when: leadsOn },
      ],
      counts: 'work',
      measures: [12, 13],
    },
    allow_work: {
      from: ['granted', 'renewal_due', 'applied'],
      to: 'same',
      by: ['other'],
      who: deciders,
      ask: { work: ask.yesNo, work_from: ask.optional(ask.day) },
      stops: ['status.work'],
      // A no is not the end of it: somebody asks again.
      starts: [{ clock: 'status.work', owner: 'holder', when: mayNotWork }],
      measures: [13],
    },
    refuse: {
      from: ['applied'],
      to: 'refused',
      by: ['other'],
      who: deciders,
      ask: { served_on: ask.servedDay },
      stops: ['status.decision'],
      starts: [challengeFromService],
      measures: [6, 12],
    },
    challenge: {
      from: ['refused'],
      to: 'under_review',
      by: ['person', 'holder'],
      who: own,
      stops: ['status.challenge'],
      starts: [decisionIsDue],
      measures: [12],
    },
    uphold: {
      from: ['under_review'],
      to: 'refused',
      by: ['other'],
      who: deciders,
      ask: { served_on: ask.servedDay },
      stops: ['status.decision'],
      starts: [challengeFromService],
    },
    revoke: {
      from: ['granted', 'renewal_due'],
      to: 'refused',
      by: ['other'],
      who: deciders,
      ask: { served_on: ask.servedDay },
      stops: [...endings, 'status.work'],
      starts: [challengeFromService, expired],
    },
    near_end: {
      from: ['granted'],
      to: 'renewal_due',
      by: ['system', 'holder'],
      who: own,
      stops: ['status.renewal'],
    },
    end: {
      from: ['granted', 'renewal_due'],
      to: 'expired',
      by: ['system', 'holder', 'other'],
      who: deciders,
      stops: [...endings, 'status.work'],
      starts: [expired],
      measures: [12],
    },
    // The old permission ends while a new one is asked for: nothing is decided by that, and nobody is protected any more.
    lapse: {
      from: ['applied', 'refused', 'under_review'],
      to: 'same',
      by: ['system'],
      stops: [...endings, 'status.work'],
      starts: [expired],
      measures: [12],
    },
    protect: {
      from: ['applied', 'refused', 'under_review', 'expired'],
      to: 'same',
      by: ['holder'],
      who: own,
      stops: [expired.clock],
      measures: [12],
    },
    settle: {
      from: ['granted', 'renewal_due', 'applied'],
      to: 'converted',
      by: ['other'],
      who: deciders,
      stops: ['status.decision'],
      measures: [12],
    },
    assess_again: {
      personMay: 'return',
      from: ['not_needed', 'converted', 'withdrawn'],
      to: 'to_assess',
      by: ['person', 'holder'],
      who: own,
      starts: [{ clock: 'status.advice', owner: 'holder' }],
      measures: [12],
    },
    withdraw: { from: '*', to: 'withdrawn', by: ['person'], exit: true },
  },
  timeMoves: { 'status.renewal': 'near_end', 'status.end': ['end', 'lapse'] },
})
