// Guardian organisations: which are ready to speak for which, which are named, and whom they let in after all administrators were lost.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { staffRoles } from '../../api/roles.ts'
import { Id, Instant, Statement } from '../../api/words.ts'
import { Invitation } from './organisations.ts'

const Organisation = z.int().positive()

/** Somebody whom guardians let in: by whom, and from when on, where a second one has agreed. */
export const Readmission = z.object({
  organisation: Organisation,
  person: Id,
  handle: z.string(),
  askedBy: Organisation,
  askedAt: Instant,
  agreedBy: Organisation.nullable(),
  opensAt: Instant.nullable(),
  until: Instant,
  stoppedAt: Instant.nullable(),
  /** They have come, and administer. */
  joined: z.boolean(),
})

export const guardiansApi = {
  read: endpoint({
    method: 'GET',
    path: '/api/organisations/guardians',
    summary: 'Who is ready to speak for my organisation and who is named, and for whom mine is',
    who: ['administrator'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      ours: z.array(z.object({ organisation: Organisation, named: z.boolean() })),
      guarded: z.array(z.object({ organisation: Organisation, named: z.boolean() })),
    }),
    problems: [],
  }),
  readmissions: endpoint({
    method: 'GET',
    path: '/api/organisations/readmissions',
    summary:
      'Whom guardians are about to let in, in the whole network, and whom they let in within the last three months',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ readmissions: z.array(Readmission) }),
    problems: [],
  }),
  ready: endpoint({
    method: 'POST',
    path: '/api/organisations/guardians/ready',
    summary: 'Say in our log that we are ready to speak for another organisation',
    who: ['administrator'],
    audit: 'guardian.ready',
    stepUp: true,
    input: strict({ organisation: Organisation, statement: Statement }),
    output: z.object({ ready: z.literal(true) }),
    problems: ['stale', 'refused', 'not-found'],
  }),
  name: endpoint({
    method: 'POST',
    path: '/api/organisations/guardians',
    summary: 'Name three guardian organisations in our log, or none any more',
    who: ['administrator'],
    audit: 'guardian.name',
    stepUp: true,
    input: strict({ organisations: z.array(Organisation).max(3), statement: Statement }),
    /** Where there are two administrators they count when a second one agrees. */
    output: z.object({ waits: z.boolean() }),
    problems: ['stale', 'refused'],
  }),
  readmit: endpoint({
    method: 'POST',
    path: '/api/organisations/readmissions',
    summary:
      'As a guardian, ask that somebody is let in as an administrator; nothing opens before a second one agrees',
    who: ['administrator'],
    audit: 'guardian.readmit',
    stepUp: true,
    input: strict({
      organisation: Organisation,
      id: Id,
      handle: z.string().regex(/^[a-z0-9-]{2,40}$/),
      language: z.string().max(12).default('en'),
      invitation: Invitation,
      statement: Statement,
    }),
    output: z.object({ id: Id }),
    problems: ['conflict', 'stale', 'refused', 'not-found'],
  }),
  agree: endpoint({
    method: 'POST',
    path: '/api/organisations/readmissions/agreed',
    summary: 'As the second guardian, agree; from here seven days run, and everybody concerned is told',
    who: ['administrator'],
    audit: 'guardian.agree',
    stepUp: true,
    input: strict({ organisation: Organisation, statement: Statement }),
    output: z.object({ opensAt: Instant }),
    problems: ['stale', 'refused', 'not-found'],
  }),
  stop: endpoint({
    method: 'POST',
    path: '/api/organisations/readmissions/stopped',
    summary: 'Stop it: as an administrator of the organisation, or as its guardian',
    who: ['administrator'],
    audit: 'guardian.stop',
    input: strict({ organisation: Organisation, statement: Statement }),
    output: z.object({ stopped: z.literal(true) }),
    problems: ['stale', 'refused', 'not-found'],
  }),
}
