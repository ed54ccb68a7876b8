// Who works on which case, said and read inside one organisation alone.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { Code, Cursor, Day, Id } from '../api/words.ts'
import { ClockOut } from '../cases/model.ts'
import { caseReaders } from '../cases/readers.ts'
import { risks } from '../cases/codes.ts'
import { Answer, CaseWorkers, Given, NewAssignment, OwnAssignment } from './model.ts'

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
          /** Open cases in which nothing was written and nothing moved for a week. */
          quiet: z.int(),
        }),
      ),
    }),
    problems: [],
  }),
  overdue: endpoint({
    method: 'GET',
    path: '/api/work/overdue',
    summary: 'The five people of my circles for whom something is late the longest, and who works with them',
    who: ['supervisor'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      people: z.array(
        z.object({
          caseId: Id,
          reference: z.string(),
          clock: ClockOut,
          kind: Code,
          worker: Id.nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  casesOf: endpoint({
    method: 'GET',
    path: '/api/work/workers/{user}/cases',
    summary: 'The open cases of a colleague, so that a supervisor can move them',
    who: ['supervisor'],
    audit: 'none',
    input: strict({ user: Id }),
    output: z.object({
      cases: z.array(z.object({ caseId: Id, reference: z.string(), second: Id.nullable() })),
    }),
    problems: [],
  }),
  give: endpoint({
    method: 'POST',
    path: '/api/assignments',
    summary:
      'Ask a colleague to come to one case or visit on a day; what they need to know is sealed to them alone',
    who: caseReaders,
    audit: 'assignment.give',
    input: NewAssignment,
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'invalid', 'conflict'],
  }),
  given: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/assignments',
    summary: 'Whom my organisation has asked to come to a case, the newest first',
    who: caseReaders,
    audit: 'none',
    input: strict({ caseId: Id }),
    output: z.object({ assignments: z.array(Given), mayGive: z.boolean() }),
    problems: ['not-found'],
  }),
  givenForVisit: endpoint({
    method: 'GET',
    path: '/api/visits/{visit}/assignments',
    summary: 'Whom my organisation has asked to come to a visit, the newest first',
    who: caseReaders,
    audit: 'none',
    input: strict({ visit: Id }),
    output: z.object({ assignments: z.array(Given), mayGive: z.boolean() }),
    problems: ['not-found'],
  }),
  unanswered: endpoint({
    method: 'GET',
    path: '/api/work/unanswered-bookings',
    summary: 'Interpreters whom I asked and who have not answered in time, the soonest first',
    who: caseReaders,
    audit: 'none',
    input: strict({}),
    output: z.object({
      bookings: z.array(z.object({ id: Id, caseId: Id, assigned: Id, from: Day })),
    }),
    problems: [],
  }),
  endGiven: endpoint({
    method: 'POST',
    path: '/api/assignments/{id}/end',
    summary: 'Take an assignment back: from now on it shows nothing',
    who: caseReaders,
    audit: 'assignment.end',
    input: strict({
      id: Id,
      /** Whoever has said yes meanwhile still comes: `ended` is false then. */
      onlyOffered: z.boolean().optional(),
    }),
    output: z.object({ ended: z.boolean() }),
    problems: ['not-found', 'refused'],
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/assignments',
    summary: 'What I was asked to come to, with what was sealed to me for it; never which case it is',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ assignments: z.array(OwnAssignment), today: z.string() }),
    problems: [],
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/assignments/{id}/answer',
    summary: 'Say whether I come',
    who: networkRoles,
    audit: 'assignment.answer',
    input: strict({ id: Id, answer: Answer }),
    output: z.object({ state: z.string() }),
    problems: ['not-found'],
  }),
  note: endpoint({
    method: 'POST',
    path: '/api/assignments/{id}/hours',
    summary: 'Say that I was there, and how long in quarters of an hour; or that it did not take place',
    who: networkRoles,
    audit: 'assignment.hours',
    input: strict({ id: Id, quarterHours: z.int().min(1).max(96).nullable() }),
    output: z.object({ state: z.string() }),
    problems: ['not-found'],
  }),
}
