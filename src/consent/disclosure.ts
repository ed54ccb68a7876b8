// Something leaves the organisation: to a court, an authority, a journalist. It needs a basis, lists its scope, and
// the person is told, unless telling is unsafe. What goes to the media goes by the person's own decision only.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'

export const disclosureBases = [
  'consent',
  'legal_duty',
  'vital_interest',
  'court_order',
  'aggregate',
] as const
export const audiences = ['authority', 'court', 'provider', 'family', 'employer', 'media', 'funder'] as const

const senders = [...caseRoles, 'health', 'lawyer', 'authority', 'coordinator', 'administrator'] as const
const scopes = [
  'identity',
  'contact',
  'narrative',
  'health',
  'legal',
  'privileged',
  'immigration',
  'finance',
  'totals_only',
] as const

function mayBeReleased({ input, facts }: GuardContext): string | undefined {
  const { basis, scope } = input
  if (basis === undefined) return 'needs-a-basis'
  if (basis === 'consent' && facts.consentValid !== true) return 'needs-consent'
  if (input.audience === 'media' && basis !== 'consent') return 'media-only-by-consent'
  const parts = Array.isArray(scope) ? (scope as readonly string[]) : []
  // What passes between a client and a lawyer stays theirs, whatever is ordered.
  if (parts.includes('privileged') && basis !== 'consent') return 'privileged-stays-closed'
  const onlyTotals = parts.every((part) => part === 'totals_only')
  return (basis === 'aggregate' || input.audience === 'funder') && !onlyTotals ? 'totals-only' : undefined
}

export const disclosureMachine = defineMachine({
  kind: 'disclosure',
  path: 'disclosures',
  lane: 'none',
  compartment: 'open',
  states: ['prepared', 'released', 'acknowledged', 'recalled', 'dropped'],
  initial: 'prepared',
  final: ['recalled', 'dropped'],
  opens: { who: senders, needsCase: true, ask: { audience: ask.code(...audiences) } },
  moves: {
    release: {
      from: ['prepared'],
      to: 'released',
      by: ['holder'],
      stepUp: true,
      who: senders,
      ask: {
        // Left open, so that the refusal says what a basis is instead of calling the form wrong.
        basis: ask.optional(ask.code(...disclosureBases)),
        audience: ask.code(...audiences),
        scope: ask.codes(...scopes),
        told: ask.code('told', 'unsafe_to_tell', 'tell_later'),
      },
      facts: ['consentValid'],
      guard: mayBeReleased,
      refuses: [
        'needs-a-basis',
        'needs-consent',
        'media-only-by-consent',
        'privileged-stays-closed',
        'totals-only',
      ],
      starts: [{ clock: 'disclosure.tell', owner: 'holder', when: (input) => input.told !== 'told' }],
      counts: 'basis',
      measures: [8],
    },
    tell: {
      from: ['released', 'acknowledged', 'recalled'],
      to: 'same',
      by: ['holder'],
      who: senders,
      stops: ['disclosure.tell'],
      measures: [6, 8],
    },
    acknowledge: { from: ['released'], to: 'acknowledged', by: ['other'], measures: [8] },
    recall: {
      from: ['released', 'acknowledged'],
      to: 'recalled',
      by: ['person', 'holder'],
      who: senders,
      exit: true,
      starts: [{ clock: 'disclosure.destroy', owner: 'other' }],
      measures: [8],
    },
    confirm_destroyed: {
      from: ['recalled'],
      to: 'same',
      by: ['other'],
      stops: ['disclosure.destroy'],
      measures: [8],
    },
    drop: { from: ['prepared'], to: 'dropped', by: ['person', 'holder'], who: senders, exit: true },
  },
})
