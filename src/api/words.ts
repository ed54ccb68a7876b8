// The small vocabulary that every contract is written in: ids, days, sealed bytes. Each refuses what does not have
// its shape, so that a handler never sees a broken one.

import { z } from 'zod'

export const Id = z.uuid().meta({
  id: 'Id',
  description: 'A random id: it says nothing of anybody.',
  example: '0198b0a0-0000-7000-8000-00000000000c',
})
export const CircleId = z.int().positive().meta({
  id: 'CircleId',
  description: 'The people who share a key: a team, or a whole organisation.',
  example: 7,
})
/** A calendar day, ISO 8601, without a time: statutory deadlines are days. */
export const Day = z.iso
  .date()
  .meta({ id: 'Day', description: 'A day on the calendar of the place.', example: '2026-12-03' })
export const Instant = z.iso
  .datetime()
  .meta({ id: 'Instant', description: 'A moment.', example: '2026-12-03T10:00:00.000Z' })
/** A lower-case code from the clear vocabulary: never free text. */
export const Code = z
  .string()
  .regex(/^[a-z][a-z0-9_.-]{0,39}$/)
  .meta({
    id: 'Code',
    description: 'A word of the clear vocabulary: never free text.',
    example: 'legal_civil',
  })
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/)
  .meta({ id: 'Language', description: 'A language tag.', example: 'uk' })

/** A line of words in the languages of the staff. */
export const Bilingual = z.object({ en: z.string(), ar: z.string() })
/** What is wrong with a file that somebody wrote: where, and what it needs. */
export const FileFault = z.object({ line: z.int(), field: z.string(), says: z.string() })

const base64url = /^[A-Za-z0-9_-]*$/

/** Bytes as they are, where an endpoint takes or gives them. */
export const Raw = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array)

/** Bytes as base64url, between two lengths (in bytes). */
export function Bytes(min: number, max = min) {
  return z
    .string()
    .regex(base64url)
    .min(Math.ceil((min * 4) / 3))
    .max(Math.ceil((max * 4) / 3))
}

/**
 * Something sealed in the browser. The server cannot read it, but it can refuse what was never sealed: the first
 * byte names the suite (1, so the text begins with "A" and one of "Q" to "f"), then 12 bytes of nonce and at least a 16 byte tag.
 */
export function Sealed(max = 64 * 1024) {
  return Bytes(29, max).regex(/^A[Q-Za-f]/)
}

export const PublicKey = Bytes(32).meta({
  id: 'PublicKey',
  description: 'A public key of 32 bytes, as base64url.',
})
/** An Ed25519 signature behind its suite byte. */
export const Signature = Bytes(65).meta({
  id: 'Signature',
  description: 'A suite byte and an Ed25519 signature, as base64url (docs/protocol.md).',
})

/** Where the next page of a list begins; opaque to the caller. */
export const Cursor = z
  .string()
  .max(200)
  .regex(base64url)
  .meta({ id: 'Cursor', description: 'Where the next page begins, as an answer gave it.' })

/** The longest statement of a chain, in characters (sealing/chain.ts holds the same number). */
const statementLength = 16_384
/** A signed statement of a chain, byte for byte as it was signed. */
export const Statement = z
  .strictObject({ body: z.string().min(2).max(statementLength), signature: Signature })
  .meta({
    id: 'Statement',
    description: 'A line of a hash chain, byte for byte as it was signed (docs/protocol.md).',
  })
/** That line `n` of a chain is among what its speaker had said when their time ended (sealing/spoken.ts). */
export const LineProof = z.strictObject({
  n: z.int().positive(),
  proof: z.array(z.strictObject({ left: z.boolean(), hash: z.string() })).max(40),
})
/** Of a statement whose words are kept from the reader: what holds the chain together. */
export const KeptStatement = z.strictObject({ n: z.int().positive(), hash: z.string() })
