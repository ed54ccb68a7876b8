// What somebody agreed to: which compartments, for whom, why, until when. Never a bare "consent".

import { z } from 'zod'
import { strict } from '../api/endpoint.ts'
import { Bytes, CircleId, Code, Day, Id, Language, Sealed } from '../api/words.ts'
import { Compartment } from '../cases/model.ts'
import { bases, purposes, tellings } from './terms.ts'

/** One consent, as its sides, the person and whoever carries the case see it. */
export const Consent = z.object({
  track: Id,
  version: z.int(),
  state: Code,
  recipient: CircleId,
  recipientName: z.string().nullable(),
  /** For somebody outside the network: `recipient` is whoever wrote it down, and it opens nothing. */
  outside: z.boolean(),
  compartments: z.array(Compartment),
  /** How many pages it gives, as they stood on the day it was given; then `compartments` is empty. */
  pages: z.int(),
  purpose: z.enum(purposes),
  basis: z.enum(bases),
  until: Day,
  givenOn: Day.nullable(),
  language: Language.nullable(),
  method: z.string().nullable(),
  /** Where it rests on no yes: whether the person was told. */
  told: z.enum(tellings).nullable(),
})
export type Consent = z.infer<typeof Consent>

/** Who holds the newest key of a compartment now. */
export const Holder = z.object({
  circle: CircleId,
  name: z.string().nullable(),
  kind: z.string().nullable(),
  person: z.boolean(),
  owner: z.boolean(),
  /** The public half of the person's own circle, which is in no list of organisations: new keys are wrapped to it too. */
  personKey: z.string().nullable(),
})

/** Pages of one grant: each sealed under a key of its own, and that key for the recipient and whoever keeps them. */
export const PagesIn = strict({
  sealed: z
    .array(strict({ page: Id, commit: Bytes(32), ciphertext: Sealed() }))
    .min(1)
    .max(40),
  wraps: z
    .array(strict({ page: Id, circleId: CircleId, wrap: Bytes(29, 512) }))
    .min(1)
    .max(400),
  /** Papers that were copied beforehand, each onto one of the pages. */
  papers: z
    .array(strict({ page: Id, copy: Id }))
    .max(40)
    .default([]),
})
/** A page as it is kept, with the keys that were made for the reader's circles. */
export const PageOut = z.object({
  page: Id,
  commit: z.string(),
  ciphertext: z.string(),
  wraps: z.array(z.object({ circleId: CircleId, wrap: z.string() })),
})
