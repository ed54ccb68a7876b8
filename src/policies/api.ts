// Policies and protocols: read where the work is done, written by who leads a house, looked at again by who answers for them.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { Code, Day, Id, Language } from '../api/words.ts'
import { longestStep, longestTitle, mostKinds, mostSteps, policyWriters } from './policy.ts'

const Title = z.string().trim().min(1).max(longestTitle)
const Steps = z.array(z.string().trim().min(1).max(longestStep)).min(1).max(mostSteps)
const Kinds = z.array(Code).min(1).max(mostKinds)

/** What is said of one, written or changed. */
const Written = {
  id: Id,
  shared: z.boolean(),
  kinds: Kinds,
  language: Language,
  title: Title,
  steps: Steps,
  owner: Id,
  reviewOn: Day,
}

const Policy = z.object({
  id: Id,
  version: z.int(),
  /** Of its words: another owner or day is no other edition. */
  edition: z.int(),
  house: z.string(),
  shared: z.boolean(),
  kinds: z.array(z.string()),
  language: z.string(),
  title: z.string(),
  steps: z.array(z.string()),
  /** Of my own house alone: who answers for it. */
  owner: Id.nullable(),
  reviewOn: Day,
  reviewedOn: Day,
  /** My house wrote it. */
  isOurs: z.boolean(),
})
export type Policy = z.infer<typeof Policy>

export const policiesApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/policies',
    summary: 'Policies of my house and those that the network shares, the one to be looked at first',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ policies: z.array(Policy) }),
    problems: [],
  }),
  write: endpoint({
    method: 'POST',
    path: '/api/policies',
    summary:
      'Write a policy of my house: where it holds, its steps, who answers for it and when it is looked at again',
    who: policyWriters,
    audit: 'policy.write',
    perMinute: 20,
    input: strict(Written),
    output: z.object({ id: Id }),
    problems: ['conflict', 'invalid', 'not-allowed'],
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/policies/{id}',
    summary: 'Change a policy of my house; it counts as looked at',
    who: policyWriters,
    audit: 'policy.write',
    ifMatch: true,
    input: strict(Written),
    output: z.object({ id: Id, version: z.int() }),
    problems: ['not-found', 'stale', 'invalid', 'not-allowed'],
  }),
  review: endpoint({
    method: 'POST',
    path: '/api/policies/{id}/review',
    summary:
      'As who answers for it, or who leads the house: it was looked at and stands; and when it is looked at next',
    who: networkRoles,
    audit: 'policy.review',
    input: strict({ id: Id, reviewOn: Day }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'invalid'],
  }),
  end: endpoint({
    method: 'DELETE',
    path: '/api/policies/{id}',
    summary: 'End a policy of my house: it holds no more',
    who: policyWriters,
    audit: 'policy.end',
    input: strict({ id: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found'],
  }),
}
