// Referring somebody on: what is sent in clear is a need, never a person. The keys wait on the server until the recipient
// has accepted.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { referringRoles, networkRoles } from '../api/roles.ts'
import { CircleId, Code, Cursor, Day, Id, Language } from '../api/words.ts'
import { ClockOut, Compartment, RecordIn } from '../cases/model.ts'
import { methods, purposes } from '../consent/terms.ts'
import { Signed } from '../tracks/input.ts'

/** What the recipient reads before accepting: enough to say yes or no, nothing that identifies. */
export const ReferralSummary = z.object({
  track: Id,
  version: z.int(),
  state: Code,
  caseId: Id.nullable(),
  serviceCode: z.string(),
  serviceName: z.string().nullable(),
  urgency: z.enum(['now', 'day', 'routine']),
  district: z.string().nullable(),
  party: z.int(),
  language: Language.nullable(),
  ageGroup: z.string().nullable(),
  outside: z.boolean(),
  sender: z.string().nullable(),
  recipient: z.string().nullable(),
  /** Null where they are outside the network. */
  recipientCircle: CircleId.nullable(),
  service: Id.nullable(),
  consent: Id.nullable(),
  /** I stand on the answering side: mine is the receiving circle, or I record what a service outside answered. */
  mineToAnswer: z.boolean(),
  /** Nobody has decided yet. */
  waiting: z.boolean(),
  sentAt: z.string(),
  updatedAt: z.string(),
  outcome: z.string().nullable(),
  /** When half of the time to answer had gone by. */
  remindedAt: z.string().nullable(),
  /** Who is asked next where nobody answers, in this order; only who sent it is told. */
  ladder: z.array(
    z.object({
      circle: CircleId,
      name: z.string(),
      /** When they were asked, and how that stands. */
      askedAt: z.string().nullable(),
      track: Id.nullable(),
      state: Code.nullable(),
    }),
  ),
  answerBy: ClockOut.pick({ dueAt: true, dueOn: true, verified: true, hard: true }).nullable(),
  agreed: z
    .object({
      purpose: z.string(),
      until: z.string(),
      compartments: z.array(z.string()),
      /** How many pages were given in place of parts. */
      pages: z.int(),
      stands: z.boolean(),
    })
    .nullable(),
})
export type ReferralSummary = z.infer<typeof ReferralSummary>

/** What the person agreed to where the recipient holds no key: which parts a paper may show, why and until when. */
const OutsideConsent = strict({
  track: Id,
  compartments: z.array(Compartment).min(1).max(13),
  purpose: z.enum(purposes),
  until: Day,
  language: Language,
  method: z.enum(methods),
  assent: z.boolean().optional(),
  onBehalf: z.enum(['guardian_agreed', 'best_interests_decided']).optional(),
})

/** A letter and nothing else: what counts as the newest of its kind comes by its own way. */
const Letter = RecordIn.extend({ kind: z.literal('letter'), version: z.literal(1) })

export const referralsApi = {
  send: endpoint({
    method: 'POST',
    path: '/api/referrals',
    summary:
      'Refer somebody to a service; what they agreed to share travels as keys that wait for the answer',
    who: referringRoles,
    audit: 'referral.send',
    input: strict({
      track: Id,
      caseId: Id,
      recipient: CircleId.optional(),
      service: Id.optional(),
      recipientName: z.string().max(200).optional(),
      serviceCode: Code,
      urgency: z.enum(['now', 'day', 'routine']),
      district: z.string().max(40).optional(),
      party: z.int().min(1).max(20).default(1),
      /** The consent that this rests on; without one only an enquiry without identity can be sent. */
      consent: Id.optional(),
      basis: z.enum(['consent', 'legal_duty', 'vital_interest']).default('consent'),
      /** Ask first whether they could help: the need travels, no key does. */
      anonymous: z.boolean().default(false),
      /** For a service outside the network, in place of `consent`: the consent is recorded with the referral. */
      outsideConsent: OutsideConsent.optional(),
      /** What the recipient should know, sealed in a part that was agreed. */
      letter: Letter.optional(),
      /** The first step, as whoever sends it signs it. */
      signatures: Signed.optional(),
    }),
    output: z.object({ track: Id, version: z.int(), state: Code }),
    problems: ['not-found', 'refused', 'stale'],
  }),
  sendAgreed: endpoint({
    method: 'POST',
    path: '/api/referrals/{track}/agreed',
    summary: 'They could help: what was an enquiry without a name becomes a referral that rests on a consent',
    who: referringRoles,
    audit: 'referral.send',
    input: strict({ track: Id, consent: Id, letter: Letter.optional(), signatures: Signed.optional() }),
    output: z.object({ track: Id, version: z.int(), state: Code }),
    problems: ['not-found', 'refused', 'stale'],
    ifMatch: true,
  }),
  setLadder: endpoint({
    method: 'PUT',
    path: '/api/referrals/{track}/ladder',
    summary:
      'Who is asked next, with the need alone, where nobody answers a referral; who has been asked already stays',
    who: referringRoles,
    audit: 'referral.ladder',
    input: strict({ track: Id, next: z.array(CircleId).max(5) }),
    output: z.object({ set: z.int() }),
    problems: ['not-found', 'refused', 'invalid'],
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/referrals/{track}',
    summary: 'One referral: the need, the sides, what was agreed',
    who: networkRoles,
    audit: 'none',
    input: strict({ track: Id }),
    output: ReferralSummary,
    problems: ['not-found'],
  }),
  inbox: endpoint({
    method: 'GET',
    path: '/api/referrals',
    summary: 'Referrals to my circles and from them, those that wait for an answer first',
    who: networkRoles,
    audit: 'none',
    input: strict({ box: z.enum(['received', 'sent']).default('received'), after: Cursor.optional() }),
    output: z.object({ referrals: z.array(ReferralSummary), next: z.string().nullable(), now: z.string() }),
    problems: [],
  }),
  ofCase: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/referrals',
    summary: 'The referrals on one case that are shared with me',
    who: networkRoles,
    audit: 'none',
    input: strict({ caseId: Id }),
    output: z.object({ referrals: z.array(ReferralSummary) }),
    problems: [],
  }),
}
