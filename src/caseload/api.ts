// Cases in numbers: brought in from another system, and what is said of those that are taken away. All that is about people is sealed
// before it comes here, and opened after it has left.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Id } from '../api/words.ts'
import { casesApi } from '../cases/api.ts'
import { caseloadRoles, exportFormats, mostAsked, mostBatchBytes, mostInBatch } from './codes.ts'

export const caseloadApi = {
  bring: endpoint({
    method: 'POST',
    path: '/api/caseload',
    summary: 'Open several cases at once, all or none of them, and say who works on them',
    who: caseloadRoles,
    audit: 'caseload.import',
    input: strict({
      /** Names the batch in the trail. */
      id: Id,
      cases: z.array(casesApi.open.input).min(1).max(mostInBatch),
      worker: Id.nullable(),
    }),
    output: z.object({ opened: z.int() }),
    problems: ['conflict', 'refused', 'invalid'],
    maxBytes: mostBatchBytes,
  }),
  arrived: endpoint({
    method: 'POST',
    path: '/api/caseload/arrived',
    summary: 'Which of these cases are open already, so that none is opened twice',
    who: caseloadRoles,
    audit: 'none',
    onlyReads: true,
    input: strict({ cases: z.array(Id).max(mostAsked) }),
    output: z.object({ cases: z.array(Id) }),
    problems: [],
  }),
  takeAway: endpoint({
    method: 'POST',
    path: '/api/caseload/exports',
    summary:
      'Says that cases leave the network in a file that the browser makes: who takes them, and how many',
    who: caseloadRoles,
    audit: 'caseload.export',
    stepUp: true,
    input: strict({ id: Id, format: z.enum(exportFormats), cases: z.array(Id).min(1).max(mostAsked) }),
    /** Those that I can see, with the handle of who works on each. */
    output: z.object({ cases: z.array(z.object({ id: Id, worker: z.string().nullable() })) }),
    problems: [],
  }),
}
