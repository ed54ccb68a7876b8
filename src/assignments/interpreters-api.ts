// The interpreters of the own house: who they are for a booking, and keeping what is known of them.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import type { StaffRole } from '../api/roles.ts'
import { Day, Id, Language, Sealed } from '../api/words.ts'
import { caseReaders } from '../cases/readers.ts'
import { interpreterGenders, interpreterTraining } from './interpreters.ts'
import { HourOfDay } from './model.ts'

const Known = {
  languages: z.array(Language).min(1).max(12),
  gender: z.enum(interpreterGenders).nullable(),
  trained: z.array(z.enum(interpreterTraining)).max(interpreterTraining.length),
  /** 1 is Monday. */
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  from: HourOfDay,
  to: HourOfDay,
}

export const interpretersApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/interpreters',
    summary: 'The interpreters of my organisation, with the half-hours of a day for which each was asked',
    // Whoever keeps the pool reads it too.
    who: [...new Set<StaffRole>([...caseReaders, 'administrator'])],
    audit: 'none',
    input: strict({ day: Day }),
    output: z.object({
      interpreters: z.array(
        z.object({
          user: Id,
          ...Known,
          taken: z.array(z.string()),
          /** Dialect, and whom they must not meet: sealed for the house. */
          sealedWords: z.string().nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  languages: endpoint({
    method: 'GET',
    path: '/api/interpreters/languages',
    summary:
      'The languages that people with an open case of my circles understand, each once, without how many',
    // An administrator reads no case: to them the answer would always be that there is none.
    who: ['supervisor'],
    audit: 'none',
    input: strict({}),
    output: z.object({ languages: z.array(z.string()) }),
    problems: [],
  }),
  keep: endpoint({
    method: 'PUT',
    path: '/api/interpreters/{user}',
    summary: 'Say what an interpreter of my organisation can do, and when',
    who: ['supervisor', 'administrator'],
    audit: 'interpreter.keep',
    input: strict({ user: Id, ...Known, sealedWords: Sealed(4096).nullable() }),
    output: z.object({ kept: z.boolean() }),
    problems: ['not-found', 'invalid'],
  }),
}
