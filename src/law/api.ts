// The rules of a country as whoever works under them may read them.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { PackOut } from '../jurisdiction/pack-schema.ts'

export const lawApi = {
  read: endpoint({
    method: 'GET',
    path: '/api/law/{pack}',
    summary:
      'The rules of a country: each with its source, since when, and whether anybody there has checked it',
    who: networkRoles,
    audit: 'none',
    input: strict({ pack: z.string().max(30) }),
    output: PackOut,
    problems: ['not-found'],
  }),
}
