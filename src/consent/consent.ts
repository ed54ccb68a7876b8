// One consent: these compartments, this recipient, this purpose, until this day. Granting wraps a key, withdrawing
// deletes it. Refusing costs the person nothing. Only the holder, the recipient and the person see it (no compartment):
// whoever else holds a key must not learn from a list of consents which shelter or which doctor there is.

import { givingRoles } from './giving-roles.ts'
import { ask, defineMachine, type GuardContext, type Input } from '../tracks/define.ts'
import { bases, glassDays, glassReasons, methods, silences, tellings } from './terms.ts'

function mayBeGranted({ input, facts }: GuardContext): string | undefined {
  const { daysUntil, releaseMaxDays } = facts
  if (typeof daysUntil === 'number' && daysUntil <= 0) return 'ends-in-the-past'
  if (typeof daysUntil === 'number' && typeof releaseMaxDays === 'number' && daysUntil > releaseMaxDays)
    return 'longer-than-allowed'
  if (input.basis === 'court_order' && input.told === undefined) return 'say-whether-told'
  if ((input.basis ?? 'consent') === 'consent' && input.told !== undefined) return 'rests-on-a-yes'
  return (input.basis ?? 'consent') === 'consent' ? withWhoeverAnswers({ input, facts }) : undefined
}

/** A child, or who may be one, says yes together with somebody who answers for them; neither is enough alone. */
export function withWhoeverAnswers({ input, facts }: Pick<GuardContext, 'input' | 'facts'>) {
  if (facts.ageGroup === 'adult') return undefined
  if (input.assent !== true) return 'ask-the-child-too'
  return input.on_behalf === undefined ? 'guardian-or-best-interests' : undefined
}

function isShort({ facts: { daysUntil } }: GuardContext): string | undefined {
  if (typeof daysUntil !== 'number' || daysUntil <= 0) return 'ends-in-the-past'
  return daysUntil > glassDays ? 'glass-is-for-days' : undefined
}

/** What follows on an opening without a yes, by somebody who had no part in it. */
function mayReview({ facts }: GuardContext): string | undefined {
  if ((facts.basis ?? 'consent') === 'consent') return 'rests-on-a-yes'
  return facts.tookPart === false ? undefined : 'somebody-else-reviews'
}

const opened = ['granted', 'withdrawn', 'expired', 'superseded']
const notTold = (input: Input) => input.told === 'unsafe_to_tell'

