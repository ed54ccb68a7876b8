// Sets of questions that a house brings in for itself: tried first, by line and field, then kept as their file.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles, staffRoles } from '../api/roles.ts'
import { Bilingual, Day, FileFault, Statement } from '../api/words.ts'
import { modes } from './instrument.ts'

/** The longest file: 256 kB. */
const File = z.string().min(2).max(262_144)
const InstrumentCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)

export const instrumentsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/instruments',
    summary: 'Sets of questions that my house has brought in, the newest version of each',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      instruments: z.array(
        z.object({
          id: z.string(),
          version: z.int(),
          title: Bilingual,
          mode: z.enum(modes),
          roles: z.array(z.enum(staffRoles)),
          broughtOn: Day,
        }),
      ),
    }),
    problems: [],
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/instruments/{id}',
    summary: 'One of them as its file, the newest version',
    who: networkRoles,
    audit: 'none',
    input: strict({ id: InstrumentCode }),
    output: z.object({ file: z.string() }),
    problems: ['not-found'],
  }),
  tryOut: endpoint({
    method: 'POST',
    path: '/api/instruments/try',
    summary: 'What is wrong with the file of a set of questions, by line and field, or what it is',
    who: ['administrator'],
    audit: 'none',
    onlyReads: true,
    input: strict({ file: File }),
    output: z.object({
      faults: z.array(FileFault),
      found: z
        .object({ id: z.string(), version: z.int(), title: Bilingual, mode: z.enum(modes), items: z.int() })
        .nullable(),
    }),
    problems: [],
  }),
  bring: endpoint({
    method: 'POST',
    path: '/api/instruments',
    summary: 'Bring one file in: whole, or not at all; its hash is signed in the log of the organisation',
    who: ['administrator'],
    audit: 'instruments.bring',
    input: strict({ file: File, statement: Statement }),
    output: z.object({ id: z.string(), version: z.int() }),
    problems: ['conflict', 'refused', 'stale'],
  }),
} as const
