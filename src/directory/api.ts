// Finding a service. The search carries no case and nothing of one person, leaves no line in any log, and answers
// fifty at a time.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { staffRoles } from '../api/roles.ts'
import { Cursor, Day, Id } from '../api/words.ts'
import { placesBands } from './codes.ts'
import { Criteria, Listing, Point, Service, ServiceInFull } from './model.ts'

export const directoryApi = {
  match: endpoint({
    method: 'POST',
    path: '/api/directory/match',
    summary:
      'Services for a need: those of the network first, then by language and coarse area, which rank and never exclude',
    who: staffRoles,
    audit: 'none',
    oneTrip: true,
    onlyReads: true,
    input: Criteria,
    output: z.object({ services: z.array(Service), next: Cursor.nullable() }),
    problems: [],
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/directory/services/{service}',
    summary: 'All that the directory says of a service: for its page and for a letter to it',
    who: staffRoles,
    audit: 'none',
    input: strict({ service: Id }),
    output: ServiceInFull,
    problems: ['not-found'],
  }),
  terms: endpoint({
    method: 'GET',
    path: '/api/directory/terms',
    summary: 'The areas and languages that services name, to choose from',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      areas: z.array(z.object({ code: z.string(), name: z.string().nullable(), middle: Point.nullable() })),
      languages: z.array(z.string()),
    }),
    problems: [],
  }),
  gaps: endpoint({
    method: 'GET',
    path: '/api/directory/gaps',
    summary:
      'For each kind of service the areas in which somebody says that they offer it: the others are gaps',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      areas: z.array(z.object({ code: z.string(), name: z.string().nullable() })),
      kinds: z.array(
        z.object({
          code: z.string(),
          areas: z.array(z.string()),
          /** Somebody offers it who does not say where. */
          unsaid: z.boolean(),
        }),
      ),
    }),
    problems: [],
  }),
  places: endpoint({
    method: 'POST',
    path: '/api/directory/places',
    summary: 'Whether services of the network have places today: yes, few, no, or not known',
    // The ministry sees numbers only, never one shelter's evening.
    who: staffRoles.filter((role) => role !== 'ministry' && role !== 'funder'),
    audit: 'none',
    onlyReads: true,
    input: strict({ services: z.array(Id).min(1).max(50) }),
    output: z.object({ places: z.array(z.object({ service: Id, free: z.enum(placesBands) })) }),
    problems: [],
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/directory/own',
    summary: 'What my organisation offers, as others see it',
    who: ['shelter', 'administrator'],
    audit: 'none',
    input: strict({}),
    output: z.object({ services: z.array(Service.extend({ goneOn: Day.nullable() })) }),
    problems: [],
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/directory/own',
    summary:
      'Say, or say anew, what my organisation offers; a confidential service has neither address nor number',
    who: ['shelter', 'administrator'],
    audit: 'directory.publish',
    input: Listing,
    output: z.object({ id: Id }),
    problems: ['refused', 'not-found'],
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/api/directory/own/{service}/right',
    summary: 'What the directory says of a service of mine is still right: it counts as checked today',
    who: ['shelter', 'administrator'],
    audit: 'directory.confirm',
    input: strict({ service: Id }),
    output: z.object({ checkedOn: Day }),
    problems: ['not-found'],
  }),
  sayFree: endpoint({
    method: 'POST',
    path: '/api/directory/own/{service}/free',
    summary:
      'Say how many places a service of mine has free this week, or no longer; refused of places to sleep',
    who: ['shelter', 'administrator'],
    audit: 'directory.free',
    input: strict({ service: Id, places: z.int().min(0).max(200).nullable() }),
    output: z.object({ freePlaces: z.int().nullable() }),
    problems: ['not-found', 'refused'],
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/api/directory/own/{service}/withdraw',
    summary: 'My organisation no longer offers it: it is found no more, letters that name it stay whole',
    who: ['shelter', 'administrator'],
    audit: 'directory.withdraw',
    input: strict({ service: Id }),
    output: z.object({ withdrawn: z.boolean() }),
    problems: ['not-found'],
  }),
}
