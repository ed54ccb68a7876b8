// What a pack's file may say, field by field. The same schema is published as JSON Schema (jurisdictions/pack.schema.json), so
// that an editor helps whoever writes one. On the server only: a browser gets packs that were checked.

import { z } from 'zod'
import { staffRoles } from '../api/roles.ts'
import { Day } from '../api/words.ts'

const Name = z.string().regex(/^[a-z][a-z0-9_.-]{0,59}$/)
const SourceId = z.string().regex(/^[A-Za-z0-9_]{1,20}$/)
/** One line of words that people read. */
const Line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]+$/u)
const Length = z.number().min(0).max(10_000).nullable()

const Checked = z.strictObject({ by: Line(100), on: Day })
const Basis = z.enum(['law', 'house'])

const Clock = z.strictObject({
  id: Name,
  length: Length,
  unit: z.enum(['hours', 'days', 'working-days', 'months']),
  rule: z.enum(['fixed', 'minimum', 'later-of', 'until-event']).optional(),
  until: Name.optional(),
  source: SourceId,
  basis: Basis.optional(),
  checked: Checked.optional(),
  urgent: z.literal(true).optional(),
  effective: z
    .array(z.strictObject({ from: Day, length: Length }))
    .min(1)
    .max(40)
    .optional(),
})

const Source = z.strictObject({
  id: SourceId,
  cite: Line(300),
  basis: z.enum(['seen', 'remembered', 'house']),
  url: z
    .url({ protocol: /^https$/ })
    .max(400)
    .optional(),
})

const Determination = z.strictObject({
  code: z.enum(['presumption', 'reasonable_grounds', 'conclusive', 'formal']),
  source: SourceId,
  notBefore: z
    .strictObject({
      days: z.int().min(1).max(1000),
      source: SourceId,
      basis: Basis,
      checked: Checked.optional(),
    })
    .optional(),
})

const Status = z.strictObject({
  code: Name,
  kind: z.enum(['protection_from_removal', 'temporary', 'permanent']),
  maxMonths: z.int().min(1).max(600).nullable(),
  work: z.boolean().nullable(),
  source: SourceId,
})

export const PackSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/),
  inherits: z.string().max(30).optional(),
  sources: z.array(Source).max(200).optional(),
  clocks: z.array(Clock).max(500).optional(),
  determinations: z.array(Determination).max(10).optional(),
  statuses: z.array(Status).max(50).optional(),
  consent: z
    .strictObject({
      adultReferral: z.literal('required'),
      childReferral: z.enum(['best-interests', 'duty']),
      releaseMaxDays: z.int().min(1).max(366),
    })
    .partial()
    .optional(),
  firstResponders: z.union([z.literal('any'), z.array(z.enum(staffRoles))]).optional(),
  weekend: z.array(z.int().min(1).max(7)).max(6).optional(),
  holidays: z.array(Day).max(2000).optional(),
  nonPunishment: z.array(Name).max(20).optional(),
})

/** The schema as it is published, for editors and for programs of others. */
export const schemaFile = (): string =>
  `${JSON.stringify({ title: 'A pack: the rules of a jurisdiction', ...z.toJSONSchema(PackSchema) }, null, 2)}\n`
