// Photos and voice notes that somebody sends with a message. The message announces them by a name that its writer's browser drew at
// random; whoever knows that name may bring the bytes, once. They are read by whoever sees the message.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { Id, Raw } from '../api/words.ts'
import { mostPadded, pieceBytes } from './attached.ts'

const mostPieces = Math.ceil(mostPadded / pieceBytes)
const PieceOf = {
  id: Id,
  piece: z.coerce
    .number()
    .int()
    .min(0)
    .max(mostPieces - 1),
}

export const attachmentsApi = {
  send: endpoint({
    method: 'PUT',
    path: '/api/attachments/{id}/pieces/{piece}',
    summary:
      'One sealed piece of what a message announced. The same piece again changes nothing, other bytes in its place are a conflict',
    who: 'anyone',
    host: 'public',
    audit: 'none',
    takes: 'bytes',
    maxBytes: 128 * 1024,
    // Six of the largest in a minute, of a whole house behind one address.
    perMinute: 100,
    input: strict({ ...PieceOf, body: Raw }),
    output: z.object({ kept: z.boolean() }),
    problems: ['not-found', 'conflict', 'refused', 'too-large', 'too-many'],
  }),
  finish: endpoint({
    method: 'POST',
    path: '/api/attachments/{id}/finish',
    summary: 'All pieces are there: from now on whoever sees the message opens it',
    who: 'anyone',
    host: 'public',
    audit: 'attachment.arrive',
    perMinute: 60,
    input: strict({ id: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'too-many'],
  }),
  piece: endpoint({
    method: 'GET',
    path: '/api/attachments/{id}/pieces/{piece}',
    summary: 'One sealed piece of what came with a message that I see',
    who: networkRoles,
    audit: 'none', // reading the message is the look that is recorded; without it nobody has the key
    gives: 'bytes',
    oneTrip: true,
    input: strict(PieceOf),
    output: Raw,
    problems: ['not-found'],
    perMinute: 2000,
  }),
}
