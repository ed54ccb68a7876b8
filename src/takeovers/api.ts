// The circle that stands by for the night: named by the house, given the keys of its cases, and let through to one of them where somebody
// on duty takes it over.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles, networkRoles } from '../api/roles.ts'
import { CircleId, Day, Id, Instant, KeptStatement, Statement } from '../api/words.ts'
import { WrapIn } from '../cases/model.ts'
import { takeOverReasons } from './model.ts'

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Hours = strict({
  from: Hour,
  until: Hour,
  zone: z.string().max(64),
  /** Weekdays on which the desk stands all day too; 1 is Monday. */
  days: z.array(z.int().min(1).max(7)).max(7),
  /** How many cases one night needs. */
  most: z.int().min(1).max(100),
})

const TakeOver = z.object({
  id: Id,
  caseId: Id,
  /** The pseudonym, where I may see the case. */
  reference: z.string().nullable(),
  user: Id.nullable(),
  reason: z.enum(takeOverReasons),
  at: z.string(),
  until: z.string(),
  endedAt: z.string().nullable(),
  /** Whether a supervisor has seen it. */
  isSeen: z.boolean(),
})
export type TakeOver = z.infer<typeof TakeOver>

export const takeoversApi = {
  circle: endpoint({
    method: 'GET',
    path: '/api/duty-circle',
    summary:
      'Which team of my organisation stands by for the night, for which circles’ cases, and whether I am on duty there now',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      circle: CircleId.nullable(),
      agreed: z.array(CircleId),
      onDutyUntil: z.string().nullable(),
    }),
    problems: [],
  }),
  nameCircle: endpoint({
    method: 'PUT',
    path: '/api/duty-circle',
    summary:
      'Say in the log which team of my organisation stands by for the night and in which hours, or that none does; `waits` until a second administrator agrees',
    who: ['administrator'],
    audit: 'takeover.circle',
    stepUp: true,
    input: strict({ circle: CircleId.nullable(), hours: Hours.optional(), statement: Statement }),
    output: z.object({ waits: z.boolean() }),
    problems: ['not-found', 'refused', 'stale'],
  }),
  agree: endpoint({
    method: 'POST',
    path: '/api/duty-circle/agreed',
    summary: 'Say in the log that the night desk stands by for the cases that a circle of mine carries',
    who: networkRoles,
    audit: 'takeover.agree',
    stepUp: true,
    input: strict({ circle: CircleId, statement: Statement }),
    output: z.object({ agreed: z.boolean() }),
    problems: ['not-found', 'refused', 'stale'],
  }),
  nights: endpoint({
    method: 'GET',
    path: '/api/duty-circle/nights',
    summary: 'Who stands at the night desk by its rota, on which nights of the next three months',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ stands: z.array(z.object({ user: Id, nights: z.array(Day) })) }),
    problems: [],
  }),
  sign: endpoint({
    method: 'POST',
    path: '/api/duty-circle/nights',
    summary:
      'Say in the log on which nights a colleague stands at the night desk, or no longer does: nobody takes a case over by their own word',
    who: networkRoles,
    audit: 'takeover.nights',
    stepUp: true,
    input: strict({
      user: Id,
      nights: z.array(Day).min(1).max(100),
      off: z.literal(true).optional(),
      statement: Statement,
    }),
    output: z.object({ signed: z.boolean() }),
    problems: ['refused', 'stale'],
  }),
  alarm: endpoint({
    method: 'GET',
    path: '/api/takeovers/alarm',
    summary:
      'Who took cases over in my organisation and when, where these were more in a day than one night needs; nothing otherwise',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      most: z.int(),
      takeovers: z.array(z.object({ user: Id.nullable(), at: z.string() })),
    }),
    problems: [],
  }),
  owed: endpoint({
    method: 'GET',
    path: '/api/duty-circle/owed',
    summary:
      'Cases that my circles carry and whose newest keys the duty circle does not have yet, a few at a time; `mark` is another one when something changed',
    who: caseRoles,
    audit: 'none',
    input: strict({ after: Id.optional() }),
    output: z.object({
      cases: z.array(z.object({ id: Id, mark: z.string() })),
      total: z.int(),
      circle: CircleId.nullable(),
    }),
    problems: [],
  }),
  keep: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/duty-keys',
    summary:
      'The carrier names the circle that stands by for a case, signed, with its newest keys: kept back until it is taken over',
    who: caseRoles,
    audit: 'case.standby',
    input: strict({ caseId: Id, statement: Statement.optional(), wraps: z.array(WrapIn).min(1).max(64) }),
    output: z.object({ kept: z.boolean() }),
    problems: ['not-found', 'refused', 'stale'],
  }),
  standby: endpoint({
    method: 'GET',
    path: '/api/standby',
    summary:
      'Cases that I may take over, because I am on duty in the circle that stands by for them; page by page, in the order of their references',
    who: networkRoles,
    audit: 'none',
    input: strict({ after: z.string().max(40).optional() }),
    output: z.object({
      until: z.string().nullable(),
      cases: z.array(z.object({ id: Id, reference: z.string(), risk: z.string(), language: z.string() })),
      next: z.string().nullable(),
    }),
    problems: [],
  }),
  chain: endpoint({
    method: 'GET',
    path: '/api/standby/{caseId}',
    summary: 'The chain of such a case, so that I can say on it that I take it over; no key',
    who: networkRoles,
    audit: 'none',
    input: strict({ caseId: Id }),
    output: z.object({
      statements: z.array(z.union([Statement, KeptStatement])),
      logs: z.array(z.int()),
      until: z.string(),
    }),
    problems: ['not-found', 'refused'],
  }),
  takeOver: endpoint({
    method: 'POST',
    path: '/api/standby/{caseId}',
    summary:
      'Take a case over until my shift ends: signed, with the reason, told to the supervisor and to the person',
    who: networkRoles,
    audit: 'case.takeover',
    perMinute: 3,
    input: strict({ caseId: Id, statement: Statement, reason: z.enum(takeOverReasons), until: Instant }),
    output: z.object({ taken: z.boolean() }),
    problems: ['not-found', 'refused', 'stale'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/takeovers',
    summary:
      'What was taken over lately: of the cases that I carry, by me, or as a supervisor in my organisation',
    who: networkRoles,
    audit: 'none',
    input: strict({ caseId: Id.optional() }),
    output: z.object({ takeovers: z.array(TakeOver) }),
    problems: [],
  }),
  seen: endpoint({
    method: 'POST',
    path: '/api/takeovers/{id}/seen',
    summary: 'A supervisor has seen that a case was taken over',
    who: ['supervisor'],
    audit: 'takeover.seen',
    input: strict({ id: Id }),
    output: z.object({ seen: z.boolean() }),
    problems: ['not-found'],
  }),
}
