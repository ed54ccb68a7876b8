// Papers of a case: begun with their sealed record, sent piece by piece, finished, read piece by piece, taken away. A
// picture or a scan of 500 MB is 1,920 small requests, so a broken line costs one of them.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Code, Id, Raw, Sealed, Signature } from '../api/words.ts'
import { networkRoles } from '../api/roles.ts'
import { caseReaders } from '../cases/readers.ts'
import { Compartment } from '../cases/model.ts'
import { MOST_PIECES, PIECE } from '../sealing/file.ts'
import { MOST_COPIED } from './copy.ts'

const PaperIn = strict({
  id: Id,
  compartment: Compartment,
  epoch: z.int().positive(),
  /** Length of the padded file; how many pieces it has follows from it. */
  padded: z
    .int()
    .min(4096)
    .max(MOST_PIECES * PIECE),
  ciphertext: Sealed(16 * 1024),
  signature: Signature,
  track: Id.optional(),
})

const PaperOut = z.object({
  id: Id,
  compartment: Compartment,
  epoch: z.int(),
  track: Id.nullable(),
  state: Code,
  pieces: z.int(),
  padded: z.int(),
  madeAt: z.string(),
  by: z.string().nullable(),
  author: z.string().nullable(),
  mine: z.boolean(),
  mayRemove: z.boolean(),
  ciphertext: z.string(),
  signature: z.string(),
})

const PieceOf = {
  id: Id,
  piece: z.coerce
    .number()
    .int()
    .min(0)
    .max(MOST_PIECES - 1),
}
/** 500 MB at the speed of a good line is 2,000 pieces in a minute; a budget of their own, so that nothing else waits. */
const piecesPerMinute = 12_000

export const papersApi = {
  viewer: endpoint({
    method: 'GET',
    path: '/api/viewer',
    summary: 'Where PDFs are read apart from everything; null where the network has no such host',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ address: z.string().nullable() }),
    problems: [],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/papers',
    summary:
      'Papers of a case in the parts that I can read, newest first, and those that my circle has not finished',
    who: caseReaders,
    audit: 'none',
    oneTrip: true,
    input: strict({ caseId: Id }),
    // `logs`: the organisations by whose people they were brought; whoever opens them needs their logs.
    output: z.object({ papers: z.array(PaperOut), logs: z.array(z.int()) }),
    problems: ['not-found'],
  }),
  begin: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/papers',
    summary: 'Begin a paper: its sealed record, and how long it will be',
    who: caseReaders,
    audit: 'paper.begin',
    input: strict({ caseId: Id, paper: PaperIn }),
    output: z.object({ id: Id, pieces: z.int() }),
    problems: ['not-found', 'refused', 'conflict', 'stale'],
    perMinute: 60,
  }),
  resume: endpoint({
    method: 'POST',
    path: '/api/papers/{id}/resume',
    summary: 'Take up an unfinished paper again: which of its pieces are there',
    who: caseReaders,
    audit: 'paper.resume',
    input: strict({ id: Id }),
    output: z.object({ pieces: z.int(), there: z.array(z.int()) }),
    problems: ['not-found'],
  }),
  send: endpoint({
    method: 'PUT',
    path: '/api/papers/{id}/pieces/{piece}',
    summary:
      'One sealed piece. The same piece again changes nothing, other bytes in its place are a conflict',
    who: caseReaders,
    audit: 'none',
    takes: 'bytes',
    maxBytes: 1024 * 1024,
    input: strict({ ...PieceOf, body: Raw }),
    output: z.object({ kept: z.boolean() }),
    problems: ['not-found', 'conflict', 'refused', 'too-large'],
    perMinute: piecesPerMinute,
  }),
  finish: endpoint({
    method: 'POST',
    path: '/api/papers/{id}/finish',
    summary: 'All pieces are there: from now on everybody who holds this part can read the paper',
    who: caseReaders,
    audit: 'paper.add',
    input: strict({ id: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused'],
  }),
  piece: endpoint({
    method: 'GET',
    path: '/api/papers/{id}/pieces/{piece}',
    summary:
      'One sealed piece of a paper. The first that somebody asks for on a day is a line in the audit trail',
    who: caseReaders,
    audit: 'none', // written by the handler, once for each reader, paper and day
    gives: 'bytes',
    oneTrip: true,
    input: strict(PieceOf),
    output: Raw,
    problems: ['not-found'],
    perMinute: piecesPerMinute,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/papers/{id}',
    summary: 'Take a paper away for everybody; its sealed pieces are removed from the disk',
    who: caseReaders,
    audit: 'paper.remove',
    input: strict({ id: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused'],
  }),
  beginCopy: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/paper-copies',
    summary: 'Begin a copy of a paper that is to stand on a page: how long it will be',
    who: caseReaders,
    audit: 'paper.copy',
    input: strict({ caseId: Id, id: Id, padded: z.int().min(4096).max(MOST_COPIED) }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'conflict'],
    perMinute: 60,
  }),
  sendCopy: endpoint({
    method: 'PUT',
    path: '/api/paper-copies/{id}/pieces/{piece}',
    summary: 'One sealed piece of a copy that I have begun',
    who: caseReaders,
    audit: 'none',
    takes: 'bytes',
    maxBytes: 1024 * 1024,
    input: strict({ ...PieceOf, body: Raw }),
    output: z.object({ kept: z.boolean() }),
    problems: ['not-found', 'conflict', 'refused', 'too-large'],
    perMinute: piecesPerMinute,
  }),
  finishCopy: endpoint({
    method: 'POST',
    path: '/api/paper-copies/{id}/finish',
    summary: 'All pieces of a copy are there: a page that is given now may name it',
    who: caseReaders,
    audit: 'none', // nobody reads it before its page is given, and that is a line of its own
    input: strict({ id: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused'],
  }),
  copyPiece: endpoint({
    method: 'GET',
    path: '/api/paper-copies/{id}/pieces/{piece}',
    summary: 'One sealed piece of a paper that stands on a page given to my circles',
    who: networkRoles,
    audit: 'none', // reading the page is the look that is recorded; without it nobody has the key
    gives: 'bytes',
    oneTrip: true,
    input: strict(PieceOf),
    output: Raw,
    problems: ['not-found'],
    perMinute: piecesPerMinute,
  }),
}
