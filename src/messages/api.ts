// Messages on a case, from the desk of whoever helps. The person's side is own/api.ts; both hold the same sealed bytes.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Id } from '../api/words.ts'
import { caseReaders } from '../cases/readers.ts'
import { MessageIn, MessageOut } from './model.ts'

export const messagesApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/messages',
    summary: 'Messages between the person and those who help, newest first, sealed, two hundred at a time',
    who: caseReaders,
    audit: 'none', // the look is recorded when the case is read; without its keys nothing here opens
    oneTrip: true,
    input: strict({ caseId: Id, after: Id.optional() }),
    output: z.object({
      messages: z.array(MessageOut),
      logs: z.array(z.int()),
      /** The last of these, where older ones follow. */
      next: Id.nullable(),
      /** The one sentence in which this person may be told that something is new, in their language. */
      sentence: z.string(),
    }),
    problems: ['not-found'],
  }),
  write: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/messages',
    summary: 'Write to the person, sealed and signed; it says itself how long it stays',
    who: caseReaders,
    audit: 'message.write',
    input: MessageIn.extend({ caseId: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'stale', 'conflict'],
  }),
  seen: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/messages/seen',
    summary: 'What the person wrote has been read: a day, nothing more',
    who: caseReaders,
    audit: 'message.seen',
    input: strict({ caseId: Id }),
    output: z.object({ marked: z.int() }),
    problems: [],
  }),
}
