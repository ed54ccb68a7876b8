// Notes of talks: kept for who wrote them, and read by nobody else.
import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Id, Sealed } from '../api/words.ts'
import { caseReaders } from '../cases/readers.ts'

export const servicesApi = {
  talks: endpoint({
    method: 'GET',
    path: '/api/tracks/{track}/talks',
    summary: 'My own notes of talks beside a process, sealed under my own key',
    who: caseReaders,
    audit: 'none',
    input: strict({ track: Id }),
    output: z.object({ talks: z.array(z.object({ id: Id, note: Sealed() })) }),
    problems: [],
  }),
  noteTalk: endpoint({
    method: 'POST',
    path: '/api/tracks/{track}/talks',
    summary: 'Keep a note of a talk, sealed under my own key',
    who: caseReaders,
    audit: 'none',
    input: strict({ track: Id, id: Id, note: Sealed() }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'conflict'],
  }),
}
