// A supervisor's yes before a case is closed: asked by whoever works on it, given by closing it, or given back with a sealed comment.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles, networkRoles } from '../api/roles.ts'
import { Bytes, Id, Signature } from '../api/words.ts'
import { closingReasons, toldAtClosing } from '../cases/case.ts'

const Answers = { reason: z.enum(closingReasons), personTold: z.enum(toldAtClosing) }

/** What waits, for whoever may say yes. `track` and `version` are those of the case's own process. */
export const Waiting = z.object({
  id: Id,
  caseId: Id,
  reference: z.string(),
  track: Id,
  version: z.int(),
  askedBy: Id,
  askedAt: z.string(),
  ...Answers,
})
export type Waiting = z.infer<typeof Waiting>

export const approvalsApi = {
  rule: endpoint({
    method: 'GET',
    path: '/api/approvals/rule',
    summary:
      'Whether my organisation wants a supervisor’s yes before a case is closed, and whether it can want it',
    who: [...networkRoles, 'administrator'],
    audit: 'none',
    input: strict({}),
    output: z.object({ closing: z.boolean(), can: z.boolean() }),
    problems: [],
  }),
  decide: endpoint({
    method: 'PUT',
    path: '/api/approvals/rule',
    summary: 'Decide whether a case is closed only with a supervisor’s yes',
    who: ['administrator'],
    audit: 'approval.rule',
    input: strict({ closing: z.boolean() }),
    output: z.object({ closing: z.boolean() }),
    problems: ['refused'],
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/approvals',
    summary: 'Ask a supervisor to close a case',
    who: caseRoles,
    audit: 'approval.ask',
    input: strict({ id: Id, caseId: Id, ...Answers }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'conflict'],
  }),
  waiting: endpoint({
    method: 'GET',
    path: '/api/approvals',
    summary: 'What waits for a supervisor’s yes, the longest waiting first',
    who: ['supervisor'],
    audit: 'none',
    input: strict({}),
    output: z.object({ waiting: z.array(Waiting) }),
    problems: [],
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/approvals/own',
    summary: 'What I asked a yes for: what waits, and what was given back with its comment',
    who: caseRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      asked: z.array(
        z.object({
          id: Id,
          caseId: Id,
          reference: z.string(),
          isReturned: z.boolean(),
          answeredBy: Id.nullable(),
          comment: z.object({ ciphertext: z.string(), signature: z.string() }).nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  giveBack: endpoint({
    method: 'POST',
    path: '/api/approvals/{id}/give-back',
    summary: 'Give back what was asked, with a comment sealed to whoever asked',
    who: ['supervisor'],
    audit: 'approval.return',
    input: strict({ id: Id, comment: strict({ ciphertext: Bytes(82, 4096), signature: Signature }) }),
    output: z.object({ isReturned: z.boolean() }),
    problems: ['not-found'],
  }),
  settle: endpoint({
    method: 'DELETE',
    path: '/api/approvals/{id}',
    summary: 'Ask no more, or have read what was given back',
    who: caseRoles,
    audit: 'approval.settle',
    input: strict({ id: Id }),
    output: z.object({ isSettled: z.boolean() }),
    problems: ['not-found'],
  }),
}
