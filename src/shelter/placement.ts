// A safe place to sleep. The person sees a description and the rules before they say yes; the address is told to the
// escort only. Outside its two sides nobody learns which place it is. It asks neither identification nor cooperation,
// and police have no move here.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type Input } from '../tracks/define.ts'
import { nextPlaces, nightsOutside, placeNeeds, safePlaces, soughtPlaces } from './codes.ts'

export const refusalReasons = ['full', 'not_our_group', 'unsafe_here', 'access_needs', 'other_need'] as const
export const endReasons = ['moved_on', 'own_choice', 'transferred', 'absent', 'provider_ended'] as const
export const constraints = [
  'gender',
  'age',
  'family',
  'access',
  'distance',
  'language',
  'none_missing',
] as const

/** What the person says when they are asked about the bed that is offered; or that it was not safe to ask. */
export const bedAnswers = ['says_yes', 'says_no', 'wants_to_see', 'not_safe_to_talk'] as const

const urgency = ask.code('now', 'day', 'routine')
const bedClocks = ['placement.bed.now', 'placement.bed'] as const
const answers = ['placement.answer.now', 'placement.answer'] as const
const waiting = ['requested', 'matched', 'offered', 'held'] as const
const living = ['resident', 'away'] as const
const some = ask.optional(ask.number(0, 20))
const isNow = (input: Input) => input.urgency === 'now'

