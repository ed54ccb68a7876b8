// Asking for help without a name, and the hotline's side of it. All content is sealed: the server moves bytes and sees
// how urgent, in which language, and in which state.

import { z } from 'zod'
import { AnnouncedIn } from '../attachments/model.ts'
import { endpoint, onPublicHost, strict, type InputOf } from '../api/endpoint.ts'
import {
  Bytes,
  CircleId,
  Code,
  Cursor,
  Day,
  Id,
  Language,
  PublicKey,
  Sealed,
  Signature,
} from '../api/words.ts'
import { CampaignCode } from './campaigns-api.ts'
import { arrivals, channels, contactMachine, urgencies } from './contact.ts'
import { complaintEnds, complaintRoles, foundOnVisit } from './labour-complaint.ts'
import { openThreadsApi } from './open-threads-api.ts'
import { requestKinds } from './request-kinds.ts'

const Locator = Bytes(16)
const Wrap = Bytes(81)
/** By the key that grew from the receipt: a locator alone, which the desk reads too, asks for nothing. */
const Writer = strict({ publicKey: PublicKey, signature: Signature })
/** One line of a thread, sealed. */
export const Line = z.object({ from: z.enum(['person', 'hotline']), ciphertext: z.string(), day: Day })
const Outcome = z.object({ state: Code, version: z.int() })

/** What somebody tells, sealed for the hotline and for themselves, and the little that sorts it. */
const asked = {
  id: Id,
  urgency: z.enum(urgencies),
  language: Language,
  locator: Locator,
  ownPublic: PublicKey,
  writer: Bytes(32),
  wrapHotline: Wrap,
  wrapOwn: Wrap,
  ciphertext: Sealed(32 * 1024),
}

/** What whoever holds the receipt asks for their whole request. */
const ofWriter = {
  method: 'POST',
  who: 'anyone',
  perMinute: 10,
  input: strict({ locator: Locator, by: Writer }),
  output: Outcome,
  problems: ['not-found', 'refused', 'too-many'],
} as const

export const helpApi = onPublicHost({
  desk: endpoint({
    method: 'GET',
    path: '/api/help/desk',
    summary: 'The circle that a request for help is sealed to, and its public key',
    who: 'anyone',
    audit: 'none',
    input: strict({}),
    output: z.object({ circle: z.int(), publicKey: z.string() }),
    problems: ['not-found'],
  }),
  evaluate: endpoint({
    method: 'POST',
    path: '/api/help/words',
    summary: 'The server’s share in turning a receipt into keys; it learns neither (OPRF, RFC 9497)',
    who: 'anyone',
    audit: 'none',
    // A whole shelter may share one address, and what is asked says nothing of who is right: that is counted where the locator is. At
    // this pace, guessing a receipt of 53 bits or six words is still hopeless.
    perMinute: 1200,
    input: strict({ blinded: Bytes(32) }),
    output: z.object({ evaluated: z.string() }),
    problems: ['invalid', 'too-many'],
  }),
  submit: endpoint({
    method: 'POST',
    path: '/api/help',
    summary: 'Bring a sealed request for help or a worry about somebody',
    who: 'anyone',
    audit: 'report.bring',
    perMinute: 10,
    /**
     * `link` where somebody outside was given one: then it is for whoever gave it, and not for the hotline. `to` by which process, `desk` to
     * whose, where several houses answer each for their own district.
     */
    input: strict({
      ...asked,
      link: Bytes(32).optional(),
      to: z.enum(requestKinds).optional(),
      desk: CircleId.optional(),
      attachments: AnnouncedIn,
      campaign: CampaignCode.optional(),
    }),
    output: Outcome,
    problems: ['conflict', 'refused', 'too-many'],
  }),
  // A POST, so that the locator stands in no address and no log.
  find: endpoint({
    method: 'POST',
    path: '/api/help/find',
    summary: 'What a receipt opens: sealed bytes, the same answer in shape and time for hit and miss',
    who: 'anyone',
    audit: 'none',
    perMinute: 60,
    input: strict({ locator: Locator }),
    output: z.object({
      found: z
        .object({
          state: Code,
          version: z.int(),
          day: Day,
          sealedBy: z.enum(['browser', 'server']),
          wrapOwn: z.string(),
          ciphertext: z.string(),
          messages: z.array(Line),
        })
        .nullable(),
    }),
    problems: ['too-many'],
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/help/add',
    summary: 'Write again: message number n of the thread',
    who: 'anyone',
    audit: 'report.add',
    perMinute: 10,
    input: strict({
      locator: Locator,
      n: z.int().min(1).max(10_000),
      ciphertext: Sealed(32 * 1024),
      by: Writer,
      attachments: AnnouncedIn,
    }),
    output: Outcome,
    problems: ['not-found', 'stale', 'refused', 'conflict', 'too-many'],
  }),
  delete: endpoint({
    path: '/api/help/delete',
    summary: 'Delete my request: nobody reads it from now on, and in half a minute it is gone',
    audit: 'report.leave',
    ...ofWriter,
  }),
  keep: endpoint({
    path: '/api/help/keep',
    summary: 'Take back that I deleted my request, within half a minute',
    audit: 'report.stay',
    ...ofWriter,
  }),
})

const deskRoles = contactMachine.opens.who

