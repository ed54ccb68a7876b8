// A message as it travels: sealed words, their author's signature, days.

import { z } from 'zod'
import { AnnouncedIn } from '../attachments/model.ts'
import { strict } from '../api/endpoint.ts'
import { Day, Id, Sealed, Signature } from '../api/words.ts'
import { lastings } from './lasting.ts'

export const MessageIn = strict({
  id: Id,
  epoch: z.int().positive(),
  ciphertext: Sealed(16 * 1024),
  signature: Signature,
  days: z.literal(lastings),
  /** Photos and voice notes that come after it. */
  attachments: AnnouncedIn,
})

export const MessageOut = z.object({
  id: Id,
  epoch: z.int(),
  on: Day,
  fromPerson: z.boolean(),
  /** Who wrote it works for; nobody where the person wrote it, or where the place must not be named. */
  by: z.string().nullable(),
  /** The author's public signing key. */
  author: z.string().nullable(),
  readOn: Day.nullable(),
  goneOn: Day.nullable(),
  ciphertext: z.string(),
  signature: z.string(),
})
