// Who is away and who covers meanwhile: read by the house, said by whoever goes or by a supervisor, over by itself.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { Day, Id } from '../api/words.ts'
import { assignableRoles } from './codes.ts'

/** The longest leave that is said at once, in days. */
export const leaveDays = 180

export const Leave = z.object({ id: Id, user: Id, cover: Id, from: Day, to: Day })
export type Leave = z.infer<typeof Leave>

export const leavesApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/leaves',
    summary: 'Who of my organisation is away or will be, and who covers for them',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ leaves: z.array(Leave), today: z.string() }),
    problems: [],
  }),
  say: endpoint({
    method: 'POST',
    path: '/api/leaves',
    summary: 'Say that I am away, or as a supervisor that a colleague is, and who covers meanwhile',
    who: assignableRoles,
    audit: 'leave.say',
    input: strict({ id: Id, user: Id, cover: Id, from: Day, to: Day }),
    output: z.object({ id: Id }),
    problems: ['refused', 'invalid'],
  }),
  end: endpoint({
    method: 'DELETE',
    path: '/api/leaves/{id}',
    summary: 'Be back earlier, or not go',
    who: assignableRoles,
    audit: 'leave.end',
    input: strict({ id: Id }),
    output: z.object({ ended: z.boolean() }),
    problems: ['not-found', 'refused'],
  }),
}