const DeskRow = z.object({
  track: Id,
  kind: z.enum(requestKinds),
  state: Code,
  version: z.int(),
  /** The one spoken last; nothing where it is not known. */
  language: z.string().nullable(),
  day: Day,
  openedAt: z.string(),
  updatedAt: z.string(),
  sealedBy: z.enum(['browser', 'server']),
  urgency: z.enum(urgencies),
  channel: z.enum(arrivals),
  dueAt: z.string().nullable(),
  unread: z.boolean(),
  /** Who goes on with it. */
  holder: Id.nullable(),
  /** Since when it waits for the next shift. */
  handedAt: z.string().nullable(),
})

export const reportsApi = {
  ...openThreadsApi,
  lock: endpoint({
    method: 'GET',
    path: '/api/reports/lock',
    summary: 'The key that the public page names, for the desk to hold against its own checked log',
    who: deskRoles,
    audit: 'none',
    input: strict({ of: z.enum(requestKinds).default('contact') }),
    output: z.object({ circle: z.int(), publicKey: z.string() }),
    problems: ['not-found'],
  }),
  open: endpoint({
    method: 'POST',
    path: '/api/reports',
    summary:
      'A contact by telephone or at the door: what was said is sealed at the desk like a request from the web',
    who: deskRoles,
    audit: 'report.open',
    input: strict({
      ...asked,
      language: Language.nullable(),
      channel: z.enum(channels),
      kind: z.enum(requestKinds).default('contact'),
      /** Whoever spoke has been answered; what somebody has to look at yet has not. */
      answered: z.boolean().default(true),
    }),
    output: Outcome,
    problems: ['conflict'],
  }),
  countSilentCall: endpoint({
    method: 'POST',
    path: '/api/reports/silent-calls',
    summary: 'Somebody called and said nothing, or rang off: one key counts it and asks nothing',
    who: deskRoles,
    audit: 'report.silent',
    input: strict({
      id: Id,
      channel: z.enum(channels).default('telephone'),
      reason: z.enum(['no_answer', 'unrelated']).default('no_answer'),
    }),
    output: Outcome,
    problems: ['conflict'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/reports',
    summary: 'Requests for help that came to us, danger first, then the oldest duty',
    who: deskRoles,
    audit: 'none',
    input: strict({
      closed: z.enum(['yes', 'no']).default('no'),
      after: Cursor.optional(),
      kind: z.enum(requestKinds).default('contact'),
    }),
    output: z.object({
      reports: z.array(DeskRow),
      /** How many there are, on all pages. */
      total: z.int(),
      next: z.string().nullable(),
    }),
    problems: [],
  }),
  emergency: endpoint({
    method: 'GET',
    path: '/api/reports/emergency',
    summary: 'The number to ring with somebody who is in danger, and those of the police by district',
    who: deskRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      emergency: z.string(),
      districts: z.array(z.object({ name: z.string(), district: z.string(), phone: z.string() })),
    }),
    problems: [],
  }),
  load: endpoint({
    method: 'GET',
    path: '/api/reports/load',
    summary:
      'Who of our desk goes on with how many open contacts, of which in danger, and the next call that was promised',
    who: deskRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      holders: z.array(
        z.object({
          /** Nobody: they wait for whoever is there. */
          holder: Id.nullable(),
          open: z.int(),
          danger: z.int(),
          nextCall: z.string().nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/api/reports/hand-over',
    summary: 'My shift ends: everything open that I went on with waits for the next one, as it stands',
    who: deskRoles,
    audit: 'report.hand-over',
    input: strict({}),
    output: z.object({ handed: z.int() }),
    problems: [],
  }),
  take: endpoint({
    method: 'POST',
    path: '/api/reports/take',
    summary: 'I go on with these contacts; what I do not see is left out',
    who: deskRoles,
    audit: 'report.take',
    input: strict({ tracks: z.array(Id).min(1).max(200) }),
    output: z.object({ taken: z.int() }),
    problems: [],
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/reports/{track}',
    summary: 'One request with its thread, sealed',
    who: deskRoles,
    audit: 'report.read',
    input: strict({ track: Id }),
    output: DeskRow.extend({
      locator: z.string(),
      wrapHotline: z.string(),
      ciphertext: z.string(),
      circle: z.int(),
      messages: z.array(Line),
    }),
    problems: ['not-found'],
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/reports/{track}/answer',
    summary: 'Answer: message number n of the thread, sealed; stops the reply clock',
    who: deskRoles,
    audit: 'report.answer',
    input: strict({ track: Id, n: z.int().min(1).max(10_000), ciphertext: Sealed(32 * 1024) }),
    output: Outcome,
    problems: ['not-found', 'stale', 'refused'],
  }),
  step: endpoint({
    method: 'POST',
    path: '/api/reports/{track}/steps',
    summary: 'A step of a complaint about pay, told to whoever complained by message number n of the thread',
    who: complaintRoles,
    audit: 'labour_complaint.step',
    input: strict({
      track: Id,
      n: z.int().min(1).max(10_000),
      ciphertext: Sealed(32 * 1024),
      /** What was done, in codes and days; the sum to the cent is in the line. */
      step: z.discriminatedUnion('move', [
        strict({ move: z.literal('visit'), visited_on: Day, found: z.enum(foundOnVisit) }),
        strict({ move: z.literal('order'), pay_by: Day }),
        strict({ move: z.enum(['pay', 'pay_part']), paid_on: Day }),
        strict({ move: z.literal('close'), reason: z.enum(complaintEnds) }),
      ]),
    }),
    output: Outcome,
    problems: ['not-found', 'stale', 'refused', 'invalid'],
  }),
} as const

export type Bringing = InputOf<typeof helpApi.submit>
