// Asking houses for a bed, as who asks sees it: whom one can ask, and how far each of those that were asked is.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles } from '../api/roles.ts'
import { CircleId, Code, Id } from '../api/words.ts'
import { placesBands } from '../directory/codes.ts'

/** One of the houses that were asked at once. */
const AskedHouse = z.object({
  track: Id,
  house: CircleId,
  state: Code,
  /** When it was asked; nothing where it is not asked any more. */
  sentAt: z.string().nullable(),
  /** When somebody there looked at it first. */
  seenAt: z.string().nullable(),
  /** What it said last, and when. */
  answer: z.object({ is: z.enum(['offer', 'cannot_offer', 'not_tonight']), at: z.string() }).nullable(),
  /** By when its answer is due. */
  dueAt: z.string().nullable(),
})
export type AskedHouse = z.infer<typeof AskedHouse>

export const bedRequestsApi = {
  houses: endpoint({
    method: 'GET',
    path: '/api/bed-requests/houses',
    summary: 'The houses that keep beds here, each with the one word that everybody sees',
    who: caseRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ houses: z.array(z.object({ circle: CircleId, free: z.enum(placesBands) })) }),
    problems: [],
  }),
  ofTrack: endpoint({
    method: 'GET',
    path: '/api/bed-requests/{track}',
    summary: 'How far the houses are that were asked together with this one; for who asked',
    who: caseRoles,
    audit: 'none',
    input: strict({ track: Id }),
    output: z.object({
      urgency: z.enum(['now', 'day', 'routine']),
      houses: z.array(AskedHouse),
      now: z.string(),
    }),
    problems: ['not-found'],
  }),
  see: endpoint({
    method: 'POST',
    path: '/api/bed-requests/{track}/seen',
    summary: 'Say that my house has looked at a request for a bed',
    who: caseRoles,
    audit: 'bed.seen',
    input: strict({ track: Id }),
    output: z.object({ seenAt: z.string() }),
    problems: ['not-found'],
  }),
}
