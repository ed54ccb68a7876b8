// The organisation's own sign-in (OpenID Connect) in front of everybody's own way in: administrators choose it in twos, colleagues bind
// their account there once, and the browser is led there and back. It opens no key and stands in for none.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { staffRoles } from '../api/roles.ts'
import { Bytes, Day, Id } from '../api/words.ts'

/** What an administrator may want of it. Codes kept in rows. */
export const changeKinds = ['use', 'require', 'suspend', 'end'] as const
/** So many days it may be suspended at once: longer than any repair, shorter than forgetting it. */
export const suspendedAtMost = 14

const Ticket = Bytes(32)
/** What the provider said at the end of the address that it sent the browser back to. */
const Answer = z
  .string()
  .regex(/^\?[\w\-.~%&=+:/!*'()]*$/)
  .max(6000)
const Begun = z.object({
  /** Where the browser goes. */
  url: z.string(),
  /** Kept in the window that left, and nowhere else: what comes back counts with it alone. */
  ticket: z.string(),
})
const State = z.enum(['offered', 'required'])

export const identityProviderApi = {
  mine: endpoint({
    method: 'GET',
    path: '/api/me/identity-provider',
    summary: 'Whether my organisation has a sign-in of its own, and since when my account there is bound',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ provider: z.object({ id: Id, state: State }).nullable(), boundOn: Day.nullable() }),
    problems: [],
  }),
  standing: endpoint({
    method: 'GET',
    path: '/api/identity-provider',
    summary:
      'The organisation’s own sign-in: which it is, what is wanted of it, and who has bound an account',
    who: ['administrator'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      /** Those that the operator of this network lets be used. */
      issuers: z.array(z.string()),
      /** What has to be registered there as the address to come back to. */
      redirectUri: z.string(),
      provider: z
        .object({
          id: Id,
          issuer: z.string(),
          clientId: z.string(),
          state: State,
          suspendedUntil: Day.nullable(),
          /** Since when it is this provider, as this client. */
          since: Day,
        })
        .nullable(),
      asked: z
        .object({
          id: Id,
          kind: z.enum(changeKinds),
          issuer: z.string().nullable(),
          clientId: z.string().nullable(),
          until: Day.nullable(),
          on: Day,
          by: Id,
          isMine: z.boolean(),
        })
        .nullable(),
      /** Nobody else decides: one signature is all that there are. */
      isAlone: z.boolean(),
      bound: z.array(z.object({ user: Id, on: Day })),
    }),
    problems: [],
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/identity-provider/changes',
    summary: 'Want a change of the organisation’s own sign-in, which a second administrator agrees to',
    who: ['administrator'],
    audit: 'provider.ask',
    stepUp: true,
    input: z.discriminatedUnion('kind', [
      strict({
        kind: z.literal('use'),
        issuer: z.string().max(300),
        clientId: z.string().trim().min(1).max(300),
        clientSecret: z.string().trim().min(8).max(500),
      }),
      strict({ kind: z.literal('require') }),
      strict({ kind: z.literal('suspend'), days: z.int().min(1).max(suspendedAtMost) }),
      strict({ kind: z.literal('end') }),
    ]),
    output: z.object({ isDone: z.boolean() }),
    problems: ['refused'],
  }),
  agree: endpoint({
    method: 'POST',
    path: '/api/identity-provider/agreement',
    summary: 'Agree to what another administrator wants of it',
    who: ['administrator'],
    audit: 'provider.agree',
    stepUp: true,
    input: strict({ id: Id }),
    output: z.object({ isDone: z.boolean() }),
    problems: ['refused', 'not-found'],
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/api/identity-provider/changes',
    summary: 'Nobody wants that change any more',
    who: ['administrator'],
    audit: 'provider.withdraw',
    input: strict({}),
    output: z.object({ isWithdrawn: z.boolean() }),
    problems: ['not-found'],
  }),
  unbind: endpoint({
    method: 'DELETE',
    path: '/api/identity-provider/accounts/{user}',
    summary: 'Forget which account is a colleague’s: they bind another one when they next sign in',
    who: ['administrator'],
    audit: 'provider.forget',
    stepUp: true,
    input: strict({ user: Id }),
    output: z.object({ isForgotten: z.boolean() }),
    problems: ['not-found'],
  }),
  begin: endpoint({
    method: 'POST',
    path: '/api/session/provider',
    summary: 'Where a browser goes to sign in at its organisation first',
    who: 'anyone',
    audit: 'none',
    onlyReads: true,
    perMinute: 30,
    puzzle: true,
    /** `reauthenticate`: whoever is signed in there already says anew who they are. */
    input: strict({ provider: Id, reauthenticate: z.boolean().default(false) }),
    output: Begun,
    problems: ['not-found', 'refused'],
  }),
  finish: endpoint({
    method: 'POST',
    path: '/api/session/provider/finish',
    summary:
      'What the provider answered, for a word of ours that goes with one’s own way in; it starts no session',
    who: 'anyone',
    audit: 'none',
    // Each that brings a ticket of ours is a question to the provider. It is counted before anybody has looked at the ticket.
    perMinute: 120,
    puzzle: true,
    input: strict({ ticket: Ticket, answer: Answer }),
    output: z.object({ proof: z.string() }),
    problems: ['refused'],
  }),
  beginBinding: endpoint({
    method: 'POST',
    path: '/api/me/identity-provider/begin',
    summary: 'Where my browser goes so that I can bind my account there',
    who: staffRoles,
    audit: 'none',
    stepUp: true,
    onlyReads: true,
    perMinute: 30,
    input: strict({}),
    output: Begun,
    problems: ['not-found', 'refused'],
  }),
  bind: endpoint({
    method: 'POST',
    path: '/api/me/identity-provider',
    summary: 'Bind the account there with which I have just signed in, once',
    who: staffRoles,
    audit: 'provider.bind',
    perMinute: 30,
    input: strict({ ticket: Ticket, answer: Answer }),
    output: z.object({ isBound: z.boolean() }),
    problems: ['refused', 'not-found'],
  }),
}
