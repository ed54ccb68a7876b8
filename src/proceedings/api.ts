// The dates of legal matters, those of every case in one list: what has to be done by when, the oldest first.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Code, Cursor, Id } from '../api/words.ts'
import { ClockOut } from '../cases/model.ts'
import { dateKeepers } from './date-keepers.ts'

/** One date, and whose. */
export const MatterDate = ClockOut.extend({
  kind: Code,
  subkind: Code.nullable(),
  state: Code,
  caseId: Id.nullable(),
  reference: z.string().nullable(),
})
export type MatterDate = z.infer<typeof MatterDate>

export const mattersApi = {
  dates: endpoint({
    method: 'GET',
    path: '/api/matters/dates',
    summary:
      'Every date that runs on a matter of law or of stay on which my circles stand, the oldest first: limitation, appeal, hearing, and what has to be done',
    who: dateKeepers,
    audit: 'none',
    oneTrip: true,
    input: strict({ after: Cursor.optional() }),
    output: z.object({ dates: z.array(MatterDate), next: z.string().nullable() }),
    problems: ['invalid'],
  }),
}
