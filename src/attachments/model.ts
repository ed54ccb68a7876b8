// What a message says of the photos and voice notes that come after it, in clear and in its sealed words, as a server checks it.

import { z } from 'zod'
import { strict } from '../api/endpoint.ts'
import { Id } from '../api/words.ts'
import { attachmentKinds, largestAttached, mostAttached, mostPadded, type Attached } from './attached.ts'

/** What a message says of what comes after it. */
export const AnnouncedIn = z
  .array(strict({ id: Id, padded: z.int().min(4096).max(mostPadded) }))
  .max(mostAttached)
  .optional()

/** What stands in the sealed message, checked where it is opened on the server for whoever has no script. */
export const AttachedContent: z.ZodType<Attached[]> = z
  .array(
    strict({
      id: Id,
      key: z.string().max(64),
      prefix: z.string().max(16),
      kind: z.enum(attachmentKinds),
      mime: z.string().max(40),
      size: z.int().min(1).max(largestAttached),
      sha256: z.string().length(64),
      keep: z.boolean(),
    }),
  )
  .max(mostAttached)
