// Counting a person in the country's statistics without saying whom, and reading the sums.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { caseRoles, scorecardRoles } from '../../api/roles.ts'
import { Id } from '../../api/words.ts'
import { attributes, attributeNames } from '../counted-codes.ts'

const Attribute = z.enum(attributeNames as [string, ...string[]])

export const countedApi = {
  add: endpoint({
    method: 'POST',
    path: '/api/counted',
    summary:
      'Coarse facts about somebody in three rows under random numbers; the same numbers correct them while the month lasts. Names no case',
    who: caseRoles,
    audit: 'none', // a line with a name and a minute would be the link that must not exist
    untraced: true,
    input: strict({
      /** A number for each row: who it is, how they were registered, what held them. */
      id: Id,
      registration: Id,
      means: Id,
      age: z.enum(attributes.age),
      gender: z.enum(attributes.gender),
      exploitation: z.enum(attributes.exploitation),
      abroad: z.enum(attributes.abroad),
      citizenship: z.enum(attributes.citizenship),
      detected: z.enum(attributes.detected),
      registered: z.enum(attributes.registered),
      standing: z.enum(attributes.standing),
      sector: z.enum(attributes.sector),
      control: z.enum(attributes.control),
      recruiter: z.enum(attributes.recruiter),
    }),
    /** Not kept: it was counted in an earlier month, which is over. */
    output: z.object({ kept: z.boolean() }),
    problems: [],
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/counted',
    summary:
      'Who is helped, in sums over whole months: one attribute at a time, nothing exact below ten, the rest with its error',
    who: scorecardRoles,
    audit: 'none',
    oneTrip: true,
    input: strict({}),
    output: z.object({
      threshold: z.int(),
      /** So far off a rough number lies at most, 95 of 100 times. */
      error: z.int(),
      blocks: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          people: z.int(),
          tables: z.array(
            z.object({
              attribute: Attribute,
              cells: z.array(z.object({ code: z.string(), n: z.int() })),
              others: z.int(),
              rough: z.array(z.object({ code: z.string(), n: z.int() })),
            }),
          ),
        }),
      ),
      waitingSince: z.string().nullable(),
      waiting: z.array(
        z.object({ attribute: Attribute, rough: z.array(z.object({ code: z.string(), n: z.int() })) }),
      ),
    }),
    problems: [],
  }),
}
