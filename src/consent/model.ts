// What somebody agreed to: which compartments, for whom, why, until when. Never a bare "consent".

import { z } from 'zod'
import { Bytes, CircleId, Code, Day, Id, Language } from '../api/words.ts'
import { strict } from '../api/endpoint.ts'

export const purposes = [
  'shelter',
  'health_care',
  'legal_help',
  'identification',
  'immigration',
  'safety',
  'support',
  'compensation',
  'return',
  'coordination',
  'language',
  'work',
] as const
export const methods = ['spoken_with_interpreter', 'spoken', 'written', 'own_page', 'paper'] as const
export const bases = ['consent', 'legal_duty', 'vital_interest', 'court_order'] as const

const compartment = z.enum([
  'identity',
  'contact',
  'narrative',
  'health',
  'legal',
  'privileged',
  'immigration',
  'finance',
  'messages',
])

export const KeyEpoch = strict({
  compartment,
  epoch: z.int().positive(),
  commit: Bytes(16, 64),
  previous: Bytes(29, 400).optional(),
})
export const KeyWrap = strict({
  compartment,
  epoch: z.int().positive(),
  circleId: CircleId,
  wrap: Bytes(29, 512),
})

/** One agreement, as its sides, the person and whoever carries the case see it. */
export const Agreement = z.object({
  track: Id,
  version: z.int(),
  state: Code,
  recipient: CircleId,
  recipientName: z.string().nullable(),
  compartments: z.array(compartment),
  purpose: z.enum(purposes),
  basis: z.enum(bases),
  until: Day,
  givenOn: Day.nullable(),
  language: Language.nullable(),
  method: z.string().nullable(),
})
export type Agreement = z.infer<typeof Agreement>

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
