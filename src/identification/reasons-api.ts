// The reasons of a no, sealed by who sees no file: for whoever carries the process, and for the house that gave them.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { Bytes, CircleId, Day, Id, Sealed } from '../api/words.ts'

const Locator = Bytes(16)
const Wrap = Bytes(81)

/** Why an authority says no, where it sees no file to write into. */
export const reasonsApi = {
  read: endpoint({
    method: 'GET',
    path: '/api/tracks/{track}/reasons',
    summary:
      'The newest reasons of a no, or words about an interview, that were sealed by who sees no file, and to whom such are sealed',
    who: networkRoles,
    audit: 'none',
    input: strict({ track: Id }),
    output: z.object({
      reader: z.int(),
      given: z
        .object({
          id: Id,
          by: strict({ user: Id, organisation: z.int() }),
          day: Day,
          reader: z.int(),
          locator: z.string(),
          wrapReader: z.string(),
          wrapOwn: z.string(),
          /** For a second reader of the same house; nothing where the words are for nobody else there. */
          wrapHouse: z.string().nullable(),
          ciphertext: z.string(),
        })
        .nullable(),
    }),
    problems: ['not-found'],
  }),
  give: endpoint({
    method: 'POST',
    path: '/api/tracks/{track}/reasons',
    summary:
      'Give the reasons of a no, or words about an interview, sealed to whoever carries the process and to oneself',
    who: ['authority', 'police', 'prosecutor', 'inspector', 'immigration', 'child_welfare'],
    audit: 'reasons.give',
    input: strict({
      id: Id,
      track: Id,
      reader: CircleId,
      locator: Locator,
      wrapReader: Wrap,
      wrapOwn: Wrap,
      wrapHouse: Wrap.optional(),
      ciphertext: Sealed(64 * 1024),
    }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'conflict'],
  }),
  second: endpoint({
    method: 'POST',
    path: '/api/tracks/{track}/reasons/readings',
    summary:
      'A second person of the authority has read the reasons of a no, on another day, and agrees or does not',
    who: ['authority'],
    audit: 'reasons.second',
    input: strict({ id: Id, track: Id, reasons: Id, agrees: z.boolean() }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'conflict'],
  }),
} as const
