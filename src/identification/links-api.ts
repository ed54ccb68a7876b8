// Links that somebody at work makes and takes back; whoever uses one does so on the public page (help.submit).

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Bytes, Cursor, Day, Id } from '../api/words.ts'
import { contactMachine } from './contact.ts'
import { linkDays, linkPlaces, linkStates } from './links.ts'

const deskRoles = contactMachine.opens.who

const Link = z.object({
  id: Id,
  givenTo: z.enum(linkPlaces),
  madeBy: Id,
  madeOn: Day,
  until: Day,
  state: z.enum(linkStates),
})

export const linksApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/report-links',
    summary:
      'Links for a report from outside that my organisation has given out, the newest first, and where they lead',
    who: deskRoles,
    audit: 'none',
    input: strict({ after: Cursor.optional() }),
    output: z.object({
      links: z.array(Link),
      next: z.string().nullable(),
      /** The circle that reads what comes by one, and the public host. */
      circle: z.int(),
      publicUrl: z.string(),
    }),
    problems: [],
  }),
  make: endpoint({
    method: 'POST',
    path: '/api/report-links',
    summary: 'Give out a link for one report from outside: the server keeps the hash of its token',
    who: deskRoles,
    audit: 'report-link.make',
    perMinute: 10,
    input: strict({
      id: Id,
      givenTo: z.enum(linkPlaces),
      days: z.union(linkDays.map((days) => z.literal(days))),
      tokenHash: Bytes(32),
    }),
    output: z.object({ until: Day }),
    problems: ['refused', 'conflict', 'too-many'],
  }),
  revoke: endpoint({
    method: 'POST',
    path: '/api/report-links/{id}/revoke',
    summary: 'Take a link back: nothing comes by it any more',
    who: deskRoles,
    audit: 'report-link.revoke',
    input: strict({ id: Id }),
    output: z.object({ revoked: z.boolean() }),
    problems: ['not-found'],
  }),
} as const
