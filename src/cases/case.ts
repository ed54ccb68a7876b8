// The case itself: it lives as long as anybody owes the person something. Its phase is derived from the other tracks.
// A conviction ends a trial, never the help; and the person can leave, come back, or ask that everything be erased.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'

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

const live = ['active', 'follow_up'] as const
const shut = ['closed', 'closed_referred'] as const
const duties = ['case.rights', 'case.review', 'case.notice'] as const
const review = { clock: 'case.review', owner: 'holder' } as const

/** Whoever asked for it on their own page waits for nobody; what a worker recorded is carried out by another one. */
function mayErase({ facts: { legalHold, erasureRecordedByMe } }: GuardContext): string | undefined {
  if (legalHold === true) return 'must-be-kept-by-law'
  return erasureRecordedByMe === true ? 'somebody-else-erases' : undefined
}

export const caseMachine = defineMachine({
  kind: 'case',
  path: 'cases',
  lane: 'none',
  compartment: 'open',
  states: [...live, ...shut, 'erasing', 'erased'],
  initial: 'active',
  final: ['erased'],
  opens: {
    who: caseRoles,
    needsCase: true,
    ask: { urgency: ask.optional(ask.code('now', 'day', 'routine')) },
    starts: [{ clock: 'case.rights', owner: 'holder' }, review],
  },
  moves: {
    explain_rights: {
      from: live,
      to: 'same',
      by: ['holder', 'person'],
      who: caseRoles,
      ask: {
        language: ask.language,
        how: ask.code('spoken', 'interpreter', 'written', 'audio', 'own_page'),
        understood: ask.yesNo,
      },
      // Reading something out is not the duty; being understood is. Until then the clock goes on.
      guard: ({ input }) => (input.understood === true ? undefined : 'explain-again'),
      refuses: ['explain-again'],
      stops: ['case.rights'],
      measures: [2, 6],
    },
    // Everything of it goes out of the house with the person: it is told as a step, so that they find it in their own story.
    take_file: {
      from: [...live, ...shut, 'erasing'],
      to: 'same',
      by: ['holder', 'person'],
      who: caseRoles,
      apart: true,
      stepUp: true,
      ask: { language: ask.language },
      measures: [6, 8],
    },
    review: {
      from: live,
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      stops: ['case.review'],
      starts: [review],
    },
    // Somebody tells the person that something is new, by hand and in one fixed sentence. Codes alone: whom to call, and how,
    // is read from the sealed record that `channel` names.
    ask_notice: {
      from: live,
      to: 'same',
      by: ['holder'],
      who: caseRoles,
      ask: { notice: ask.code('something_new'), language: ask.language, channel: ask.id },
      starts: [{ clock: 'case.notice', owner: 'holder' }],
    },
    give_notice: {
      from: live,
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
      from: ['follow_up'],
      to: 'active',
      by: ['holder', 'person'],
      who: caseRoles,
      ask: { reason: ask.optional(ask.code('new_need', 'new_risk', 'person_asked')) },
      starts: [review],
    },
    close: {
      from: live,
      to: 'closed',
      by: ['holder'],
      who: caseRoles,
      ask: {
        reason: ask.code(...closingReasons),
        person_told: ask.code('told', 'unsafe_to_tell', 'out_of_reach'),
      },
      says: 'close',
      guard: ({ input }) => (input.reason === 'conviction' ? 'conviction-alone' : undefined),
      refuses: ['conviction-alone'],
      stops: duties,
      starts: [{ clock: 'case.retention', owner: 'holder' }],
    },
    leave: { from: live, to: 'closed', by: ['person'], exit: true, stops: duties },
    transfer: {
      from: live,
      to: 'closed_referred',
      by: ['holder'],
      who: caseRoles,
      says: 'close',
      facts: ['receiverAccepted'],
      guard: ({ facts }) => (facts.receiverAccepted === true ? undefined : 'receiver-has-not-accepted'),
      refuses: ['receiver-has-not-accepted'],
      stops: duties,
      starts: [{ clock: 'case.retention', owner: 'holder' }],
    },
    reopen: {
      from: shut,
      to: 'active',
      by: ['holder', 'person'],
      who: caseRoles,
      says: 'reopen',
      stops: ['case.retention'],
      starts: [review],
    },
    ask_erasure: {
      from: shut,
      to: 'erasing',
      // The holder records what was said in front of them; another one then carries it out.
      by: ['person', 'holder'],
      who: caseRoles,
      exit: true,
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
      says: 'erase',
      apart: true,
      stepUp: true,
      facts: ['legalHold', 'erasureRecordedByMe'],
      guard: mayErase,
      refuses: ['must-be-kept-by-law', 'somebody-else-erases'],
      stops: ['case.erasure'],
      measures: [8],
    },
  },
})
