// Organisations that the directory holds twice: found by what they have in common, put together by a person, and parted again.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Id } from '../api/words.ts'
import { twiceReasons } from './twice.ts'

const coordinators = ['coordinator'] as const

const Provider = z.object({
  id: Id,
  name: z.string().nullable(),
  isHouse: z.boolean(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  addresses: z.array(z.string()),
  services: z.array(z.object({ id: Id, name: z.string() })),
})
export type TwiceProvider = z.infer<typeof Provider>

export const twiceApi = {
  found: endpoint({
    method: 'GET',
    path: '/api/directory/twice',
    summary:
      'Pairs of rows that may be one organisation, with what they have in common, and what was put together',
    who: coordinators,
    audit: 'none',
    input: strict({}),
    output: z.object({
      pairs: z.array(z.object({ one: Provider, other: Provider, why: z.array(z.enum(twiceReasons)) })),
      merges: z.array(
        z.object({ id: Id, kept: z.string().nullable(), merged: z.string().nullable(), at: z.string() }),
      ),
    }),
    problems: [],
  }),
  merge: endpoint({
    method: 'POST',
    path: '/api/directory/merges',
    summary:
      'Two rows are one organisation: services of the second are shown under the first, those that are the same are found once; a house of the network is never the second',
    who: coordinators,
    audit: 'directory.merge',
    input: strict({
      id: Id,
      kept: Id,
      merged: Id,
      same: z.array(z.strictObject({ stays: Id, goes: Id })).max(200),
    }),
    output: z.object({ id: Id }),
    problems: ['refused'],
  }),
  part: endpoint({
    method: 'POST',
    path: '/api/directory/merges/{merge}/undo',
    summary: 'They are two after all: every service stands again where it was listed',
    who: coordinators,
    audit: 'directory.part',
    input: strict({ merge: Id }),
    output: z.object({ parted: z.boolean() }),
    problems: ['not-found'],
  }),
  apart: endpoint({
    method: 'POST',
    path: '/api/directory/apart',
    summary: 'Two rows that look alike are two organisations, and are not shown as a pair again',
    who: coordinators,
    audit: 'directory.apart',
    input: strict({ one: Id, other: Id }),
    output: z.object({ apart: z.boolean() }),
    problems: ['not-found'],
  }),
}
