// Who is called to a case at once, and who of them has seen it. No reason and no word of it stands here.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles, networkRoles } from '../api/roles.ts'
import { Id } from '../api/words.ts'
import { calledAs } from './alert.ts'

const CallId = z.int().positive()

const Common = { id: CallId, as: z.enum(calledAs), calledAt: z.string() }

/** A call to me. Without a key of the case there is no page to open: the house that called is rung. */
export const AlertCall = z.object({
  ...Common,
  track: Id.nullable(),
  version: z.int().nullable(),
  caseId: Id.nullable(),
  reference: z.string().nullable(),
  /** Of whoever sleeps in my house: the stay. */
  stay: Id.nullable(),
  house: z.string(),
  phone: z.string().nullable(),
  isSeen: z.boolean(),
})
export type AlertCall = z.infer<typeof AlertCall>

/** One of those who were called, and who of them has seen it, the first first. */
export const Called = z.object({
  ...Common,
  house: z.string(),
  user: Id.nullable(),
  seen: z.array(z.object({ by: Id.nullable(), at: z.string() })),
})
export type Called = z.infer<typeof Called>

export const alertCallsApi = {
  mine: endpoint({
    method: 'GET',
    path: '/api/alert-calls',
    summary:
      'The cases to which I, or my house, am called at once and to which nobody has said that they see',
    who: networkRoles,
    audit: 'none',
    oneTrip: true,
    input: strict({}),
    output: z.object({ calls: z.array(AlertCall) }),
    problems: [],
  }),
  seen: endpoint({
    method: 'POST',
    path: '/api/alert-calls/{id}/seen',
    summary: 'I have seen that I am called to a case',
    who: networkRoles,
    audit: 'alert.seen',
    input: strict({ id: z.coerce.number().pipe(CallId) }),
    output: z.object({ isSeen: z.boolean() }),
    problems: ['not-found'],
  }),
  called: endpoint({
    method: 'GET',
    path: '/api/alert-calls/of/{track}',
    summary: 'Who was called to a case at once, and who has seen it',
    who: [...caseRoles, 'health'],
    audit: 'none',
    input: strict({ track: Id }),
    output: z.object({ called: z.array(Called) }),
    problems: ['not-found'],
  }),
}
