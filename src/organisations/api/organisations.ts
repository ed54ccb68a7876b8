// The network and its circles: who is in it, and the public halves of keys that one may seal to.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { networkRoles, staffRoles } from '../../api/roles.ts'
import { Bytes, CircleId, Day, Id, Instant, PublicKey, Statement } from '../../api/words.ts'
import { organisationKinds } from '../kinds.ts'
import { Epoch, Organisation } from '../model.ts'
import { dialled } from '../network-facts.ts'
import { isWellCalled } from '../program.ts'

/** What the invited is shown: found by the locator, checked with the secret, good until a moment. */
export const Invitation = strict({
  locator: Bytes(16),
  genesis: Bytes(32),
  welcome: Bytes(65),
  until: Instant,
})

/** From three administrators on, a change among them takes effect when a second one agrees. */
const Waits = z.boolean()

export const organisationsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/organisations',
    summary: 'Everybody in the network, with the public key of their circle',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ organisations: z.array(Organisation) }),
    problems: [],
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/organisations',
    summary: 'Bring an organisation into the network; its first administrator is invited by hand',
    who: ['coordinator'],
    audit: 'organisation.add',
    stepUp: true,
    input: strict({
      kind: z.enum(organisationKinds),
      name: z.string().trim().min(2).max(120),
      district: z.string().max(40).optional(),
      phone: z.string().trim().regex(dialled).optional(),
      /** A hotline always is, a shelter never. */
      listed: z.boolean().default(true),
      pack: z.string().regex(/^[a-z]{2,20}$/),
      /** From `organisations.number`: the statement names it. */
      number: z.int().positive(),
      administrator: strict({ id: Id, handle: z.string().regex(/^[a-z0-9-]{2,40}$/) }),
      invitation: Invitation,
      statement: Statement,
    }),
    output: z.object({ id: z.int(), circle: CircleId }),
    problems: ['conflict', 'stale', 'refused'],
  }),
  number: endpoint({
    method: 'POST',
    path: '/api/organisations/number',
    summary: 'Draw the number of an organisation that is to be brought in',
    who: ['coordinator'],
    audit: 'organisation.number',
    input: strict({}),
    output: z.object({ number: z.int() }),
    problems: [],
  }),
  logs: endpoint({
    host: 'both',
    method: 'POST',
    path: '/api/organisations/logs',
    summary:
      'What organisations have said of their members and keys, after what was seen of it; each client checks it. Those whose log my work does not need are left out',
    who: [...staffRoles, 'person'],
    audit: 'none',
    onlyReads: true,
    maxBytes: 64 * 1024,
    input: strict({
      after: z
        .array(strict({ organisation: z.int().positive(), n: z.int().nonnegative() }))
        .min(1)
        .max(300),
      /** With the log of whoever brought in the first of them: what a client needs before it believes that one. */
      withOrigin: z.boolean().optional(),
    }),
    output: z.object({
      logs: z.array(z.object({ organisation: z.int(), statements: z.array(Statement) })),
    }),
    problems: [],
  }),
  logOfChosen: endpoint({
    method: 'POST',
    path: '/api/organisations/{organisation}/chosen',
    summary:
      'The log of an organisation that I am about to name as a recipient, after what was seen of it: one that the directory lists, or any for a case that my circle carries',
    who: networkRoles,
    audit: 'organisation.choose',
    perMinute: 20,
    input: strict({
      organisation: z.coerce.number().int().positive(),
      after: z.int().nonnegative(),
      caseId: Id.optional(),
    }),
    output: z.object({ statements: z.array(Statement) }),
    problems: ['not-found'],
  }),
  beginning: endpoint({
    method: 'GET',
    path: '/api/organisations/{organisation}/beginning',
    summary: 'The hash of the first statement of an organisation’s log, to be compared by voice',
    who: staffRoles,
    audit: 'none',
    input: strict({ organisation: z.coerce.number().int().positive() }),
    output: z.object({ genesis: z.string() }),
    problems: ['not-found'],
  }),
  spoken: endpoint({
    method: 'GET',
    path: '/api/organisations/people/{person}/spoken',
    summary:
      'What a colleague has said on cases until now, as hashes: whoever says in the log that their time ends signs what it comes to',
    who: staffRoles,
    audit: 'none',
    input: strict({ person: Id }),
    output: z.object({ hashes: z.array(z.string()) }),
    problems: [],
  }),
  state: endpoint({
    method: 'POST',
    path: '/api/organisations/log',
    summary:
      'Change a role, agree to what another administrator wants, or say that another organisation is known',
    who: ['administrator'],
    audit: 'organisation.state',
    stepUp: true,
    input: strict({ statement: Statement }),
    output: z.object({ stated: z.boolean(), waits: Waits }),
    problems: ['stale', 'refused'],
  }),
  order: endpoint({
    method: 'POST',
    path: '/api/organisations/log/order',
    summary:
      'The log is put in order: it goes over to newer rules, an invitation whose day has passed is over, or a wrong clock is put right',
    who: staffRoles,
    audit: 'organisation.order',
    input: strict({ statement: Statement }),
    output: z.object({ ordered: z.boolean() }),
    problems: ['stale', 'refused'],
  }),
  people: endpoint({
    method: 'GET',
    path: '/api/organisations/people',
    summary: 'Who works in my organisation; names are sealed under its key',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      people: z.array(
        z.object({
          id: Id,
          handle: z.string(),
          roles: z.array(z.string()),
          state: z.enum(['invited', 'active', 'suspended']),
          encPublic: PublicKey.nullable(),
          sealedName: z.string().nullable(),
          inCircle: z.boolean(),
          /** Until when an invitation is good that was not used yet; told to administrators. */
          invitedUntil: Instant.nullable(),
          /** Of a program: its last day. Nothing of everybody else. */
          endsOn: Day.nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  invite: endpoint({
    method: 'POST',
    path: '/api/organisations/people',
    summary: 'Invite somebody; the secret is passed to them by hand and its hash stored here',
    who: ['administrator'],
    audit: 'person.invite',
    stepUp: true,
    input: strict({
      id: Id,
      handle: z.string().regex(/^[a-z0-9-]{2,40}$/),
      roles: z.array(z.enum(staffRoles)).min(1).max(6),
      language: z.string().max(12).default('en'),
      sealedName: Bytes(29, 1024).optional(),
      /** Of a program: its last day. It is called program-… and has one role of those that carry cases. */
      endsOn: Day.optional(),
      invitation: Invitation,
      statement: Statement,
    }).refine(isWellCalled, { path: ['endsOn'] }),
    output: z.object({ id: Id, waits: Waits }),
    problems: ['conflict', 'stale', 'refused'],
  }),
  inviteAgain: endpoint({
    method: 'POST',
    path: '/api/organisations/people/{person}/invite',
    summary:
      'Somebody has lost every way in: a new invitation, with which they make new keys. The old ones end',
    who: ['administrator'],
    audit: 'person.invite-again',
    stepUp: true,
    input: strict({ person: Id, invitation: Invitation, statement: Statement }),
    output: z.object({ id: Id, waits: Waits }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  name: endpoint({
    method: 'POST',
    path: '/api/organisations/people/{person}/name',
    summary: 'What a colleague is called at home, sealed under the organisation’s key',
    who: ['administrator'],
    audit: 'person.name',
    input: strict({ person: Id, sealedName: Bytes(29, 1024) }),
    output: z.object({ named: z.boolean() }),
    problems: ['not-found'],
  }),
  admit: endpoint({
    method: 'POST',
    path: '/api/organisations/circle/members',
    summary: 'Seal the circle’s key to a colleague who has made their own keys',
    who: staffRoles,
    audit: 'circle.admit',
    stepUp: true,
    input: strict({
      circle: CircleId,
      epoch: z.int().positive(),
      memberId: Id,
      sealedSeed: Bytes(29, 400),
      statement: Statement,
    }),
    output: z.object({ admitted: z.boolean() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  suspend: endpoint({
    method: 'POST',
    path: '/api/organisations/people/{person}/suspend',
    summary: 'Somebody leaves: their sessions end, and their circles are due for a new key',
    who: ['administrator'],
    audit: 'person.suspend',
    stepUp: true,
    input: strict({ person: Id, statement: Statement }),
    /** False where a second administrator has to agree first. */
    output: z.object({ suspended: z.boolean() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  rotateCircle: endpoint({
    method: 'POST',
    path: '/api/organisations/circle',
    summary: 'A circle’s first or next key, sealed to its members',
    who: staffRoles,
    audit: 'circle.turn',
    stepUp: true,
    input: strict({ circle: CircleId, next: Epoch, statement: Statement }),
    output: z.object({ circle: CircleId }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  circles: endpoint({
    method: 'GET',
    path: '/api/organisations/circles',
    summary: 'The keys of my circles, sealed to me',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      circles: z.array(
        z.object({
          circleId: CircleId,
          kind: z.string(),
          epoch: z.int(),
          commit: z.string(),
          sealedSeed: z.string().optional(),
          previous: z.string().optional(),
        }),
      ),
    }),
    problems: [],
  }),
}
