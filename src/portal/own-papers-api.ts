// Papers of a person's file, piece by piece as they are sealed, and which of them were spoken for them beside something that happens.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Day, Id, Raw } from '../api/words.ts'
import { Compartment } from '../cases/model.ts'
import { MOST_PIECES } from '../sealing/file.ts'

/** A paper as its record lies sealed, with whose word it is. */
export const OwnPaper = z.object({
  id: Id,
  caseId: Id,
  compartment: Compartment,
  epoch: z.int(),
  on: Day,
  by: z.string().nullable(),
  author: z.string().nullable(),
  ciphertext: z.string(),
  signature: z.string(),
})

const whichPiece = strict({
  id: Id,
  piece: z.coerce
    .number()
    .int()
    .min(0)
    .max(MOST_PIECES - 1),
})

export const ownPapersApi = {
  piece: endpoint({
    method: 'GET',
    path: '/api/portal/papers/{id}/pieces/{piece}',
    summary: 'One sealed piece of a paper in a part that my card holds',
    who: ['person'],
    audit: 'none',
    gives: 'bytes',
    input: whichPiece,
    output: Raw,
    problems: ['not-found'],
    perMinute: 3_000,
  }),
  attachment: endpoint({
    method: 'GET',
    path: '/api/portal/attachments/{id}/pieces/{piece}',
    summary: 'One sealed piece of a photo or a voice note that came with a message of mine',
    who: ['person'],
    audit: 'none',
    gives: 'bytes',
    input: whichPiece,
    output: Raw,
    problems: ['not-found'],
    perMinute: 300,
  }),
  spoken: endpoint({
    method: 'GET',
    path: '/api/portal/spoken',
    summary:
      'What was spoken for me beside something that happens, as it is sealed in parts that my card holds',
    who: ['person'],
    audit: 'none',
    input: strict({}),
    output: z.object({ papers: z.array(OwnPaper.extend({ track: Id })) }),
    problems: [],
  }),
}
