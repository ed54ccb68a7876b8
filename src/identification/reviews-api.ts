// A sample of closed calls for a supervisor: drawn by lot, gone through by a list, and told to whoever took the call, sealed.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Day, Id, Sealed, Signature } from '../api/words.ts'
import { contactMachine } from './contact.ts'
import { reviewChecks } from './reviews.ts'

const deskRoles = contactMachine.opens.who
const Done = z.object({ done: z.boolean() })

export const reviewsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/call-reviews',
    summary: 'What was said about calls that I took, and the one that I drew and have not gone through',
    who: deskRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      mine: z.array(
        z.object({
          id: Id,
          reviewer: Id,
          givenOn: Day,
          checks: z.array(z.enum(reviewChecks)),
          remark: z.object({ ciphertext: z.string(), signature: z.string() }).nullable(),
        }),
      ),
      drawn: z.object({ id: Id, track: Id, worker: Id }).nullable(),
    }),
    problems: [],
  }),
  draw: endpoint({
    method: 'POST',
    path: '/api/call-reviews',
    summary: 'Draw by lot a call of a colleague that was closed in the last month; one at a time',
    who: ['supervisor'],
    audit: 'call-review.draw',
    input: strict({ id: Id }),
    /** Nothing where there is none. */
    output: z.object({ drawn: z.object({ id: Id, track: Id, worker: Id }).nullable() }),
    problems: [],
  }),
  give: endpoint({
    method: 'POST',
    path: '/api/call-reviews/{id}',
    summary: 'What was done well, and a remark sealed for whoever took the call',
    who: ['supervisor'],
    audit: 'call-review.give',
    input: strict({
      id: Id,
      checks: z.array(z.enum(reviewChecks)).max(reviewChecks.length),
      remark: strict({ ciphertext: Sealed(16 * 1024), signature: Signature }).nullable(),
    }),
    output: Done,
    problems: ['not-found'],
  }),
  read: endpoint({
    method: 'POST',
    path: '/api/call-reviews/{id}/read',
    summary: 'I have read what was said about my call',
    who: deskRoles,
    audit: 'call-review.read',
    input: strict({ id: Id }),
    output: Done,
    problems: ['not-found'],
  }),
} as const
