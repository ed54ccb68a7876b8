// One organisation asks another to help somebody. First a clear enquiry without identity, if they like; then a sealed
// package that opens on acceptance. Silence is an answer with a date: it escalates. Nothing here asks whether the
// person is identified or cooperates with anybody. Where the recipient is outside the network, the sender stands on
// that side too and enters the answer.

import { referringRoles } from '../api/roles.ts'
import { clearServiceCodes } from '../directory/kinds.ts'
import { ask, defineMachine, type ClockStart, type GuardContext } from '../tracks/define.ts'

export const declineReasons = [
  'not_our_service',
  'not_our_group',
  'outside_area',
  'no_funding',
  'conflict_of_interest',
  'unsafe_here',
  'information_missing',
] as const
export const referralOutcomes = ['achieved', 'partly', 'not_achieved'] as const

const answerClocks = ['referral.answer.now', 'referral.answer'] as const
/** As it is said now, else as it was sent. */
const isNow: NonNullable<ClockStart['when']> = (input, _kind, facts) =>
  (input.urgency ?? facts.urgency) === 'now'
const answerIsDue: readonly ClockStart[] = [
  { clock: 'referral.answer.now', owner: 'other', when: isNow },
  { clock: 'referral.answer', owner: 'other', when: (...known) => !isNow(...known) },
]
const urgency = ask.code('now', 'day', 'routine')
/** Unanswered ends start a new duty, so that nobody is left between two organisations. */
const findElsewhere = [{ clock: 'referral.elsewhere', owner: 'holder' }] as const

function mayBeSent({ input, facts }: GuardContext): string | undefined {
  if (input.basis === 'consent') return facts.consentValid === true ? undefined : 'needs-consent'
  return input.basis === 'legal_duty' && facts.ageGroup === 'adult' && facts.legalDuty !== true
    ? 'duty-is-for-children'
    : undefined
}

