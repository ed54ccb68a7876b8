// A provider's own list, brought by whoever looks after the directory of the network: looked at first, then taken as a whole.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Day } from '../api/words.ts'
import { causes, type Cause } from './hsds/report.ts'
import { listTargets, mostListRows } from './list/fields.ts'

const mostBytes = 6 * 1024 * 1024
const coordinators = ['coordinator'] as const

const Mapping = z
  .record(z.string().min(1).max(200), z.enum(listTargets))
  .refine((mapping) => Object.keys(mapping).length <= 100)

const List = strict({
  /** Whose list it is. */
  name: z.string().trim().min(2).max(120),
  columns: z.array(z.string().min(1).max(200)).min(1).max(100),
  mapping: Mapping,
  rows: z
    .array(z.strictObject({ line: z.int().positive(), cells: z.array(z.string().max(20_000)).max(100) }))
    .min(1)
    .max(mostListRows),
})

const Said = z.object({
  line: z.int(),
  /** The heading; null where it is the whole row. */
  column: z.string().nullable(),
  /** `refused`: the row is left out; `dropped`: the cell is. */
  kind: z.enum(['kept', 'dropped', 'refused']),
  cause: z.enum(Object.keys(causes) as [Cause, ...Cause[]]),
})

/** What is there afterwards, or would be. */
const Found = z.object({
  services: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** In the directory from this list, and not in it any more. */
  gone: z.int(),
  refused: z.int(),
  /** Whose doors stay shut here: kept without number, page and address. */
  confidential: z.int(),
  remarks: z.array(Said),
  first: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      provider: z.string().nullable(),
      codes: z.array(z.string()),
      phone: z.string().nullable(),
    }),
  ),
})
export type ListFound = z.infer<typeof Found>

export const listsApi = {
  kept: endpoint({
    method: 'GET',
    path: '/api/directory/lists',
    summary: 'The lists of providers that were brought, and what their columns mean',
    who: coordinators,
    audit: 'none',
    input: strict({}),
    output: z.object({
      lists: z.array(z.object({ name: z.string(), mapping: Mapping, broughtOn: Day, services: z.int() })),
    }),
    problems: [],
  }),
  check: endpoint({
    method: 'POST',
    path: '/api/directory/lists/check',
    summary:
      'What a list would bring, and what in it cannot be taken, by line and column; nothing is changed',
    who: coordinators,
    audit: 'none',
    onlyReads: true,
    maxBytes: mostBytes,
    input: List,
    output: Found,
    problems: [],
  }),
  bring: endpoint({
    method: 'POST',
    path: '/api/directory/lists',
    summary: 'Take a list into the directory, all of it or nothing, and keep what its columns mean',
    who: coordinators,
    audit: 'directory.bring',
    maxBytes: mostBytes,
    input: List,
    output: Found,
    problems: [],
  }),
}
