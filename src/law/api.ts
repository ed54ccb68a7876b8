// The rules of a country as whoever works under them may read them.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles, staffRoles } from '../api/roles.ts'
import { PackOut } from '../jurisdiction/pack-schema.ts'

export const lawApi = {
  files: endpoint({
    method: 'GET',
    path: '/api/law/{pack}/files',
    summary:
      'A country’s rules as their files, those it builds on first: whoever signs a move, or checks one, reads them by their hashes',
    who: staffRoles,
    audit: 'none',
    input: strict({ pack: z.string().max(60) }),
    output: z.object({ files: z.array(z.object({ id: z.string(), text: z.string() })) }),
    problems: ['not-found'],
  }),
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
