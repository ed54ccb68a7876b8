// Giving and taking back. Giving makes wraps, taking back deletes them; the list of who can read is read from the wraps.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles, networkRoles } from '../api/roles.ts'
import { CircleId, Day, Id, Instant, Language, Statement } from '../api/words.ts'
import { Epoch, WrapIn } from '../cases/model.ts'
import { Agreement, Holder } from './model.ts'
import { bases, methods, purposes } from './terms.ts'

export const consentApi = {
  give: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/agreements',
    summary:
      'The person agrees: these compartments, this organisation, this purpose, until this day. The keys come with it',
    who: [...caseRoles, 'lawyer', 'health', 'authority'],
    audit: 'consent.give',
    stepUp: true,
    input: strict({
      caseId: Id,
      track: Id,
      recipient: CircleId,
      purpose: z.enum(purposes),
      basis: z.enum(bases).default('consent'),
      until: Day,
      language: Language,
      method: z.enum(methods),
      /** For a child: they were asked too, and who agreed on their behalf. */
      assent: z.boolean().optional(),
      onBehalf: z.enum(['guardian_agreed', 'best_interests_decided']).optional(),
      wraps: z.array(WrapIn).min(1).max(9),
      /** The same, signed: the wraps go to nobody whom it does not name. */
      statement: Statement,
      /** The receiver has to accept a referral first; until then the server keeps the wraps back. */
      whenAccepted: z.boolean().default(false),
    }),
    output: z.object({ track: Id, version: z.int() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/agreements',
    summary: 'Who can read which compartment, why and until when; and what was agreed before',
    who: networkRoles,
    audit: 'none',
    input: strict({ caseId: Id }),
    output: z.object({
      agreements: z.array(Agreement),
      readers: z.array(
        z.object({
          compartment: z.string(),
          epoch: z.int(),
          rotationDue: z.boolean(),
          rotationDueSince: Instant.nullable(),
          holders: z.array(Holder),
        }),
      ),
      looks: z.array(z.object({ organisation: z.string(), role: z.string(), day: Day })),
    }),
    problems: ['not-found'],
  }),
  rekey: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/keys',
    summary: 'New keys for some compartments, wrapped to those who may still read them',
    who: [...networkRoles, 'person'],
    audit: 'case.rekey',
    input: strict({
      caseId: Id,
      epochs: z.array(Epoch).min(1).max(9),
      wraps: z.array(WrapIn).min(1).max(90),
      statement: Statement,
    }),
    output: z.object({ turned: z.array(z.string()) }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  include: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/person-keys',
    summary: 'Wrap the case’s keys to the person’s own circle, whose card they hold',
    who: caseRoles,
    audit: 'case.include-person',
    stepUp: true,
    input: strict({ caseId: Id, wraps: z.array(WrapIn).min(1).max(9), statement: Statement }),
    output: z.object({ included: z.boolean() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  revoke: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/agreements/{track}/revoke',
    summary: 'An agreement is taken back, signed; where it is still in force, its keys go at once',
    who: [...networkRoles, 'person'],
    audit: 'consent.revoke',
    input: strict({ caseId: Id, track: Id, statement: Statement }),
    output: z.object({ revoked: z.boolean() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
}