export const placementMachine = defineMachine({
  kind: 'placement',
  path: 'placements',
  lane: 'support',
  laneRank: 1,
  phase: { is: 'stabilisation' },
  need: { metIn: living },
  secretPlace: true,
  agreedWithPerson: true,
  clocksShownToPerson: ['placement.return'],
  deskOfClock: { 'placement.answer.now': '/beds', 'placement.answer': '/beds' },
  compartment: 'contact',
  states: [...waiting, ...living, 'ended', 'refused', 'unmet', 'placed', 'withdrawn'],
  initial: 'requested',
  final: ['ended', 'refused', 'unmet', 'placed', 'withdrawn'],
  survivingClocks: ['placement.welfare'],
  opens: {
    who: caseRoles,
    needsCase: true,
    ask: {
      urgency,
      party: ask.number(1, 20),
      adults: some,
      // As they say it themselves, where they said it: no more than there are adults.
      women: some,
      men: some,
      teens: some,
      children: some,
      babies: some,
      needs: ask.optional(ask.codes(...placeNeeds)),
      safe_in: ask.optional(ask.code(...safePlaces)),
      from_on: ask.optional(ask.comingDay),
      // Several houses are asked the same at once: the first that offers has them, and the others are told when one is taken.
      asked_with: ask.optional(ask.id),
    },
    starts: [
      { clock: 'placement.bed.now', owner: 'holder', when: isNow },
      { clock: 'placement.bed', owner: 'holder', when: (input) => !isNow(input) },
    ],
  },
  moves: {
    match: {
      from: ['requested'],
      to: 'matched',
      by: ['holder'],
      who: caseRoles,
      ask: { not_met: ask.codes(...constraints) },
      facts: ['urgency'],
      // The house that is asked owes the answer: in minutes, where somebody has no bed now.
      starts: [
        {
          clock: 'placement.answer.now',
          owner: 'other',
          when: (_input, _kind, { urgency: said }) => said === 'now',
        },
        {
          clock: 'placement.answer',
          owner: 'other',
          when: (_input, _kind, { urgency: said }) => said !== 'now',
        },
      ],
      measures: [4],
    },
    cannot_offer: {
      from: ['matched', 'offered'],
      to: 'requested',
      by: ['other'],
      who: caseRoles,
      ask: { reason: ask.code(...refusalReasons) },
      stops: [...answers, 'placement.hold'],
      measures: [4, 5],
    },
    // Nothing fits tonight, and whoever asked is not sent away: they read from when there may be a place, and ask others meanwhile.
    not_tonight: {
      from: ['matched'],
      to: 'same',
      by: ['other'],
      who: caseRoles,
      ask: { place_from: ask.optional(ask.comingDay) },
      stops: answers,
      measures: [4, 5],
    },
    // No answer for tonight: where they sleep instead is said, so that it is counted where help is missing.
    sleep_elsewhere: {
      from: ['requested', 'matched'],
      to: 'same',
      by: ['holder', 'carrier'],
      who: caseRoles,
      ask: { night_in: ask.code(...nightsOutside) },
      measures: [4, 5],
    },
    // Beds are taken for as many as come from the offer on: two cannot be offered one, and none waits for an answer for ever.
    offer: {
      from: ['matched'],
      to: 'offered',
      by: ['other'],
      who: caseRoles,
      ask: { room: ask.optional(ask.number(1, 999)) },
      stops: answers,
      starts: [{ clock: 'placement.hold', owner: 'holder' }],
      measures: [4],
    },
    // A yes belongs to the offer that it was given to: what was said before an offer counts for none.
    ask_person: {
      from: ['offered'],
      to: 'same',
      by: ['person', 'holder'],
      who: caseRoles,
      asksPerson: true,
      ask: { answer: ask.code(...bedAnswers) },
      measures: [4],
    },
    accept: {
      from: ['offered'],
      to: 'held',
      by: ['person', 'holder'],
      who: caseRoles,
      facts: ['wantsThisBed'],
      guard: ({ facts }) => (facts.wantsThisBed === true ? undefined : 'ask-about-this-offer'),
      refuses: ['ask-about-this-offer'],
      stops: ['placement.hold'],
      starts: [{ clock: 'placement.hold', owner: 'other' }],
      measures: [4],
    },
    hold_longer: {
      from: ['held'],
      to: 'same',
      by: ['other'],
      who: caseRoles,
      stops: ['placement.hold'],
      starts: [{ clock: 'placement.hold', owner: 'other' }],
    },
    ask_another: {
      from: ['matched', 'offered', 'held'],
      to: 'requested',
      by: ['person', 'holder'],
      who: caseRoles,
      stops: [...answers, 'placement.hold'],
      measures: [4],
    },
    arrive: {
      from: ['held'],
      to: 'resident',
      by: ['other', 'holder'],
      who: caseRoles,
      stops: [...bedClocks, 'placement.hold'],
      starts: [{ clock: 'placement.review', owner: 'holder' }],
      measures: [4, 7],
    },
    review: {
      from: living,
      to: 'same',
      by: ['holder', 'other'],
      who: caseRoles,
      ask: { suits: ask.yesNo },
      stops: ['placement.review'],
      starts: [{ clock: 'placement.review', owner: 'holder' }],
      measures: [4],
    },
    // The house has said on which day they leave, or that nobody knows: whoever asked is to know in time where they sleep next.
    say_leaving: {
      from: living,
      to: 'same',
      by: ['system'],
      ask: { leaves_on: ask.optional(ask.comingDay), next_by: ask.optional(ask.comingDay) },
      stops: ['placement.next'],
      starts: [{ clock: 'placement.next', owner: 'holder', on: 'next_by' }],
    },
    // The next place is looked for, by a request or a referral of its own: the house reads that on its board, and its duty goes on until
    // it is said where they sleep.
    seek_next: {
      from: living,
      to: 'same',
      by: ['holder', 'other', 'carrier'],
      who: caseRoles,
      ownScreen: true,
      ask: { next_place: ask.code(...soughtPlaces) },
      measures: [4],
    },
    plan_next: {
      from: living,
      to: 'same',
      by: ['holder', 'other', 'carrier'],
      who: caseRoles,
      ask: { next_place: ask.code(...nextPlaces), ready_on: ask.optional(ask.comingDay) },
      stops: ['placement.next'],
      measures: [4],
    },
    go_away: {
      from: ['resident'],
      to: 'away',
      by: ['person', 'holder', 'other'],
      who: caseRoles,
      ask: { back_on: ask.optional(ask.comingDay) },
      starts: [{ clock: 'placement.return', owner: 'other', on: 'back_on' }],
    },
    come_back: {
      from: ['away'],
      to: 'resident',
      by: ['person', 'holder', 'other'],
      who: caseRoles,
      stops: ['placement.return', 'placement.welfare'],
    },
    not_back: {
      from: ['away'],
      to: 'same',
      by: ['other', 'holder'],
      who: caseRoles,
      stops: ['placement.return'],
      starts: [{ clock: 'placement.welfare', owner: 'holder' }],
      measures: [7],
    },
    end: {
      from: living,
      to: 'ended',
      // Whoever carries the case ends it too, whoever opened it: a stay that is none keeps her out of every other house.
      by: ['other', 'holder', 'carrier'],
      who: caseRoles,
      ask: { reason: ask.code(...endReasons) },
      // Nobody loses their bed because they did not come back: it is kept until they are found, or as long as the rules of the country say.
      facts: ['notBack'],
      knownBefore: ['notBack'],
      guard: ({ facts }) => (facts.notBack === true ? 'has-not-come-back' : undefined),
      refuses: ['has-not-come-back'],
      starts: [
        { clock: 'placement.welfare', owner: 'holder', when: (input) => input.reason === 'absent' },
        { clock: 'placement.ending', owner: 'other', when: (input) => input.reason === 'provider_ended' },
      ],
    },
    check_welfare: {
      from: ['away', 'ended'],
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      asksPerson: true,
      ask: { found: ask.code('safe', 'needs_help', 'not_reached') },
      stops: ['placement.welfare'],
      // Whoever was not reached is looked for on.
      starts: [
        { clock: 'placement.welfare', owner: 'holder', when: (input) => input.found === 'not_reached' },
      ],
      measures: [7],
    },
    review_ending: {
      from: ['ended'],
      to: 'same',
      by: ['other', 'holder'],
      who: ['supervisor'],
      ask: { outcome: ask.code('stands', 'was_wrong') },
      stops: ['placement.ending'],
      measures: [4],
    },
    give_up: {
      from: ['requested'],
      to: 'unmet',
      by: ['holder'],
      who: caseRoles,
      ask: { reason: ask.code('none_free', 'none_suitable', 'no_funding') },
      measures: [4, 5],
    },
    decline: { from: waiting, to: 'refused', by: ['person'], exit: true },
    leave: { from: living, to: 'ended', by: ['person'], exit: true },
    lapse: { from: ['offered', 'held'], to: 'requested', by: ['system'], stops: ['placement.hold'] },
    // Another of the houses that were asked at once has them.
    placed_elsewhere: { from: ['requested', 'matched'], to: 'placed', by: ['system'], stops: bedClocks },
    // Whoever sleeps somewhere goes on sleeping there; what only waits is kept for nobody.
    end_with_case: { from: waiting, to: 'withdrawn', by: ['system'] },
  },
  answersInPlace: { 'placement.bed': 'ask_person', 'placement.bed.now': 'ask_person' },
  timeMoves: { 'placement.hold': 'lapse' },
  endsWithCase: 'end_with_case',
})