export const referralMachine = defineMachine({
  kind: 'referral',
  path: 'referrals',
  lane: 'support',
  laneRank: 2,
  phase: { is: 'stabilisation', except: ['draft'] },
  need: { metIn: [] },
  unansweredIn: ['enquiry', 'sent', 'received'],
  agreedWithPerson: true,
  namesOtherToPerson: true,
  compartment: 'contact',
  states: [
    'draft',
    'enquiry',
    'sent',
    'received',
    'info_requested',
    'accepted',
    'not_attended',
    'in_service',
    'completed',
    'declined',
    'no_capacity',
    'withdrawn',
    'expired',
  ],
  initial: 'draft',
  final: ['completed', 'declined', 'no_capacity', 'withdrawn', 'expired'],
  survivingClocks: ['referral.welfare'],
  opens: {
    who: referringRoles,
    elsewhere: 'referrals.send',
    needsCase: true,
    ask: { service: ask.code(...clearServiceCodes), urgency },
  },
  moves: {
    ask_anonymously: {
      from: ['draft'],
      to: 'enquiry',
      by: ['holder'],
      who: referringRoles,
      ask: { urgency },
      starts: answerIsDue,
      measures: [4, 8],
    },
    // By the clock, where the place before did not answer: a need, an urgency and a language, nobody's name.
    ask_next: {
      from: ['draft'],
      to: 'enquiry',
      by: ['system'],
      ask: { urgency },
      starts: answerIsDue,
      measures: [4, 8],
    },
    available: { from: ['enquiry'], to: 'draft', by: ['other'], stops: answerClocks },
    send: {
      from: ['draft'],
      to: 'sent',
      by: ['holder'],
      who: referringRoles,
      ask: { basis: ask.code('consent', 'legal_duty', 'vital_interest'), urgency },
      facts: ['consentValid', 'ageGroup', 'legalDuty'],
      guard: mayBeSent,
      refuses: ['needs-consent', 'duty-is-for-children'],
      starts: [{ clock: 'referral.open', owner: 'other' }, ...answerIsDue],
      measures: [4, 8],
    },
    open: { from: ['sent'], to: 'received', by: ['other'], stops: ['referral.open'] },
    ask: {
      from: ['received'],
      to: 'info_requested',
      by: ['other'],
      ask: { wanted: ask.optional(ask.codes('needs', 'language', 'risk', 'family', 'dates', 'documents')) },
      stops: answerClocks,
      starts: [{ clock: 'referral.inform', owner: 'holder' }],
    },
    answer: {
      from: ['info_requested'],
      to: 'received',
      by: ['holder'],
      who: referringRoles,
      stops: ['referral.inform'],
      // As urgent as it was sent: a question does not make it less so.
      facts: ['urgency'],
      starts: answerIsDue,
    },
    accept: {
      from: ['received', 'info_requested'],
      to: 'accepted',
      by: ['other'],
      ask: { first_day: ask.optional(ask.day) },
      stops: [...answerClocks, 'referral.inform'],
      starts: [{ clock: 'referral.start', owner: 'other', on: 'first_day' }],
      measures: [4, 5],
    },
    decline: {
      from: ['received', 'info_requested'],
      to: 'declined',
      by: ['other'],
      ask: { reason: ask.code(...declineReasons), suggested: ask.optional(ask.circle) },
      stops: answerClocks,
      starts: findElsewhere,
      counts: 'reason',
      measures: [4, 5],
    },
    full: {
      from: ['enquiry', 'received', 'info_requested'],
      to: 'no_capacity',
      by: ['other'],
      ask: { suggested: ask.optional(ask.circle) },
      stops: answerClocks,
      starts: findElsewhere,
      measures: [4, 5],
    },
    start: {
      from: ['accepted'],
      to: 'in_service',
      by: ['other'],
      stops: ['referral.start'],
      measures: [4],
    },
    miss: {
      from: ['accepted'],
      to: 'not_attended',
      by: ['other', 'holder'],
      // Whether they stayed away or could not come: nobody who was ill is looked for as if they had gone.
      ask: { attendance: ask.optional(ask.code('did_not_come', 'could_not_come')) },
      stops: ['referral.start'],
      starts: [{ clock: 'referral.welfare', owner: 'holder' }],
      measures: [7],
    },
    rebook: {
      from: ['not_attended'],
      to: 'accepted',
      by: ['other', 'holder', 'person'],
      ask: { first_day: ask.optional(ask.comingDay) },
      stops: ['referral.welfare'],
      starts: [{ clock: 'referral.start', owner: 'other', on: 'first_day' }],
    },
    // Taking the referral back finds nobody: who did not come is looked for all the same.
    check_welfare: {
      from: ['not_attended', 'withdrawn'],
      to: 'same',
      by: ['holder'],
      who: referringRoles,
      asksPerson: true,
      ask: { found: ask.code('safe', 'needs_help', 'not_reached') },
      stops: ['referral.welfare'],
      // Whoever was not reached is looked for on.
      starts: [
        { clock: 'referral.welfare', owner: 'holder', when: (input) => input.found === 'not_reached' },
      ],
      measures: [7],
    },
    finish: {
      from: ['in_service'],
      to: 'completed',
      by: ['other'],
      ask: {
        outcome: ask.code(...referralOutcomes),
        // What the person says of it, from 1 to 5; nobody else answers it for them.
        own_rating: ask.optional(ask.number(1, 5)),
      },
      measures: [4],
    },
    // Nobody is left between two organisations: the duty ends when another way was found or the person wants none.
    found_elsewhere: {
      from: ['declined', 'no_capacity', 'expired'],
      to: 'same',
      by: ['holder'],
      who: referringRoles,
      ask: { found: ask.code('sent_again', 'helped_ourselves', 'not_wanted') },
      stops: ['referral.elsewhere'],
      measures: [4],
    },
    withdraw: { from: '*', to: 'withdrawn', by: ['person', 'holder'], exit: true },
    lapse: {
      from: ['enquiry', 'sent'],
      to: 'expired',
      by: ['system'],
      stops: answerClocks,
      starts: findElsewhere,
    },
    // Whoever has been taken on is helped on; nobody answers for, or looks elsewhere for, somebody who wants no more help.
    end_with_case: {
      from: ['draft', 'enquiry', 'sent', 'received', 'info_requested', 'declined', 'no_capacity', 'expired'],
      to: 'withdrawn',
      by: ['system'],
    },
  },
  endsWithCase: 'end_with_case',
  timeMoves: { 'referral.answer.now': 'lapse', 'referral.answer': 'lapse' },
})
