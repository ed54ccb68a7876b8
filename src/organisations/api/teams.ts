// Teams of one's own organisation: making one, and going out of one. Letting somebody in and giving a key are the same for
// every circle (`organisations.admit`, `organisations.turn`).

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { staffRoles } from '../../api/roles.ts'
import { Bytes, CircleId, Id, Statement } from '../../api/words.ts'
import { Epoch } from '../model.ts'
import { teamPurposes } from '../teams.ts'

export const teamsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/organisations/teams',
    summary:
      'The teams of my organisation; what they are called is sealed under its key, who is in them stands in its log',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      teams: z.array(z.object({ circle: CircleId, purpose: z.enum(teamPurposes), sealedName: z.string() })),
    }),
    problems: [],
  }),
  number: endpoint({
    method: 'POST',
    path: '/api/organisations/teams/number',
    summary: 'Draw the number of a team that is to be made',
    who: ['administrator'],
    audit: 'team.number',
    input: strict({}),
    output: z.object({ number: CircleId }),
    problems: [],
  }),
  make: endpoint({
    method: 'POST',
    path: '/api/organisations/teams',
    summary: 'Make a team: what it is for, its first key, sealed to its members and to nobody else',
    who: ['administrator'],
    audit: 'team.make',
    stepUp: true,
    input: strict({
      /** From `teams.number`: the statement names it. */
      circle: CircleId,
      purpose: z.enum(teamPurposes),
      sealedName: Bytes(29, 1024),
      next: Epoch,
      statement: Statement,
    }),
    output: z.object({ circle: CircleId }),
    problems: ['conflict', 'stale', 'refused'],
  }),
  rename: endpoint({
    method: 'POST',
    path: '/api/organisations/teams/{circle}/name',
    summary: 'Call a team something else',
    who: staffRoles,
    audit: 'team.rename',
    input: strict({ circle: z.coerce.number().pipe(CircleId), sealedName: Bytes(29, 1024) }),
    output: z.object({ circle: CircleId }),
    problems: ['not-found'],
  }),
  nameIntake: endpoint({
    method: 'POST',
    path: '/api/organisations/intake',
    summary:
      'Say which team takes in what is referred, handed over or agreed for my organisation; none where all of it does',
    who: ['administrator'],
    audit: 'team.intake',
    input: strict({ circle: CircleId.nullable() }),
    output: z.object({ intake: CircleId.nullable() }),
    problems: ['not-allowed'],
  }),
  leave: endpoint({
    method: 'POST',
    path: '/api/organisations/teams/leave',
    summary: 'Somebody goes out of a team: at once for their sessions, and its key is due for a new one',
    who: staffRoles,
    audit: 'team.leave',
    input: strict({ circle: CircleId, memberId: Id, statement: Statement }),
    output: z.object({ left: z.boolean() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
}
