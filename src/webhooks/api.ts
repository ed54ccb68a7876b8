// Web hooks: an administrator says at which address of the house's own systems a program of theirs is told that there is something for it
// to look at. The address and the secret arrive sealed to the process that calls.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Bytes, Day, Id } from '../api/words.ts'

export const webhooksApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/webhooks',
    summary: 'The web hooks of my organisation’s programs, and whether anything answers there',
    who: ['administrator'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      /** Those that the operator has named for this organisation: `https://hooks.example.org`. */
      hosts: z.array(z.string()),
      /** The public key of the process that calls; null where none has ever started. */
      callerKey: z.string().nullable(),
      network: z.string(),
      webhooks: z.array(
        z.object({
          id: Id,
          program: Id,
          /** `gone`: whoever answers there has said that it is called no more. `unreadable`: it was sealed to a process that calls no more. */
          state: z.enum(['on', 'gone', 'unreadable']),
          reachedOn: Day.nullable(),
          failingSince: Day.nullable(),
          madeOn: Day,
        }),
      ),
    }),
    problems: [],
  }),
  keep: endpoint({
    method: 'PUT',
    path: '/api/webhooks/{program}',
    summary: 'Say where a program is told that there is something for it, in the place of what stood',
    who: ['administrator'],
    audit: 'webhook.keep',
    stepUp: true,
    /** `sealed`: the address and the secret, to the key of the process that calls. */
    input: strict({ program: Id, id: Id, sealed: Bytes(82, 2048), sealedTo: Bytes(32) }),
    output: z.object({ isKept: z.boolean() }),
    problems: ['not-found', 'stale'],
  }),
  end: endpoint({
    method: 'DELETE',
    path: '/api/webhooks/{program}',
    summary: 'A program is told nothing any more; where it was told is erased',
    who: ['administrator'],
    audit: 'webhook.end',
    input: strict({ program: Id }),
    output: z.object({ isEnded: z.boolean() }),
    problems: ['not-found'],
  }),
}
