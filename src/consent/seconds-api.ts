// What somebody does alone where a rule asks for two: who outside looks back at it, and that they have.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles, networkRoles } from '../api/roles.ts'
import { CircleId, Day, Id, Statement } from '../api/words.ts'
import { WrapIn } from '../cases/model.ts'
import { aloneRules } from './second-person.ts'
import { glassReasons } from './terms.ts'

const Finding = z.enum(['was_right', 'was_not_right'])

const Act = z.object({
  track: Id,
  organisation: z.string(),
  phone: z.string().nullable(),
  reason: z.enum(glassReasons),
  doneOn: Day,
  dueOn: Day,
  reviewedOn: Day.nullable(),
  finding: Finding.nullable(),
  /** Whether it is mine to look back, and not my house's own. */
  isMine: z.boolean(),
  isLate: z.boolean(),
})
export type Act = z.infer<typeof Act>

export const secondsApi = {
  named: endpoint({
    method: 'GET',
    path: '/api/outside-seconds',
    summary: 'Whom my organisation has named outside, for rules that ask for a second person',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ named: z.array(z.object({ rule: z.enum(aloneRules), circle: CircleId })) }),
    problems: [],
  }),
  name: endpoint({
    method: 'PUT',
    path: '/api/outside-seconds/{rule}',
    summary: 'Name who outside looks back at what somebody here did alone, or nobody',
    who: ['supervisor', 'administrator'],
    audit: 'second.name',
    stepUp: true,
    input: strict({ rule: z.enum(aloneRules), circle: CircleId.nullable() }),
    output: z.object({ named: z.boolean() }),
    problems: ['not-found'],
  }),
  breakAlone: endpoint({
    method: 'POST',
    path: '/api/consents/break-glass/{track}/alone',
    summary:
      'In a house of two whoever asked goes ahead alone, signed as that; somebody outside looks back by the next working day',
    who: [...caseRoles, 'lawyer', 'health', 'authority'],
    audit: 'consent.break-alone',
    stepUp: true,
    input: strict({
      caseId: Id,
      track: Id,
      n: z.int().positive(),
      wraps: z.array(WrapIn).min(1).max(13),
      statement: Statement,
    }),
    output: z.object({ track: Id, reviewedBy: Day }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  acts: endpoint({
    method: 'GET',
    path: '/api/alone-acts',
    summary: 'What was done alone: in my organisation, and where mine looks back; what waits first',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ acts: z.array(Act) }),
    problems: [],
  }),
  review: endpoint({
    method: 'POST',
    path: '/api/alone-acts/{track}',
    summary: 'Look back at what another house did alone',
    who: networkRoles,
    audit: 'second.review',
    input: strict({ track: Id, finding: Finding }),
    output: z.object({ reviewed: z.boolean() }),
    problems: ['not-found'],
  }),
}
