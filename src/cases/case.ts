// The case itself: it lives as long as anybody owes the person something. Its phase is derived from the other tracks.
// A conviction ends a trial, never the help; and the person can leave, come back, or ask that everything be erased.

import { caseRoles } from '../api/roles.ts'
import { closedStates, listedStates, openStates } from '../tracks/case-state.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'
import { interpretedFirst } from '../tracks/understood.ts'
import { ageGroups, howKnown, origins } from './codes.ts'

export const closingReasons = [
  'completed',
  'own_choice',
  'moved_away',
  'out_of_contact',
  'helped_elsewhere',
  'died',
  'opened_in_error',
  'conviction',
] as const

/** Whether the person knows that it is over. */
export const toldAtClosing = ['told', 'unsafe_to_tell', 'out_of_reach'] as const

/** What a person needs before anything else, whatever comes later. */
export const firstNeeds = [
  'safe_now',
  'bed',
  'doctor',
  'food',
  'clothes',
  'somebody_to_interpret',
  'rights',
  'telephone',
] as const

const duties = ['case.rights', 'case.review', 'case.notice', 'case.first', 'case.ahead'] as const
const review = { clock: 'case.review', owner: 'holder' } as const
const retention = { clock: 'case.retention', owner: 'holder' } as const
const again = { clock: 'case.again', owner: 'holder' } as const
const ahead = { clock: 'case.ahead', owner: 'holder' } as const

/** `firstNeedsLeft`: those that were not settled before, with a space between them. */
function firstDaysSettled({ input, facts: { firstNeedsLeft } }: GuardContext): string | undefined {
  if (typeof firstNeedsLeft !== 'string') return 'first-days-not-settled'
  const now = [input.settled, input.not_wanted, input.not_possible].flat()
  const left = firstNeedsLeft.split(' ').filter((need) => need !== '' && !now.includes(need))
  return left.length > 0 ? 'first-days-not-settled' : undefined
}

/** What protects a child ends deliberately: how it is known that somebody is grown up stays written down. */
export const endsProtection = (before: unknown, after: unknown): boolean =>
  after === 'adult' && before !== 'adult'
const saysHowKnown = ({ input, facts: { ageGroup } }: GuardContext): string | undefined =>
  endsProtection(ageGroup, input.age_group) && input.known_by === undefined ? 'how-known-first' : undefined

/** Whoever asked for it on their own page waits for nobody; what a worker recorded is carried out by another one. */
function mayErase({ facts: { legalHold, erasureRecordedByMe } }: GuardContext): string | undefined {
  if (legalHold === true) return 'must-be-kept-by-law'
  return erasureRecordedByMe === true ? 'somebody-else-erases' : undefined
}

/** `daysUntil`: whole days from today; `keptAtMostDays`: the same for the limit of the pack, if it has one. */
function mayKeep({ facts: { daysUntil, keptAtMostDays } }: GuardContext): string | undefined {
  if (typeof daysUntil === 'number' && daysUntil <= 0) return 'ends-in-the-past'
  const limited = typeof daysUntil === 'number' && typeof keptAtMostDays === 'number'
  return limited && daysUntil > keptAtMostDays ? 'longer-than-allowed' : undefined
}

