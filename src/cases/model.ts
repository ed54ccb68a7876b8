// A case as the contract speaks of it, and the pseudonym that people say to each other instead of a name.

import { z } from 'zod'
import { Bytes, CircleId, Code, Day, Id, Language, Sealed, Signature } from '../api/words.ts'
import { strict } from '../api/endpoint.ts'
import { COMPARTMENTS } from '../sealing/vault-shape.ts'
import { sides } from '../tracks/define.ts'
import { ageGroups, recordKinds, risks } from './codes.ts'

export const Compartment = z.enum(COMPARTMENTS)
export type Compartment = z.infer<typeof Compartment>

export const Epoch = strict({
  compartment: Compartment,
  epoch: z.int().positive(),
  commit: Bytes(16, 64),
  previous: Bytes(29, 400).optional(),
})
export const WrapIn = strict({
  compartment: Compartment,
  epoch: z.int().positive(),
  circleId: CircleId,
  wrap: Bytes(29, 512),
})
export const HeaderIn = strict({
  caseId: Id,
  circleId: CircleId,
  circleEpoch: z.int().positive(),
  ciphertext: Sealed(4096),
})
/** As it is found again: with the reference of its case. */
export const HeaderOut = z.object({
  caseId: Id,
  circleId: CircleId,
  circleEpoch: z.int(),
  ciphertext: z.string(),
  reference: z.string(),
})
export const RecordIn = strict({
  id: Id,
  compartment: Compartment,
  kind: z.enum(recordKinds),
  epoch: z.int().positive(),
  version: z.int().positive().default(1),
  ciphertext: Sealed(),
  signature: Signature,
  track: Id.optional(),
})

export const RecordOut = z.object({
  id: Id,
  compartment: Compartment,
  kind: z.string(),
  epoch: z.int(),
  version: z.int(),
  track: Id.nullable(),
  madeAt: z.string(),
  by: z.string().nullable(),
  author: z.string().nullable(),
  mine: z.boolean(),
  ciphertext: z.string(),
  signature: z.string().nullable(),
  /** Of a note that their card opens: from which day the person reads it, because it was told, is kept back, or its seven days are over. */
  readable: z.object({ on: Day, by: z.enum(['told', 'kept', 'waits']) }).nullable(),
})

export const EpochOut = z.object({
  compartment: Compartment,
  epoch: z.int(),
  commit: z.string(),
  previous: z.string().optional(),
})
export const WrapOut = z.object({
  compartment: Compartment,
  epoch: z.int(),
  circleId: CircleId,
  wrap: z.string(),
})

/** What a duty looks like wherever it is shown. A clock without a date has no limit known, or `none` in law. */
export const ClockOut = z.object({
  id: Id,
  track: Id,
  clock: z.string(),
  urgency: z.int(),
  dueAt: z.string().nullable(),
  dueOn: Day.nullable(),
  hard: z.boolean(),
  verified: z.boolean(),
  none: z.boolean(),
  source: z.string().nullable(),
  pack: z.string(),
})

export const TrackOut = z.object({
  id: Id,
  kind: Code,
  subkind: Code.nullable(),
  state: Code,
  version: z.int(),
  openedAt: z.string(),
  updatedAt: z.string(),
  sides: z.array(z.enum(sides)),
  owner: z.string().nullable(),
  other: z.string().nullable(),
})

export const EventOut = z.object({
  id: Id,
  track: Id,
  kind: Code,
  subkind: Code.nullable(),
  move: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  at: z.string(),
  side: z.string(),
  by: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
})

export const CaseHead = z.object({
  id: Id,
  reference: z.string(),
  state: Code,
  /** Null for a profession that need not know it. */
  risk: z.enum(risks).nullable(),
  language: Language,
  ageGroup: z.enum(ageGroups),
  origin: Code,
  pack: z.string(),
  openedAt: z.string(),
  updatedAt: z.string(),
  version: z.int(),
  owner: z.string().nullable(),
  ownerCircle: CircleId,
  personCircle: CircleId.nullable(),
  mine: z.boolean(),
})
