// Something leaves the organisation: to a court, an authority, a journalist. It needs a basis, lists its scope, and
// the person is told, unless telling is unsafe. To whom is said when it is prepared, and is not asked again. It can be put to
// the person with what would go out: their yes to that is a yes to this sending and to no other, and theirs until it is sent.
// To the media, an employer, a landlord or the family nothing else is a yes.

import { caseRoles } from '../api/roles.ts'
import { COMPARTMENTS, PRIVILEGED } from '../sealing/shapes.ts'
import { ask, defineMachine, type GuardContext, type Input } from '../tracks/define.ts'
import { withWhoeverAnswers } from './consent.ts'
import { methods, type Purpose } from './terms.ts'

export const disclosureBases = [
  'consent',
  'legal_duty',
  'vital_interest',
  'court_order',
  'aggregate',
] as const
/**
 * Who may receive something, and for which purposes a person's consent with that very recipient is a yes to it: what they
 * said for a bed is none to a court. Where there are none, no consent is the yes, whoever it was made with.
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
  landlord: [],
  media: [],
  funder: [],
}
const audiences = Object.keys(purposesFor)

const senders = [...caseRoles, 'health', 'lawyer', 'authority', 'coordinator', 'administrator'] as const
/** Parts of the file that can be sent out, never what was written to and by the person; or numbers alone. */
const scopes = [...COMPARTMENTS.filter((one) => one !== 'messages' && one !== 'working'), 'totals_only']

// What the person does on their own page is recorded there, by them.
const inFrontOfUs = methods.filter((method) => method !== 'own_page')

const partsIn = ({ scope }: Input): readonly string[] => (Array.isArray(scope) ? scope : [])
const onlyTotals = (parts: readonly string[]) => parts.every((part) => part === 'totals_only')

/** Nobody is asked for a yes that would open nothing: a funder gets totals, whatever the person says. */
function mayBePut({ input, facts: { audience } }: GuardContext) {
  const parts = partsIn(input)
  if (parts.length === 0) return 'say-what-goes-out'
  return audience === 'funder' && !onlyTotals(parts) ? 'totals-only' : undefined
}

/**
 * Whom somebody may have to fear who holds their telephone, or stands behind them. A yes to these is said to a worker's face, as a
 * child's is.
 */
export const tooClose: readonly string[] = ['family', 'employer', 'landlord']

function mayBeAgreed(context: GuardContext) {
  const { onOwnPage, audience } = context.facts
  if (onOwnPage === true && tooClose.includes(String(audience))) return 'say-it-to-us'
  return withWhoeverAnswers(context)
}

function mayBeReleased({ input, facts, track }: GuardContext) {
  const { audience, consentValid, saidYes, hoursSinceYes } = facts
  const { basis } = input
  const parts = partsIn(input)
  if (basis === undefined) return 'needs-a-basis'
  if (parts.length === 0) return 'say-what-goes-out'
  if (audience === 'media' && basis !== 'consent') return 'media-only-by-consent'
  // What passes between a client and a lawyer stays theirs, whatever is ordered.
  if (parts.includes(PRIVILEGED) && basis !== 'consent') return 'privileged-stays-closed'
  if ((basis === 'aggregate' || audience === 'funder') && !onlyTotals(parts)) return 'totals-only'
  if (basis !== 'consent') return undefined
  if (saidYes === true)
    return audience === 'media' && Number(hoursSinceYes ?? 0) < hoursToThink ? 'media-waits' : undefined
  // Whoever has asked does not go by an older yes before the answer.
  if (track.state === 'asked') return 'wait-for-their-answer'
  if (!purposesFor[String(audience)]?.length) return 'no-agreement-is-the-yes'
  return consentValid === true ? undefined : 'needs-consent'
}

/** What the media have is everybody's for good: the person can think it over (design, domain §3, item 33). */
export const hoursToThink = 72

/** Until it has gone out, it is the person's to stop. */
const unsent = ['prepared', 'asked', 'agreed']
const answered = { clock: 'disclosure.answer', owner: 'holder' } as const
const sent = { clock: 'disclosure.send', owner: 'holder' } as const

export const disclosureMachine = defineMachine({
  kind: 'disclosure',
  path: 'disclosures',
  lane: 'none',
  compartment: 'open',
  states: ['prepared', 'asked', 'agreed', 'released', 'acknowledged', 'recalled', 'refused', 'dropped'],
  initial: 'prepared',
  final: ['recalled', 'refused', 'dropped'],
  opens: { who: senders, needsCase: true, onClosed: true, ask: { audience: ask.code(...audiences) } },
  moves: {
    agree: {
      personMay: 'consent',
      from: ['asked'],
      to: 'agreed',
      // The holder records what was said in front of them.
      by: ['person', 'holder'],
      stepUp: true,
      who: senders,
      ask: {
        language: ask.language,
        method: ask.code(...inFrontOfUs),
        assent: ask.optional(ask.yesNo),
        on_behalf: ask.optional(ask.code('guardian_agreed', 'best_interests_decided')),
      },
      facts: ['ageGroup', 'audience', 'onOwnPage'],
      guard: mayBeAgreed,
      refuses: ['say-it-to-us', 'ask-the-child-too', 'guardian-or-best-interests'],
      stops: [answered.clock],
      // A yes on their own page is seen by somebody, and what they wanted is done.
      starts: [sent],
      measures: [8],
    },
    // Asked anew, about more parts or fewer, they answer anew.
    put: {
      from: unsent,
      to: 'asked',
      by: ['holder'],
      who: senders,
      ask: { scope: ask.codes(...scopes) },
      facts: ['audience'],
      guard: mayBePut,
      refuses: ['say-what-goes-out', 'totals-only'],
      stops: [answered.clock, sent.clock],
      starts: [answered],
      measures: [8],
    },
    release: {
      from: unsent,
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
      facts: ['audience', 'consentValid', 'saidYes', 'hoursSinceYes'],
      guard: mayBeReleased,
      refuses: [
        'needs-a-basis',
        'say-what-goes-out',
        'media-only-by-consent',
        'privileged-stays-closed',
        'totals-only',
        'media-waits',
        'wait-for-their-answer',
        'no-agreement-is-the-yes',
        'needs-consent',
      ],
      stops: [answered.clock, sent.clock],
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
    // Their no, to the question or to what they said before: nothing is sent, and it is not asked again here.
    refuse: {
      from: unsent,
      to: 'refused',
      by: ['person', 'holder'],
      who: senders,
      exit: true,
      measures: [8],
    },
    // Nobody wants it any more, and the person has not said no.
    drop: { from: unsent, to: 'dropped', by: ['holder'], who: senders, exit: true },
  },
})
