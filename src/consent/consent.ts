// One agreement: these compartments, this recipient, this purpose, until this day. Granting wraps a key, withdrawing
// deletes it. Refusing costs the person nothing. Only the holder, the recipient and the person see it (no compartment):
// whoever else holds a key must not learn from a list of agreements which shelter or which doctor there is.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'
import { bases, methods } from './terms.ts'

const askers = [...caseRoles, 'lawyer', 'health', 'authority'] as const

function mayBeGranted({ input, facts }: GuardContext): string | undefined {
  const { daysUntil, releaseMaxDays, ageGroup } = facts
  if (typeof daysUntil === 'number' && daysUntil <= 0) return 'ends-in-the-past'
  if (typeof daysUntil === 'number' && typeof releaseMaxDays === 'number' && daysUntil > releaseMaxDays)
    return 'longer-than-allowed'
  if ((input.basis ?? 'consent') !== 'consent' || ageGroup === 'adult') return undefined
  if (input.assent !== true) return 'ask-the-child-too'
  return input.on_behalf === undefined ? 'guardian-or-best-interests' : undefined
}

export const consentMachine = defineMachine({
  kind: 'consent',
  path: 'consents',
  lane: 'none',
  compartment: 'open',
  states: ['proposed', 'explained', 'granted', 'refused', 'withdrawn', 'expired', 'superseded'],
  initial: 'proposed',
  final: ['refused', 'withdrawn', 'expired', 'superseded'],
  opens: { who: askers, byPerson: true, needsCase: true, needsOther: true },
  moves: {
    explain: {
      from: ['proposed', 'explained'],
      to: 'explained',
      by: ['holder', 'person'],
      who: askers,
      ask: { language: ask.language, method: ask.code(...methods) },
      measures: [6, 8],
    },
    grant: {
      from: ['explained'],
      to: 'granted',
      // The holder records what was said in front of them.
      by: ['person', 'holder'],
      stepUp: true,
      who: askers,
      ask: {
        until: ask.day,
        basis: ask.optional(ask.code(...bases)),
        assent: ask.optional(ask.yesNo),
        on_behalf: ask.optional(ask.code('guardian_agreed', 'best_interests_decided')),
      },
      facts: ['daysUntil', 'releaseMaxDays', 'ageGroup'],
      guard: mayBeGranted,
      refuses: ['ends-in-the-past', 'longer-than-allowed', 'ask-the-child-too', 'guardian-or-best-interests'],
      starts: [
        { clock: 'consent.end', owner: 'holder', on: 'until' },
        { clock: 'consent.reminder', owner: 'holder', before: 'until' },
      ],
      measures: [8],
    },
    refuse: {
      from: ['proposed', 'explained'],
      to: 'refused',
      by: ['person', 'holder'],
      who: askers,
      exit: true,
      measures: [8],
    },
    withdraw: {
      from: ['granted'],
      to: 'withdrawn',
      by: ['person', 'holder'],
      who: askers,
      exit: true,
      measures: [8],
    },
    replace: {
      from: ['granted'],
      to: 'superseded',
      by: ['holder', 'person'],
      who: askers,
      facts: ['replacementGranted'],
      guard: ({ facts }) => (facts.replacementGranted === true ? undefined : 'new-agreement-first'),
      refuses: ['new-agreement-first'],
    },
    lapse: { from: ['granted'], to: 'expired', by: ['system'] },
  },
  timeMoves: { 'consent.end': 'lapse' },
})