export const consentMachine = defineMachine({
  kind: 'consent',
  path: 'consents',
  lane: 'none',
  agreedWithPerson: true,
  // Once it is given, it stands among those who can see the file.
  shownToPersonIn: ['proposed', 'explained'],
  // Broken glass is agreed to where the keys are given.
  casePageOfClock: { 'consent.second': '/access' },
  compartment: 'open',
  states: ['proposed', 'explained', 'waiting', 'granted', 'refused', 'withdrawn', 'expired', 'superseded'],
  initial: 'proposed',
  final: ['refused', 'withdrawn', 'expired', 'superseded'],
  survivingClocks: ['consent.review', 'consent.tell'],
  opens: { who: givingRoles, byPerson: true, elsewhere: 'consent.give', needsCase: true, needsOther: true },
  moves: {
    explain: {
      from: ['proposed', 'explained'],
      to: 'explained',
      by: ['holder', 'person'],
      who: givingRoles,
      ask: { language: ask.language, method: ask.code(...methods) },
      measures: [6, 8],
    },
    grant: {
      from: ['explained'],
      to: 'granted',
      // The holder records what was said in front of them.
      by: ['person', 'holder'],
      stepUp: true,
      who: givingRoles,
      ask: {
        until: ask.day,
        basis: ask.optional(ask.code(...bases)),
        told: ask.optional(ask.code(...tellings)),
        note: ask.optional(ask.sealed),
        assent: ask.optional(ask.yesNo),
        on_behalf: ask.optional(ask.code('guardian_agreed', 'best_interests_decided')),
      },
      facts: ['daysUntil', 'releaseMaxDays', 'ageGroup'],
      guard: mayBeGranted,
      refuses: [
        'ends-in-the-past',
        'longer-than-allowed',
        'say-whether-told',
        'rests-on-a-yes',
        'ask-the-child-too',
        'guardian-or-best-interests',
      ],
      starts: [
        { clock: 'consent.end', owner: 'holder', on: 'until' },
        { clock: 'consent.reminder', owner: 'holder', before: 'until' },
        { clock: 'consent.order', owner: 'holder', when: (input) => input.basis === 'court_order' },
        { clock: 'consent.tell', owner: 'holder', when: notTold },
      ],
      measures: [8],
    },
    // Broken glass: one asks with a reason, another one agrees, and only then a key is wrapped.
    ask_break: {
      from: ['proposed'],
      to: 'waiting',
      by: ['holder'],
      who: givingRoles,
      signed: true,
      ask: {
        until: ask.day,
        reason: ask.code(...glassReasons),
        told: ask.code(...tellings),
        note: ask.sealed,
      },
      facts: ['daysUntil'],
      guard: isShort,
      refuses: ['ends-in-the-past', 'glass-is-for-days'],
      starts: [
        { clock: 'consent.second', owner: 'holder' },
        { clock: 'consent.end', owner: 'holder', on: 'until' },
      ],
      counts: 'reason',
      measures: [8],
    },
    agree_break: {
      from: ['waiting'],
      to: 'granted',
      by: ['holder'],
      who: givingRoles,
      signed: true,
      ask: { told: ask.code(...tellings) },
      facts: ['tookPart'],
      guard: ({ facts }) => (facts.tookPart === false ? undefined : 'somebody-else-agrees'),
      refuses: ['somebody-else-agrees'],
      starts: [
        { clock: 'consent.review', owner: 'holder' },
        { clock: 'consent.tell', owner: 'holder', when: notTold },
      ],
      stops: ['consent.second'],
      measures: [8],
    },
    // In a house of two: whoever asked goes ahead, and somebody outside looks back by the next working day.
    break_alone: {
      from: ['waiting'],
      to: 'granted',
      by: ['holder'],
      who: givingRoles,
      signed: true,
      ask: { told: ask.code(...tellings) },
      starts: [{ clock: 'consent.tell', owner: 'holder', when: notTold }],
      stops: ['consent.second'],
      measures: [8],
    },
    review: {
      from: opened,
      to: 'same',
      by: ['holder'],
      who: givingRoles,
      ask: { finding: ask.code('was_right', 'was_not_right') },
      facts: ['basis', 'tookPart'],
      guard: mayReview,
      refuses: ['rests-on-a-yes', 'somebody-else-reviews'],
      stops: ['consent.review', 'consent.order'],
      counts: 'finding',
      measures: [8],
    },
    tell: {
      from: opened,
      to: 'same',
      by: ['holder'],
      who: givingRoles,
      facts: ['basis'],
      guard: ({ facts }) => ((facts.basis ?? 'consent') === 'consent' ? 'rests-on-a-yes' : undefined),
      refuses: ['rests-on-a-yes'],
      stops: ['consent.tell'],
      measures: [6, 8],
    },
    wait_to_tell: {
      from: opened,
      to: 'same',
      by: ['holder'],
      who: givingRoles,
      ask: { silence: ask.code(...silences) },
      facts: ['basis', 'tookPart'],
      guard: mayReview,
      refuses: ['rests-on-a-yes', 'somebody-else-reviews'],
      stops: ['consent.tell'],
      starts: [{ clock: 'consent.tell', owner: 'holder' }],
      measures: [8],
    },
    refuse: {
      from: ['proposed', 'explained', 'waiting'],
      to: 'refused',
      by: ['person', 'holder'],
      who: givingRoles,
      stops: ['consent.second'],
      exit: true,
      measures: [8],
    },
    withdraw: {
      from: ['granted'],
      to: 'withdrawn',
      by: ['person', 'holder'],
      who: givingRoles,
      exit: true,
      measures: [8],
    },
    // Within half a minute of a stop that no card signed: the page that stopped it puts back what it kept, and nothing else makes this step.
    undo_withdraw: {
      from: ['withdrawn'],
      to: 'granted',
      by: ['person'],
      signed: true,
      ask: { until: ask.day },
      facts: ['daysUntil'],
      guard: ({ facts: { daysUntil } }) =>
        typeof daysUntil === 'number' && daysUntil > 0 ? undefined : 'ends-in-the-past',
      refuses: ['ends-in-the-past'],
      starts: [
        { clock: 'consent.end', owner: 'holder', on: 'until' },
        { clock: 'consent.reminder', owner: 'holder', before: 'until' },
      ],
      measures: [8],
    },
    replace: {
      from: ['granted'],
      to: 'superseded',
      by: ['holder', 'person'],
      who: givingRoles,
      facts: ['replacementGranted'],
      guard: ({ facts }) => (facts.replacementGranted === true ? undefined : 'new-agreement-first'),
      refuses: ['new-agreement-first'],
      stops: ['consent.reminder'],
    },
    // The talk was had, and nothing new was wanted: it ends on its day.
    let_end: {
      from: ['granted'],
      to: 'same',
      by: ['holder'],
      who: givingRoles,
      stops: ['consent.reminder'],
      measures: [8],
    },
    // Whoever reads something and then carries the case reads it by that: the consent has come to its end.
    become_carrier: { from: ['granted'], to: 'superseded', by: ['holder'], signed: true },
    lapse: { from: ['granted', 'waiting'], to: 'expired', by: ['system'], stops: ['consent.end'] },
  },
  timeMoves: { 'consent.end': 'lapse' },
  // What is to be talked about before is owed by whoever wrote it down.
  clocksShownToPerson: ['consent.end'],
})
