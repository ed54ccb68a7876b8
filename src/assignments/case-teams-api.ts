// Which circle of the house carries a case: given to a team there, and what is still open to everybody in the house.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles } from '../api/roles.ts'
import { CircleId, Id, Statement } from '../api/words.ts'
import { HeaderIn, WrapIn } from '../cases/model.ts'

export const caseTeamsApi = {
  openToHouse: endpoint({
    method: 'GET',
    path: '/api/work/open-to-house',
    summary:
      'Cases that my organisation’s widest circle carries, which everybody in it can read; a few at a time',
    // Whoever can make a team has to know that one is wanted.
    who: [...caseRoles, 'administrator'],
    audit: 'none',
    input: strict({ after: Id.optional() }),
    /** `total` counts those after `after`. */
    output: z.object({ cases: z.array(Id), total: z.int() }),
    problems: [],
  }),
  assign: endpoint({
    method: 'PUT',
    path: '/api/cases/{caseId}/team',
    summary:
      'Give a case to another circle of the house that carries it: signed, with every key that the carrier reads',
    who: caseRoles,
    audit: 'case.team',
    input: strict({
      caseId: Id,
      circle: CircleId,
      statement: Statement,
      wraps: z.array(WrapIn).min(1).max(200),
      /** For the new carrier, by somebody who is in it. */
      header: HeaderIn.optional(),
    }),
    output: z.object({
      carrier: CircleId,
      /** Who worked on it and is not in the team: they do so no more. */
      workersLeft: z.array(Id),
    }),
    problems: ['not-found', 'refused', 'stale'],
  }),
}
