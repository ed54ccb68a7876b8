// Figures for everybody: a table is asked for by one person, signed by another, and published with noise that is paid for.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { Day, Id } from '../../api/words.ts'
import { accuracyNames } from '../accuracy.ts'
import { figureNames } from '../figure-codes.ts'

const releasers = ['ministry', 'coordinator'] as const
const Attribute = z.enum(figureNames as [string, ...string[]])
const Month = Day.refine((day) => day.endsWith('-01'))

const Release = z.object({
  id: Id,
  attribute: Attribute,
  from: Day,
  to: Day,
  /** So far from the true count a figure lies at most, 95 of 100 times. */
  error: z.int(),
  epsilon: z.number(),
  rho: z.int(),
  askedByMe: z.boolean(),
  publishedAt: z.string().nullable(),
  cells: z.array(z.object({ code: z.string(), n: z.int() })).nullable(),
})
export type Release = z.infer<typeof Release>

export const figuresApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/figures',
    summary:
      'Tables that wait for a second signature or are published, what each costs, and what is left of the year',
    who: releasers,
    audit: 'none',
    input: strict({}),
    output: z.object({
      releases: z.array(Release),
      /** Months that are over and counted, oldest first. */
      months: z.array(Day),
      accuracies: z.array(
        z.object({ accuracy: z.enum(accuracyNames), rho: z.int(), error: z.int(), epsilon: z.number() }),
      ),
      budget: z.object({ year: z.int(), ceiling: z.int(), spent: z.int() }),
    }),
    problems: [],
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/figures',
    summary:
      'Ask that a table of whole months is published; nothing is counted before a second person has signed',
    who: releasers,
    audit: 'figures.ask',
    input: strict({ id: Id, attribute: Attribute, from: Month, to: Month, accuracy: z.enum(accuracyNames) }),
    output: z.object({ isAsked: z.boolean() }),
    problems: ['refused'],
  }),
  sign: endpoint({
    method: 'POST',
    path: '/api/figures/{id}/sign',
    summary:
      'Sign a table that somebody else asked for: its noise is drawn, paid for and published in one step',
    who: releasers,
    audit: 'figures.publish',
    input: strict({ id: Id }),
    output: z.object({ isPublished: z.boolean() }),
    problems: ['not-found', 'refused'],
  }),
  takeBack: endpoint({
    method: 'DELETE',
    path: '/api/figures/{id}',
    summary: 'Take back a table that nobody has signed',
    who: releasers,
    audit: 'figures.take_back',
    input: strict({ id: Id }),
    output: z.object({ isTakenBack: z.boolean() }),
    problems: ['not-found'],
  }),
}
