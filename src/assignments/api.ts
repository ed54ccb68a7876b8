// Who works on which case, said and read inside one organisation alone.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Cursor, Id } from '../api/words.ts'
import { caseReaders } from '../cases/readers.ts'
import { risks } from '../cases/codes.ts'
import { CaseWorkers } from './model.ts'

export const assignmentsApi = {
  ofCase: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/workers',
    summary: 'Who in my organisation works on a case',
    who: caseReaders,
    audit: 'none',
    input: strict({ caseId: Id }),
    output: CaseWorkers,
    problems: ['not-found'],
  }),
  assign: endpoint({
    method: 'PUT',
    path: '/api/cases/{caseId}/workers',
    summary: 'Say who in my organisation works on a case, and who covers for them',
    who: caseReaders,
    audit: 'case.assign',
    input: strict({
      caseId: Id,
      worker: Id.nullable(),
      second: Id.nullable(),
      /** Who worked on it when I looked: where somebody was quicker nothing changes. */
      was: Id.nullable(),
    }),
    output: CaseWorkers,
    problems: ['not-found', 'refused', 'stale', 'invalid'],
  }),
  unassigned: endpoint({
    method: 'GET',
    path: '/api/work/unassigned',
    summary: 'Cases that my circles carry and nobody works on, the longest waiting first',
    who: caseReaders,
    audit: 'none',
    input: strict({ after: Cursor.optional() }),
    output: z.object({
      cases: z.array(
        z.object({
          caseId: Id,
          reference: z.string(),
          risk: z.enum(risks).nullable(),
          since: z.string(),
          isLate: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
    }),
    problems: [],
  }),
  load: endpoint({
    method: 'GET',
    path: '/api/work/load',
    summary:
      'How much each colleague of my circles carries: open cases, what is urgent, late, and of high risk',
    who: ['supervisor'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      workers: z.array(
        z.object({
          user: Id,
          cases: z.int(),
          urgent: z.int(),
          late: z.int(),
          highRisk: z.int(),
        }),
      ),
    }),
    problems: [],
  }),
}
