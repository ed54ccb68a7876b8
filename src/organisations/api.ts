// The network and its circles: who is in it, and the public halves of keys that one may seal to.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { staffRoles } from '../api/roles.ts'
import { Bytes, CircleId, Id, PublicKey } from '../api/words.ts'
import { organisationKinds } from './kinds.ts'
import { Organisation } from './model.ts'

const Epoch = strict({
  epoch: z.int().positive(),
  publicKey: PublicKey,
  commit: Bytes(16, 64),
  previous: Bytes(29, 400).optional(),
  seeds: z.array(strict({ memberId: Id, sealedSeed: Bytes(29, 400) })).max(500),
})

export const organisationsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/organisations',
    summary: 'Everybody in the network, with the public key of their circle',
    who: [...staffRoles, 'person'],
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
    input: strict({
      kind: z.enum(organisationKinds),
      name: z.string().trim().min(2).max(120),
      district: z.string().max(40).optional(),
      phone: z.string().max(40).optional(),
      listed: z.boolean().default(true),
      pack: z.string().regex(/^[a-z]{2,20}$/),
      administrator: strict({
        id: Id,
        handle: z.string().regex(/^[a-z0-9-]{2,40}$/),
        invitationHash: Bytes(32),
      }),
    }),
    output: z.object({ id: z.int(), circle: CircleId }),
    problems: ['conflict'],
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
    input: strict({
      id: Id,
      handle: z.string().regex(/^[a-z0-9-]{2,40}$/),
      roles: z.array(z.enum(staffRoles)).min(1).max(6),
      language: z.string().max(12).default('en'),
      invitationHash: Bytes(32),
      sealedName: Bytes(29, 1024).optional(),
    }),
    output: z.object({ id: Id }),
    problems: ['conflict'],
  }),
  admit: endpoint({
    method: 'POST',
    path: '/api/organisations/circle/members',
    summary: 'Seal the circle’s key to a colleague who has made their own keys',
    who: staffRoles,
    audit: 'circle.admit',
    input: strict({ circle: CircleId, epoch: z.int().positive(), memberId: Id, sealedSeed: Bytes(29, 400) }),
    output: z.object({ admitted: z.boolean() }),
    problems: ['not-found'],
  }),
  suspend: endpoint({
    method: 'POST',
    path: '/api/organisations/people/{person}/suspend',
    summary: 'Somebody leaves: their sessions end and the circle gets a new key',
    who: ['administrator'],
    audit: 'person.suspend',
    input: strict({ person: Id, circle: CircleId, next: Epoch }),
    output: z.object({ suspended: z.boolean() }),
    problems: ['not-found', 'stale'],
  }),
  found: endpoint({
    method: 'POST',
    path: '/api/organisations/circle',
    summary: 'Make the organisation’s circle: its first key, sealed to its first member',
    who: ['administrator'],
    audit: 'circle.found',
    input: strict({ circle: CircleId, next: Epoch }),
    output: z.object({ circle: CircleId }),
    problems: ['not-found', 'conflict'],
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
