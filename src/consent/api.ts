// Giving and taking back. Giving makes wraps, taking back deletes them; the list of who can read is read from the wraps.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles, networkRoles } from '../api/roles.ts'
import { pageReaders } from '../cases/readers.ts'
import { CircleId, Day, Id, Instant, KeptStatement, Language, Sealed, Statement } from '../api/words.ts'
import { Compartment, Epoch, EpochOut, HeaderIn, RecordIn, WrapIn, WrapOut } from '../cases/model.ts'
import { SealedNote } from '../tracks/input.ts'
import { Consent, Holder, PageOut, PagesIn } from './model.ts'
import { bases, glassReasons, methods, purposes, tellings } from './terms.ts'
import { renewals } from './sharing.ts'

export const consentApi = {
  give: endpoint({
    method: 'POST',
    path: '/api/consents',
    summary:
      'The person agrees: these compartments, this organisation, this purpose, until this day. The keys come with it',
    who: [...caseRoles, 'lawyer', 'health', 'authority'],
    audit: 'consent.give',
    stepUp: ({ urgent, whenAccepted }) => !(urgent && whenAccepted),
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
      /** Parts from now on, or `pages` as they stand today: one of the two. */
      wraps: z.array(WrapIn).max(13).default([]),
      pages: PagesIn.optional(),
      /** The same, signed: the wraps go to nobody whom it does not name. On the person's yes, with the hash of the words. */
      statement: Statement,
      /** The words that the person said yes to, sealed in a part that is given or copied from: always with a yes, never without one. */
      words: RecordIn.optional(),
      /** For a court's order: whether the person was told, and the order's reference, sealed. */
      told: z.enum(tellings).optional(),
      note: SealedNote.optional(),
      /** The recipient has to accept a referral first; until then the server keeps the wraps back. */
      whenAccepted: z.boolean().default(false),
      /** For a referral that cannot wait: nobody is asked in the middle of it who they are. The keys wait for who accepts it. */
      urgent: z.boolean().default(false),
    }),
    output: z.object({ track: Id, version: z.int() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  askToBreak: endpoint({
    method: 'POST',
    path: '/api/consents/break-glass',
    summary: 'Danger to life: one person asks with a reason to open a part without a yes; nothing opens yet',
    who: [...caseRoles, 'lawyer', 'health', 'authority'],
    audit: 'consent.ask-break',
    input: strict({
      caseId: Id,
      track: Id,
      recipient: CircleId,
      compartments: z.array(Compartment).min(1).max(13),
      purpose: z.enum(purposes),
      until: Day,
      reason: z.enum(glassReasons),
      /** Whether the person is told at once, or the notice itself would endanger. */
      told: z.enum(tellings),
      /** The reason in words, sealed for whoever reads the part. */
      note: SealedNote,
      statement: Statement,
    }),
    output: z.object({ track: Id }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  agreeToBreak: endpoint({
    method: 'POST',
    path: '/api/consents/break-glass/{track}/agree',
    summary: 'A second person agrees, and brings the keys: only now it opens',
    who: [...caseRoles, 'lawyer', 'health', 'authority'],
    audit: 'consent.agree-break',
    stepUp: true,
    input: strict({
      caseId: Id,
      track: Id,
      n: z.int().positive(),
      wraps: z.array(WrapIn).min(1).max(13),
      statement: Statement,
    }),
    output: z.object({ track: Id }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  declineToBreak: endpoint({
    method: 'POST',
    path: '/api/consents/break-glass/{track}/decline',
    summary: 'What was asked is refused, or called back by who asked',
    who: [...caseRoles, 'lawyer', 'health', 'authority'],
    audit: 'consent.decline-break',
    input: strict({ caseId: Id, track: Id, n: z.int().positive(), statement: Statement }),
    output: z.object({ track: Id }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/consents',
    summary: 'Who can read which compartment, why and until when; and what was agreed before',
    who: networkRoles,
    audit: 'none',
    input: strict({ caseId: Id }),
    output: z.object({
      consents: z.array(Consent),
      readers: z.array(
        z.object({
          compartment: z.string(),
          epoch: z.int(),
          rotationDue: z.boolean(),
          rotationDueSince: Instant.nullable(),
          holders: z.array(Holder),
          /** Circles that will read it once they accept; told to whoever turns its key. */
          waiting: z.array(CircleId),
        }),
      ),
      looks: z.array(z.object({ organisation: z.string(), role: z.string(), day: Day })),
      /** Of the person's card, told to whoever carries the case. */
      card: z.enum(['active', 'frozen', 'none']),
    }),
    problems: ['not-found'],
  }),
  renewals: endpoint({
    method: 'GET',
    path: '/api/consents/renewals',
    summary:
      'Consents on the cases of my circles, as far as these are no colleague’s, by which an authority still reads whole parts, or a whole house what one of its teams is there for',
    who: caseRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      renewals: z.array(
        z.object({
          track: Id,
          caseId: Id,
          reference: z.string(),
          recipient: z.string().nullable(),
          until: Day,
          /** What is asked anew: pages in place of a part, or the same for a team in place of its whole house. */
          as: z.enum(renewals),
        }),
      ),
    }),
    problems: [],
  }),
  given: endpoint({
    method: 'GET',
    path: '/api/pages',
    summary: 'Pages that were given to my circles and stand today: from whom, what for, until when, how many',
    who: pageReaders,
    audit: 'none',
    input: strict({}),
    output: z.object({
      given: z.array(
        z.object({
          caseId: Id,
          track: Id,
          reference: z.string(),
          from: z.string().nullable(),
          purpose: z.enum(purposes),
          until: Day,
          givenOn: Day.nullable(),
          pages: z.int(),
        }),
      ),
    }),
    problems: [],
  }),
  pages: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/pages',
    summary:
      'The pages of a case that were given to my circles, sealed, with the chain by which they are checked. Nothing else of the case',
    who: pageReaders,
    audit: 'none', // the look itself is recorded once a day in `looks`, and that first look in the chain
    input: strict({ caseId: Id }),
    output: z.object({
      reference: z.string(),
      carrier: z.string().nullable(),
      consents: z.array(Consent),
      pages: z.array(PageOut),
      epochs: z.array(EpochOut),
      wraps: z.array(WrapOut),
      statements: z.array(z.union([Statement, KeptStatement])),
      logs: z.array(z.int()),
    }),
    problems: ['not-found'],
  }),
  rotateKeys: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/keys',
    summary: 'New keys for some compartments, wrapped to those who may still read them',
    who: networkRoles,
    audit: 'case.rekey',
    input: strict({
      caseId: Id,
      epochs: z.array(Epoch).min(1).max(13),
      wraps: z.array(WrapIn).min(1).max(90),
      statement: Statement,
      /** For the circle that stands by for the night: kept apart until somebody on duty takes the case over. */
      duty: z.array(WrapIn).max(13).default([]),
      /** The safe contact under its new key: it must not stay where who was sent away could open it. */
      records: z.array(RecordIn).max(1).default([]),
      /** The header of my circle, where its own key has been turned since it was sealed. */
      header: HeaderIn.optional(),
    }),
    output: z.object({ rotated: z.array(z.string()) }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  include: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/person-keys',
    summary: 'Wrap the case’s keys to the person’s own circle, whose card they hold',
    who: caseRoles,
    audit: 'case.include-person',
    stepUp: true,
    input: strict({
      caseId: Id,
      // Every part once, and of the messages older keys to which no newer one leads back.
      wraps: z.array(WrapIn).min(1).max(32),
      statement: Statement,
      /** Which log and which chain are the true ones, sealed for whoever has the words of the card. */
      note: Sealed(1024),
    }),
    output: z.object({ included: z.boolean() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  waiting: endpoint({
    method: 'GET',
    path: '/api/consents/waiting',
    summary:
      'On which cases a newest key waits until a human has looked at who reads: for my circles, or for those whom mine let in',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      /** Of these the key waits for one of my circles. */
      ours: z.array(z.object({ caseId: Id, reference: z.string() })),
      /** Of these one of mine carries the case, and a human of it has to look. */
      owed: z.array(z.object({ caseId: Id, reference: z.string() })),
    }),
    problems: [],
  }),
  look: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/looked',
    summary: 'A human has looked at who reads: whoever waited for that gets the newest keys',
    who: networkRoles,
    audit: 'case.look-at-readers',
    stepUp: true,
    input: strict({ caseId: Id, statement: Statement, wraps: z.array(WrapIn).max(90) }),
    output: z.object({ looked: z.boolean() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  freeze: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/freeze-card',
    summary: 'The chain says that the person’s card is frozen: it reads and signs nothing from here on',
    who: networkRoles,
    audit: 'case.freeze-card',
    input: strict({ caseId: Id, statement: Statement }),
    output: z.object({ frozen: z.boolean() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  revoke: endpoint({
    method: 'POST',
    path: '/api/consents/{track}/revoke',
    summary: 'A consent is withdrawn, signed; where it is still in force, its keys go at once',
    who: networkRoles,
    audit: 'consent.revoke',
    input: strict({ caseId: Id, track: Id, statement: Statement }),
    output: z.object({ revoked: z.boolean() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
}
