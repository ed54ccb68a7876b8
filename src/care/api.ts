// What was given out, counted, and the weekly report for whoever pays: totals alone.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles } from '../api/roles.ts'
import { Day, Id } from '../api/words.ts'
import { costCode, givenKinds, mostUnits } from './given.ts'

/** A number, or nothing where it would be of too few people. */
const Total = z.int().nullable()

export const careApi = {
  count: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/provisions',
    summary:
      'Count what was given to somebody, by kind, units and cost code; who got it is sealed in the case',
    who: caseRoles,
    audit: 'provision.count',
    input: strict({
      caseId: Id,
      id: Id,
      /** A mark of this person for this month alone, known to the sealed case. */
      person: Id,
      kind: z.enum(givenKinds),
      units: z.int().min(1).max(mostUnits),
      costCode: z.string().regex(costCode),
    }),
    output: z.object({ id: Id }),
    problems: ['not-found'],
  }),
  uncount: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/provisions/{id}/undo',
    summary: 'Take back what was counted by a slip, while its month lasts',
    who: caseRoles,
    audit: 'provision.uncount',
    input: strict({ caseId: Id, id: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found'],
  }),
  report: endpoint({
    method: 'GET',
    path: '/api/care/report',
    summary: 'The caseload of the last seven days and what was given this month, as totals of my circles',
    who: caseRoles,
    audit: 'none', // totals alone: nobody is looked at by it
    input: strict({}),
    output: z.object({
      from: Day,
      until: Day,
      /** Of fewer people than this no number is told. */
      fewest: z.int(),
      people: z.object({ helped: Total, begun: Total, closed: Total, withPlan: Total }),
      given: z.array(
        z.object({ kind: z.enum(givenKinds), costCode: z.string(), units: Total, people: Total }),
      ),
    }),
    problems: [],
  }),
}
