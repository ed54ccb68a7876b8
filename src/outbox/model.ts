// What leaves the house, and where it may go: pure words and rules, the same in the browser that seals and in the process that sends.

import { z } from 'zod'
import { strict } from '../api/endpoint.ts'
import { Bytes, Id, Language } from '../api/words.ts'
import { isAddress } from './address.ts'
import { channels } from './codes.ts'

/** An hour on the clock on the wall. */
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What is sealed to the sender: nobody else can read it. */
export const Destination = strict({
  channel: z.enum(channels),
  to: z.string().max(254),
  language: Language,
}).refine(({ channel, to }) => isAddress(channel, to))
export type Destination = z.infer<typeof Destination>

/** Sealed beside it, since hours change more often than addresses: where none is said, none is allowed. */
export const AllowedHours = z
  .array(
    strict({
      /** 1 is Monday. */
      days: z.array(z.int().min(1).max(7)).max(7),
      from: Hour,
      /** At or before `from`: on the next day. */
      to: Hour,
    }),
  )
  .max(14)

/** A sealed destination on its way in, and the key that it was sealed to. */
export const SealedDestination = strict({
  id: Id,
  sealed: Bytes(82, 2048),
  hours: Bytes(82, 2048),
  sealedTo: Bytes(32),
})

/** Other hours for what stands. */
export const SealedHours = strict({ hours: Bytes(82, 2048), sealedTo: Bytes(32) })

/** What can be sent by, and whether something is sent. */
export const Telling = z.object({
  /** The sender's public key; nothing where none has ever started. */
  senderKey: z.string().nullable(),
  network: z.string(),
  channels: z.array(z.enum(channels)),
  /** The number of what is kept; nothing where nothing is sent. */
  id: Id.nullable(),
  digest: z.boolean(),
  /** How far the newest notice is. */
  last: z.string().nullable(),
})
export type Telling = z.infer<typeof Telling>
