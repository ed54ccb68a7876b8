// A supervisor's yes before a case is closed or its level of danger is lowered, to a plan, and a second person for erasing: asked by whoever
// works on it, given by doing it, or given back with a sealed comment.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles, networkRoles } from '../api/roles.ts'
import { caseReaders } from '../cases/readers.ts'
import { Bytes, Day, Id, Signature } from '../api/words.ts'
import { closingReasons, toldAtClosing } from '../cases/case.ts'
import { ownViews } from '../cases/codes.ts'

/** For what a yes is asked. Codes kept in rows. */
export const aboutWhat = ['closing', 'lowering', 'erasing', 'plan'] as const
const Lowering = {
  level: z.enum(['medium', 'low']),
  ownView: z.enum(ownViews),
  familyConsidered: z.boolean(),
}
/** What closing a case asks. */
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
  about: z.enum(aboutWhat),
  /** What it would be done with; null for what is not asked about it. */
  closing: z.object(Answers).nullable(),
  lowering: z.object(Lowering).nullable(),
})
export type Waiting = z.infer<typeof Waiting>

export const approvalsApi = {
  rule: endpoint({
    method: 'GET',
    path: '/api/approvals/rule',
    summary:
      'For what my organisation wants a supervisor’s yes: closing a case, lowering its level of danger, a plan; and whether it can want it',
    who: [...networkRoles, 'administrator'],
    audit: 'none',
    input: strict({}),
    output: z.object({ closing: z.boolean(), lowering: z.boolean(), plan: z.boolean(), can: z.boolean() }),
    problems: [],
  }),
  decide: endpoint({
    method: 'PUT',
    path: '/api/approvals/rule',
    summary: 'Decide for what a supervisor’s yes is wanted; what is not named stays',
    who: ['administrator'],
    audit: 'approval.rule',
    input: strict({
      closing: z.boolean().optional(),
      lowering: z.boolean().optional(),
      plan: z.boolean().optional(),
    }),
    output: z.object({ closing: z.boolean(), lowering: z.boolean(), plan: z.boolean() }),
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
  askToLower: endpoint({
    method: 'POST',
    path: '/api/approvals/lowering',
    summary: 'Ask a supervisor to say that it is safer than thought',
    who: caseRoles,
    audit: 'approval.ask',
    input: strict({ id: Id, caseId: Id, ...Lowering }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'conflict'],
  }),
  askToErase: endpoint({
    method: 'POST',
    path: '/api/approvals/erasing',
    summary: 'Ask a supervisor to erase what I wrote down the wish for',
    who: caseRoles,
    audit: 'approval.ask',
    input: strict({ id: Id, caseId: Id }),
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
    summary:
      'What I asked a yes for: what waits, what was given back with its comment, and plans that were approved',
    who: caseRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      asked: z.array(
        z.object({
          id: Id,
          caseId: Id,
          reference: z.string(),
          about: z.enum(aboutWhat),
          isReturned: z.boolean(),
          /** Of a plan: a supervisor said yes. Any other yes is the act itself. */
          isGiven: z.boolean(),
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
    summary: 'Ask no more, or have read what was answered',
    who: caseRoles,
    audit: 'approval.settle',
    input: strict({ id: Id }),
    output: z.object({ isSettled: z.boolean() }),
    problems: ['not-found'],
  }),
  askForPlan: endpoint({
    method: 'POST',
    path: '/api/approvals/plan',
    summary: 'Ask a supervisor to look at the plan of a case',
    who: caseRoles,
    audit: 'approval.ask',
    input: strict({ id: Id, caseId: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'conflict'],
  }),
  plan: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/plan-yes',
    summary:
      'Whether the plan of a case wants a supervisor’s yes, who asked for it, and whether it is mine to give',
    who: caseReaders,
    audit: 'none',
    input: strict({ caseId: Id }),
    output: z.object({
      wanted: z.boolean(),
      asked: z.object({ id: Id, askedBy: Id, isReturned: z.boolean() }).nullable(),
      mayApprove: z.boolean(),
    }),
    problems: ['not-found'],
  }),
  tell: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/notes/{record}/tell',
    summary: 'Tell whoever works on a case that I left a supervision note there',
    who: ['supervisor'],
    audit: 'approval.note',
    input: strict({ caseId: Id, record: Id }),
    output: z.object({ told: z.int() }),
    problems: ['not-found'],
  }),
  notes: endpoint({
    method: 'GET',
    path: '/api/supervision-notes',
    summary: 'Supervision notes left for me that I have not put away',
    who: caseReaders,
    audit: 'none',
    input: strict({}),
    output: z.object({
      notes: z.array(z.object({ record: Id, caseId: Id, reference: z.string(), writtenBy: Id, toldOn: Day })),
    }),
    problems: [],
  }),
  readNote: endpoint({
    method: 'DELETE',
    path: '/api/supervision-notes/{record}',
    summary: 'Have read a supervision note',
    who: caseReaders,
    audit: 'approval.settle',
    input: strict({ record: Id }),
    output: z.object({ isRead: z.boolean() }),
    problems: ['not-found'],
  }),
}
