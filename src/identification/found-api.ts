// Counting where somebody was met, without saying whom.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { Id } from '../api/words.ts'
import { foundChannels, foundSections } from './found.ts'
import { venues } from './venues.ts'

export const foundApi = {
  count: endpoint({
    method: 'POST',
    path: '/api/found',
    summary:
      'Kind of place, kind of work and district in which somebody was met, under a random number; names no case and no visit',
    who: networkRoles,
    audit: 'none', // a line with a name and a minute would be the link that must not exist
    untraced: true,
    input: strict({
      id: Id,
      venue: z.enum(venues),
      section: z.enum(foundSections),
      district: z.string().max(60),
      channel: z.enum(foundChannels),
    }),
    output: z.object({ kept: z.boolean() }),
    problems: [],
  }),
} as const
