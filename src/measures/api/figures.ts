// Figures for everybody: a table is asked for by one person, signed by another, and published with noise that is paid for.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { figureRoles } from '../../api/roles.ts'
import { Day, Id } from '../../api/words.ts'
import { accuracyNames, methods } from '../accuracy.ts'
import { figureNames } from '../figure-codes.ts'

const Attribute = z.enum(figureNames as [string, ...string[]])
const Month = Day.refine((day) => day.endsWith('-01'))

const Release = z.object({
  id: Id,
  attribute: Attribute,
  /** The second attribute that it crosses. */
  across: Attribute.nullable(),
  method: z.enum(methods),
  from: Day,
  to: Day,
  /** So far from the true count a figure lies at most: with noise 95 of 100 times, else always, and below it. */
  error: z.int(),
  epsilon: z.number().nullable(),
  rho: z.int().nullable(),
  askedByMe: z.boolean(),
  publishedAt: z.string().nullable(),
  /** One code for each attribute, nothing for a total; no number where it is left out. */
  cells: z.array(z.object({ codes: z.array(z.string().nullable()), n: z.int().nullable() })).nullable(),
})
export type Release = z.infer<typeof Release>

const table = { attribute: Attribute, across: Attribute.nullable(), from: Month, to: Month }

export const figuresApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/figures',
    summary:
      'Tables that wait for a second signature or are published, what each costs, and what is left of the year',
    who: figureRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      releases: z.array(Release),
      /** Months that are over and counted, oldest first. */
      months: z.array(Day),
      accuracies: z.array(
        z.object({
          accuracy: z.enum(accuracyNames),
          rho: z.int(),
          error: z.int(),
          epsilon: z.number(),
          /** How far a figure may be off where two attributes are crossed, of every two. */
          crossed: z.array(z.object({ attribute: Attribute, across: Attribute, error: z.int() })),
        }),
      ),
      budget: z.object({ year: z.int(), ceiling: z.int(), spent: z.int() }),
    }),
    problems: [],
  }),
  preview: endpoint({
    method: 'POST',
    path: '/api/figures/preview',
    summary:
      'How many cells of a table could be told if it were published now without noise, beside all that were before; no number of it',
    who: figureRoles,
    audit: 'none',
    onlyReads: true,
    perMinute: 20,
    input: strict(table),
    output: z.object({
      /** Why it cannot be published. */
      refused: z.enum(['former', 'changed', 'wide']).nullable(),
      cells: z.int(),
      leftOut: z.int(),
      /** Cells that were attacked with everything that is told; none of them was found. */
      attacked: z.int(),
      /** With how many tables that were published before. */
      compared: z.int(),
      /** So many people more can a number stand for. */
      error: z.int(),
    }),
    problems: ['refused'],
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/figures',
    summary:
      'Ask that a table of whole months is published; nothing is counted before a second person has signed',
    who: figureRoles,
    audit: 'figures.ask',
    input: strict({
      id: Id,
      ...table,
      /** How accurate its noise is; nothing where small cells are left out instead. */
      accuracy: z.enum(accuracyNames).nullable(),
    }),
    output: z.object({ isAsked: z.boolean() }),
    problems: ['refused'],
  }),
  sign: endpoint({
    method: 'POST',
    path: '/api/figures/{id}/sign',
    summary:
      'Sign a table that somebody else asked for: its noise is drawn, paid for and published in one step',
    who: figureRoles,
    audit: 'figures.publish',
    input: strict({ id: Id }),
    output: z.object({ isPublished: z.boolean() }),
    problems: ['not-found', 'refused'],
  }),
  takeBack: endpoint({
    method: 'DELETE',
    path: '/api/figures/{id}',
    summary: 'Take back a table that nobody has signed',
    who: figureRoles,
    audit: 'figures.take_back',
    input: strict({ id: Id }),
    output: z.object({ isTakenBack: z.boolean() }),
    problems: ['not-found'],
  }),
}
