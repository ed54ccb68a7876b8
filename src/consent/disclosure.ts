// Something leaves the organisation: to a court, an authority, a journalist. It needs a basis, lists its scope, and
// the person is told, unless telling is unsafe. To whom is said when it is prepared, and is not asked again. What goes to the
// media goes by the person's own decision only: nobody can record that one here yet, so nothing goes.

import { caseRoles } from '../api/roles.ts'
import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'
import type { Purpose } from './terms.ts'

export const disclosureBases = [
  'consent',
  'legal_duty',
  'vital_interest',
  'court_order',
  'aggregate',
] as const
/**
 * Who may receive something, and for which purposes a person's agreement with that very receiver is a yes to it: what they
 * said for a bed is none to a court. Where there are none, no agreement is the yes, whoever it was made with.
 */
export const purposesFor: Readonly<Record<string, readonly Purpose[]>> = {
  authority: ['identification', 'immigration', 'safety', 'compensation', 'return', 'coordination'],
  court: ['legal_help', 'immigration', 'safety', 'compensation'],
  provider: [
    'shelter',
    'health_care',
    'legal_help',
    'safety',
    'support',
    'compensation',
    'return',
    'coordination',
    'language',
    'work',
  ],
  family: [],
  employer: [],
  media: [],
  funder: [],
}
const audiences = Object.keys(purposesFor)

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

function mayBeReleased({ input: { basis, scope }, facts: { audience, consentValid } }: GuardContext) {
  const parts = Array.isArray(scope) ? (scope as readonly string[]) : []
  if (basis === undefined) return 'needs-a-basis'
  if (parts.length === 0) return 'say-what-goes-out'
  if (audience === 'media' && basis !== 'consent') return 'media-only-by-consent'
  // What passes between a client and a lawyer stays theirs, whatever is ordered.
  if (parts.includes('privileged') && basis !== 'consent') return 'privileged-stays-closed'
  const onlyTotals = parts.every((part) => part === 'totals_only')
  if ((basis === 'aggregate' || audience === 'funder') && !onlyTotals) return 'totals-only'
  if (basis !== 'consent') return undefined
  if (!purposesFor[String(audience)]?.length) return 'no-agreement-is-the-yes'
  return consentValid === true ? undefined : 'needs-consent'
}

export const disclosureMachine = defineMachine({
  kind: 'disclosure',
  path: 'disclosures',
  lane: 'none',
  compartment: 'open',
  states: ['prepared', 'released', 'acknowledged', 'recalled', 'dropped'],
  initial: 'prepared',
  final: ['recalled', 'dropped'],
  opens: { who: senders, needsCase: true, onClosed: true, ask: { audience: ask.code(...audiences) } },
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
        scope: ask.codes(...scopes),
        told: ask.code('told', 'unsafe_to_tell', 'tell_later'),
      },
      facts: ['audience', 'consentValid'],
      guard: mayBeReleased,
      refuses: [
        'needs-a-basis',
        'say-what-goes-out',
        'media-only-by-consent',
        'privileged-stays-closed',
        'totals-only',
        'no-agreement-is-the-yes',
        'needs-consent',
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
