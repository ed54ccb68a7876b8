// The rules of a country as whoever works under them may read them.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles, staffRoles } from '../api/roles.ts'
import { Day, FileFault, Id, Statement } from '../api/words.ts'
import { PackOut } from '../jurisdiction/pack-schema.ts'
import { hourIsOf } from '../jurisdiction/reporting.ts'

/** Who writes down and changes the rules of a country. */
const lawyers = ['coordinator', 'lawyer'] as const
/** Parts of a law of which no running duty is counted. */
export const otherSections = ['children', 'return', 'switches', 'reports', 'terms', 'forms'] as const
/** The longest file: 1 MB. */
const longest = 1_048_576
const Title = z.record(z.string(), z.string())
/** A sentence, and where it stands. */
const Said = z.object({ id: z.string(), text: Title, source: z.string() })
/** One that has to be passed on: within how many hours of meeting somebody, and of whom, where the law says so. */
const MustSay = Said.extend({
  within: z.object({ hours: z.int(), of: z.enum(hourIsOf) }).optional(),
})

export const lawApi = {
  files: endpoint({
    method: 'GET',
    path: '/api/law/{pack}/files',
    summary:
      'A country’s rules as their files, those it builds on first: whoever signs a move, or checks one, reads them by their hashes',
    who: staffRoles,
    audit: 'none',
    input: strict({ pack: z.string().max(60) }),
    output: z.object({ files: z.array(z.object({ id: z.string(), text: z.string() })) }),
    problems: ['not-found'],
  }),
  changes: endpoint({
    method: 'GET',
    path: '/api/law/changes',
    summary:
      'Rules that the network changed for itself, and changes that wait for a second signature: who said which and when; the file of one is read by itself',
    who: lawyers,
    audit: 'none',
    input: strict({ over: z.string().max(60).optional(), after: z.int().min(1).optional() }),
    output: z.object({
      changes: z.array(
        z.object({
          n: z.int(),
          pack: z.string(),
          over: z.string(),
          since: Day,
          hash: z.string(),
          by: Id,
          saidOn: Day,
          mine: z.boolean(),
          /** Whether two have signed it. */
          holds: z.boolean(),
        }),
      ),
      next: z.int().nullable(),
    }),
    problems: [],
  }),
  change: endpoint({
    method: 'GET',
    path: '/api/law/changes/{n}',
    summary: 'The file of one change, held by the browser against the hash that was signed',
    // Everybody who reads what the council of survivors thinks of it.
    who: [...lawyers, 'advocate', 'supervisor', 'administrator'],
    audit: 'none',
    input: strict({ n: z.coerce.number().int().min(1) }),
    output: z.object({ text: z.string() }),
    problems: ['not-found'],
  }),
  saidFirst: endpoint({
    method: 'GET',
    path: '/api/law/said-first',
    summary:
      'What I, by my profession, have to pass on and what not, under the law of a case or of my house: said before the first question',
    who: networkRoles,
    audit: 'none',
    input: strict({ pack: z.string().max(60).optional() }),
    output: z.object({
      must: z.array(MustSay),
      /** Left to me, or not known here. */
      may: z.array(Said),
      not: z.array(Said),
      /** Where not, this profession asks nothing: it gives the card and the door. */
      mayInterview: z.boolean(),
      /** The door: a number to ring. */
      hotline: z.string(),
    }),
    problems: ['not-found'],
  }),
  countries: endpoint({
    method: 'GET',
    path: '/api/law/countries',
    summary: 'Countries whose rules the network wrote for itself, and two members signed',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ countries: z.array(z.object({ id: z.string(), title: Title })) }),
    problems: [],
  }),
  drafts: endpoint({
    method: 'GET',
    path: '/api/law/drafts',
    summary: 'Files of rules that whoever runs the server has brought in: nobody has signed them',
    who: lawyers,
    audit: 'none',
    input: strict({}),
    output: z.object({
      drafts: z.array(
        z.object({ id: z.string(), over: z.string(), pack: z.string(), text: z.string(), broughtOn: Day }),
      ),
    }),
    problems: [],
  }),
  tryOut: endpoint({
    method: 'POST',
    path: '/api/law/try',
    summary:
      'What a changed law would change: its faults by line and field, or how many running duties would have another day',
    who: lawyers,
    audit: 'none',
    onlyReads: true,
    input: strict({ over: z.string().max(60), text: z.string().max(longest) }),
    output: z.object({
      faults: z.array(FileFault),
      rules: z.array(z.object({ clock: z.string(), running: z.int(), otherDay: z.int() })),
      /** Permissions whose rule would be another one, and how many run: each keeps what it was given with. */
      permits: z.array(z.object({ code: z.string(), running: z.int() })),
      /** Where it is decided otherwise who somebody is: how many wait for it. */
      deciding: z.int().nullable(),
      /** Other parts of the rules that would be other from the day on: whatever runs keeps what it began with. */
      sections: z.array(z.enum(otherSections)),
    }),
    problems: [],
  }),
  propose: endpoint({
    method: 'POST',
    path: '/api/law/changes',
    summary: 'Say in the founding house’s log that a law is to be changed; it waits for a second signature',
    who: lawyers,
    audit: 'law.propose',
    stepUp: true,
    input: strict({ text: z.string().max(longest), statement: Statement }),
    output: z.object({ n: z.int() }),
    problems: ['stale', 'refused', 'conflict'],
  }),
  agree: endpoint({
    method: 'POST',
    path: '/api/law/agreements',
    summary: 'Agree to a change of a law; from its day on new cases are opened under it',
    who: lawyers,
    audit: 'law.agree',
    stepUp: true,
    input: strict({ statement: Statement }),
    output: z.object({ pack: z.string() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/law/{pack}',
    summary:
      'The rules of a country: each with its source, since when, and whether anybody there has checked it; of a day, those that stand in their place then',
    who: networkRoles,
    audit: 'none',
    input: strict({ pack: z.string().max(30), on: Day.optional() }),
    output: PackOut,
    problems: ['not-found'],
  }),
}
