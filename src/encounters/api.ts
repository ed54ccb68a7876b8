// Somebody at work met a person: what they tell, sealed for one desk and for themselves, and how far it has come. The server sees that
// somebody told something, to which desk, and whether there is danger now.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { Bytes, CircleId, Code, Cursor, Day, Id, Sealed } from '../api/words.ts'
import { Line } from '../identification/api.ts'
import { urgencies } from '../identification/contact.ts'
import { deskKinds } from '../jurisdiction/switches.ts'

const Wrap = Bytes(81)
const Outcome = z.object({ state: Code, version: z.int() })

export const progress = ['received', 'in_contact', 'closed'] as const

/** One of mine, and how far it has come. */
const Mine = z.object({
  track: Id,
  circle: z.int(),
  day: Day,
  state: z.enum(progress),
  /** It was told as a danger. */
  urgent: z.boolean(),
  /** The desk has written last. */
  answered: z.boolean(),
})

export const encountersApi = {
  desks: endpoint({
    method: 'GET',
    path: '/api/encounters/desks',
    summary: 'Who can be told of somebody whom I met, and the numbers to ring meanwhile',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      emergency: z.string(),
      hotline: z.string(),
      desks: z.array(
        z.object({
          circle: z.int(),
          organisation: z.int(),
          kind: z.enum(deskKinds),
          district: z.string().nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  report: endpoint({
    method: 'POST',
    path: '/api/encounters',
    summary: 'Tell one desk of somebody whom I met: sealed for it and for me',
    who: networkRoles,
    // A line with a handle would tell whoever administers the house: colleagues may be part of it (docs/decisions/0082).
    audit: 'none',
    perMinute: 20,
    input: strict({
      id: Id,
      to: CircleId,
      urgency: z.enum(urgencies),
      locator: Bytes(16),
      wrapDesk: Wrap,
      wrapOwn: Wrap,
      ciphertext: Sealed(32 * 1024),
    }),
    output: Outcome,
    problems: ['conflict', 'not-found', 'too-many'],
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/encounters',
    summary:
      'What I told, all or one, the newest first, and how far it has come: nothing of what became of the person',
    who: networkRoles,
    audit: 'none',
    input: strict({ track: Id.optional(), after: Cursor.optional() }),
    output: z.object({ encounters: z.array(Mine), next: z.string().nullable() }),
    problems: [],
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/encounters/{track}',
    summary: 'What I told and what was answered, sealed; gone ninety days after the last line',
    who: networkRoles,
    audit: 'none',
    input: strict({ track: Id }),
    output: z.object({
      locator: z.string(),
      wrapOwn: z.string(),
      ciphertext: z.string(),
      messages: z.array(Line),
    }),
    problems: ['not-found'],
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/encounters/{track}/lines',
    summary: 'What I noticed since: message number n of the thread, sealed',
    who: networkRoles,
    audit: 'none',
    perMinute: 20,
    input: strict({ track: Id, n: z.int().min(1).max(10_000), ciphertext: Sealed(32 * 1024) }),
    output: Outcome,
    problems: ['not-found', 'stale', 'refused', 'too-many'],
  }),
} as const