export const caseMachine = defineMachine({
  kind: 'case',
  path: 'cases',
  lane: 'none',
  phase: { is: 'follow_up', only: ['follow_up'] },
  compartment: 'open',
  states: [...listedStates, 'erasing', 'erased'],
  initial: 'active',
  final: ['erased'],
  opens: {
    who: caseRoles,
    elsewhere: 'cases.open',
    needsCase: true,
    ask: { urgency: ask.optional(ask.code('now', 'day', 'routine')) },
    starts: [
      { clock: 'case.first', owner: 'holder' },
      { clock: 'case.rights', owner: 'holder' },
      review,
      ahead,
    ],
  },
  moves: {
    note_first_days: {
      from: openStates,
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      ask: {
        settled: ask.codes(...firstNeeds),
        not_wanted: ask.optional(ask.codes(...firstNeeds)),
        not_possible: ask.optional(ask.codes(...firstNeeds)),
      },
      measures: [4],
    },
    // Each need is settled, or the person does not want it, or it is not possible and why stands sealed: nothing is forgotten
    // because nobody asked.
    settle_first_days: {
      from: openStates,
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      ask: {
        settled: ask.codes(...firstNeeds),
        not_wanted: ask.optional(ask.codes(...firstNeeds)),
        not_possible: ask.optional(ask.codes(...firstNeeds)),
      },
      facts: ['firstNeedsLeft'],
      guard: firstDaysSettled,
      refuses: ['first-days-not-settled'],
      stops: ['case.first'],
      measures: [4],
    },
    // Where the person will live is asked early and again, and opening a solution answers it.
    look_ahead: {
      from: openStates,
      to: 'same',
      by: ['holder', 'system'],
      who: caseRoles,
      ask: { way_ahead: ask.code('begun', 'lives_here_safely', 'not_yet_wanted', 'too_early') },
      stops: [ahead.clock],
      starts: [
        {
          ...ahead,
          when: (input) => input.way_ahead === 'not_yet_wanted' || input.way_ahead === 'too_early',
        },
      ],
      measures: [12, 14],
    },
    explain_rights: {
      from: openStates,
      to: 'same',
      by: ['holder', 'person'],
      who: caseRoles,
      ask: {
        language: ask.language,
        how: ask.code('spoken', 'interpreter', 'written', 'audio', 'own_page'),
        interpreted_by: ask.optional(ask.sealed),
        understood: ask.yesNo,
      },
      facts: ['wordsIn'],
      // Reading something out is not the duty; being understood is. Until then the clock goes on.
      guard: (context) => (context.input.understood === true ? interpretedFirst(context) : 'explain-again'),
      refuses: ['explain-again', 'interpreter-first'],
      stops: ['case.rights'],
      measures: [2, 6],
    },
    // What was entered when the case was opened, mended by whoever carries it. The name lies sealed and is mended beside it.
    correct: {
      from: openStates,
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      ownScreen: true,
      ask: {
        language: ask.language,
        age_group: ask.code(...ageGroups),
        origin: ask.code(...origins),
        known_by: ask.optional(ask.code(...howKnown)),
      },
      signsFacts: ({ age_group }) => ({ age: String(age_group) }),
      facts: ['ageGroup'],
      guard: saysHowKnown,
      refuses: ['how-known-first'],
    },
    // Everything of it goes out of the house with the person: it is told as a step, so that they find it in their own story.
    take_file: {
      from: [...listedStates, 'erasing'],
      to: 'same',
      by: ['holder', 'person'],
      who: caseRoles,
      ownScreen: true,
      stepUp: true,
      ask: { language: ask.language },
      measures: [6, 8],
    },
    review: {
      from: openStates,
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      stops: ['case.review'],
      starts: [review],
    },
    // Somebody tells the person that something is new, by hand and in one fixed sentence. Codes alone: whom to call, and how,
    // is read from the sealed record that `channel` names.
    ask_notice: {
      from: openStates,
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      ask: { notice: ask.code('something_new'), language: ask.language, channel: ask.id },
      starts: [{ clock: 'case.notice', owner: 'holder' }],
    },
    give_notice: {
      from: openStates,
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      ask: { person_told: ask.code('told', 'unsafe_to_tell', 'out_of_reach', 'not_wanted') },
      stops: ['case.notice'],
    },
    settle: {
      from: ['active'],
      to: 'follow_up',
      by: ['holder'],
      who: caseRoles,
      ask: { reason: ask.code('solution_reached', 'support_ended') },
      starts: [review],
    },
    reactivate: {
      personMay: 'return',
      from: ['follow_up'],
      to: 'active',
      by: ['holder', 'person', 'system'],
      who: caseRoles,
      ask: { reason: ask.optional(ask.code('new_need', 'new_risk', 'person_asked')) },
      starts: [review],
    },
    close: {
      from: openStates,
      to: 'closed',
      by: ['holder'],
      who: caseRoles,
      ask: {
        reason: ask.code(...closingReasons),
        person_told: ask.code(...toldAtClosing),
      },
      chainStatement: 'close',
      closesCase: true,
      guard: ({ input }) => (input.reason === 'conviction' ? 'conviction-alone' : undefined),
      refuses: ['conviction-alone'],
      stops: duties,
      starts: [retention],
    },
    // Brought in from another system in which it was over already: on the day on which it came here, and on no other.
    bring_closed: {
      from: ['active'],
      to: 'closed',
      by: ['holder'],
      who: caseRoles,
      ownScreen: true,
      chainStatement: 'close',
      closesCase: true,
      facts: ['openedToday'],
      knownBefore: ['openedToday'],
      guard: ({ facts }) => (facts.openedToday === true ? undefined : 'not-brought-today'),
      refuses: ['not-brought-today'],
      stops: duties,
      starts: [retention],
    },
    leave: {
      closesCase: true,
      from: openStates,
      to: 'closed',
      by: ['person'],
      exit: true,
      stops: duties,
      starts: [retention],
    },
    transfer: {
      from: openStates,
      to: 'closed_referred',
      by: ['holder'],
      who: caseRoles,
      chainStatement: 'close',
      closesCase: true,
      facts: ['recipientAccepted'],
      guard: ({ facts }) => (facts.recipientAccepted === true ? undefined : 'receiver-has-not-accepted'),
      refuses: ['receiver-has-not-accepted'],
      stops: duties,
      starts: [retention],
    },
    reopen: {
      personMay: 'return',
      from: closedStates,
      to: 'active',
      by: ['holder', 'person'],
      who: caseRoles,
      chainStatement: 'reopen',
      signsFacts: () => ({ risk: 'high' }),
      stops: [retention.clock, again.clock],
      // What was owed in the first days and never done is owed again.
      facts: ['rightsExplained', 'firstDaysDone'],
      starts: [
        review,
        ahead,
        {
          clock: 'case.rights',
          owner: 'holder',
          when: (_input, _kind, { rightsExplained }) => rightsExplained !== true,
        },
        {
          clock: 'case.first',
          owner: 'holder',
          when: (_input, _kind, { firstDaysDone }) => firstDaysDone !== true,
        },
      ],
    },
    // A solution broke down. Opening the case again is signed, so nothing does it by itself: somebody looks, and soon.
    call_back: { from: closedStates, to: 'same', by: ['system'], starts: [again], measures: [14] },
    not_opened_again: {
      from: closedStates,
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      ask: { found: ask.code('helped_elsewhere', 'not_wanted', 'out_of_reach') },
      stops: [again.clock],
      measures: [14],
    },
    // How long the file is kept is decided anew each time that it ends, and never for longer than the pack says.
    keep_until: {
      from: closedStates,
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      ask: { until: ask.day },
      facts: ['daysUntil', 'keptAtMostDays'],
      guard: mayKeep,
      refuses: ['ends-in-the-past', 'longer-than-allowed'],
      stops: [retention.clock],
      starts: [{ ...retention, on: 'until' }],
      measures: [8],
    },
    ask_erasure: {
      from: closedStates,
      to: 'erasing',
      // The holder records what was said in front of them; another one then carries it out.
      by: ['person', 'holder'],
      who: caseRoles,
      exit: true,
      stops: [again.clock],
      starts: [{ clock: 'case.erasure', owner: 'holder' }],
      measures: [8],
    },
    keep: {
      from: ['erasing'],
      to: 'closed',
      by: ['person', 'holder'],
      who: caseRoles,
      exit: true,
      stops: ['case.erasure'],
    },
    erase: {
      from: ['erasing'],
      to: 'erased',
      by: ['holder'],
      who: [...caseRoles, 'administrator'],
      chainStatement: 'erase',
      ownScreen: true,
      stepUp: true,
      facts: ['legalHold', 'erasureRecordedByMe'],
      guard: mayErase,
      refuses: ['must-be-kept-by-law', 'somebody-else-erases'],
      stops: ['case.erasure'],
      measures: [8],
    },
  },
})
