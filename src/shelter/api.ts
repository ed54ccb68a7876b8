// The shelter's own beds, and who is in them tonight. There is no address here or anywhere on the server: who has to
// find the place is told by a person.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Code, Id } from '../api/words.ts'
import { ClockOut } from '../cases/model.ts'
import { placesBands, servedGroups } from '../directory/codes.ts'

const BedId = z.int().positive()
const Takes = z.array(z.enum(servedGroups)).max(servedGroups.length)
const keepers = ['shelter', 'administrator'] as const

/** A stay, or a request for one, as the shelter sees it: codes and a pseudonym. */
export const Stay = z.object({
  track: Id,
  version: z.int(),
  state: Code,
  caseId: Id.nullable(),
  /** Only where a key of the case is shared with us. */
  reference: z.string().nullable(),
  language: z.string().nullable(),
  ageGroup: z.string().nullable(),
  party: z.int(),
  urgency: z.enum(['now', 'day', 'routine']),
  bed: BedId.nullable(),
  since: z.string().nullable(),
  sender: z.string().nullable(),
  due: ClockOut.pick({ clock: true, dueAt: true, dueOn: true, verified: true, hard: true }).nullable(),
})
export type Stay = z.infer<typeof Stay>

export const sheltersApi = {
  beds: endpoint({
    method: 'GET',
    path: '/api/shelters/beds',
    summary: 'My organisation’s beds, tonight’s stays and requests, and the one word that others see',
    who: keepers,
    audit: 'none',
    input: strict({}),
    output: z.object({
      band: z.enum(placesBands),
      beds: z.array(z.object({ id: BedId, takes: Takes, open: z.boolean(), stay: Id.nullable() })),
      stays: z.array(Stay),
      now: z.string(),
    }),
    problems: [],
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/shelters/beds',
    summary: 'Add beds of one kind; for whom they are, or for anybody',
    who: keepers,
    audit: 'bed.add',
    input: strict({ count: z.int().min(1).max(40), takes: Takes }),
    output: z.object({ beds: z.array(BedId) }),
    problems: [],
  }),
  set: endpoint({
    method: 'POST',
    path: '/api/shelters/beds/{bed}',
    summary: 'Open or close a bed, or say for whom it is; who sleeps there stays',
    who: keepers,
    audit: 'bed.set',
    input: strict({
      bed: z.coerce.number().int().positive(),
      open: z.boolean().optional(),
      takes: Takes.optional(),
    }),
    output: z.object({ bed: BedId }),
    problems: ['not-found'],
  }),
} as const
