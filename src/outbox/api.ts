// Being told, outside the house, that there is something in it: for myself, and for a person with her.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles, networkRoles } from '../api/roles.ts'
import { Id } from '../api/words.ts'
import { SealedDestination, SealedHours, Telling } from './model.ts'

const Kept = z.object({ kept: z.boolean() })

export const outboxApi = {
  mine: endpoint({
    method: 'GET',
    path: '/api/telling',
    summary: 'Whether I am told outside that something waits for me, and by what that can be done here',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: Telling,
    problems: [],
  }),
  keepMine: endpoint({
    method: 'PUT',
    path: '/api/telling',
    summary: 'Say where I am told that something waits for me, sealed to the process that sends',
    who: networkRoles,
    audit: 'destination.keep',
    input: SealedDestination.extend({ digest: z.boolean() }),
    output: Kept,
    problems: ['stale'],
  }),
  eraseMine: endpoint({
    method: 'POST',
    path: '/api/telling/end',
    summary: 'I am told nothing outside any more: where it went is erased, and what waits to leave',
    who: networkRoles,
    audit: 'destination.erase',
    input: strict({}),
    output: Kept,
    problems: [],
  }),
  ofCase: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/telling',
    summary: 'Whether a person is told by herself that something is new, and how far the last notice is',
    who: caseRoles,
    audit: 'none',
    input: strict({ caseId: Id }),
    output: Telling,
    problems: ['not-found'],
  }),
  keepForCase: endpoint({
    method: 'PUT',
    path: '/api/cases/{caseId}/telling',
    summary: 'Say with a person where she is told that something is new, sealed to the process that sends',
    who: caseRoles,
    audit: 'destination.keep',
    input: SealedDestination.extend({ caseId: Id }),
    output: Kept,
    problems: ['not-found', 'stale'],
  }),
  keepHours: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/telling/hours',
    summary: 'Other hours in which a person may be told, sealed to the process that sends',
    who: caseRoles,
    audit: 'destination.hours',
    input: SealedHours.extend({ caseId: Id }),
    output: Kept,
    problems: ['not-found', 'stale'],
  }),
  eraseForCase: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/telling/end',
    summary: 'A person is told nothing outside any more: where it went is erased, and what waits to leave',
    who: caseRoles,
    audit: 'destination.erase',
    input: strict({ caseId: Id }),
    output: Kept,
    problems: ['not-found'],
  }),
}
