// Case conferences: called on a case, answered by the organisations that are asked, and written down for those who were there.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles, type Role } from '../api/roles.ts'
import { Bytes, Day, Id, Signature } from '../api/words.ts'
import { caseReaders } from '../cases/readers.ts'

export const wordFields = ['agenda', 'minutes', 'decisions'] as const
export type WordField = (typeof wordFields)[number]

/** What a person can say of a conference about them: a no calls it off. */
export const wishes = ['be_there', 'with_me', 'another_day', 'not_everybody'] as const
export const personSays = ['no', ...wishes] as const

const SealedWords = { ciphertext: Bytes(82, 65536), signature: Signature }

/** One, as whoever called it or was asked to it sees it. `caseId` is known to the house that called it alone. */
const Conference = z.object({
  id: Id,
  caseId: Id.nullable(),
  on: Day,
  state: z.enum(['called', 'held', 'called_off']),
  organisation: z.int(),
  calledBy: Id,
  /** What the person said of it on their own page; known to the house that called it alone. */
  personSays: z.enum(personSays).nullable(),
  people: z.array(
    z.object({
      organisation: z.int(),
      user: Id.nullable(),
      answer: z.enum(['comes', 'cannot_come']).nullable(),
      wasPresent: z.boolean().nullable(),
      /** Their answer as they signed it, for who called; nothing for anybody else. */
      signed: z.object({ ciphertext: z.string(), signature: z.string() }).nullable(),
    }),
  ),
  /** What was sealed to me. */
  words: z.array(
    z.object({ field: z.enum(wordFields), by: Id, ciphertext: z.string(), signature: z.string() }),
  ),
  /** To whom the server says that something was sealed: held against what was signed. */
  sealedTo: z.array(z.object({ field: z.enum(wordFields), to: Id })),
})
export type Conference = z.infer<typeof Conference>

/** Who can be asked to one: whoever can read a case. */
const asked: readonly Role[] = caseReaders

export const conferencesApi = {
  call: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/conferences',
    summary: 'Call a case conference: a day, and which organisations are asked; the agenda is sealed',
    who: caseRoles,
    audit: 'conference.call',
    input: strict({
      id: Id,
      caseId: Id,
      on: Day,
      organisations: z.array(z.int().positive()).min(1).max(20),
      agenda: strict(SealedWords),
    }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'conflict'],
  }),
  ofCase: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/conferences',
    summary: 'The conferences of a case that my house called',
    who: caseReaders,
    audit: 'none',
    input: strict({ caseId: Id }),
    output: z.object({ conferences: z.array(Conference) }),
    problems: [],
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/conferences',
    summary: 'Conferences to which my organisation is asked, the next first',
    who: asked,
    audit: 'none',
    input: strict({}),
    output: z.object({ conferences: z.array(Conference) }),
    problems: [],
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/conferences/{id}/answer',
    summary: 'Say for my organisation that I come to a conference, or cannot; signed for who called it',
    who: asked,
    audit: 'conference.answer',
    input: strict({ id: Id, comes: z.boolean(), signed: strict(SealedWords) }),
    output: z.object({ isAnswered: z.boolean() }),
    problems: ['not-found', 'refused'],
  }),
  write: endpoint({
    method: 'POST',
    path: '/api/conferences/{id}/words',
    summary:
      'Put down agenda, minutes or decisions, each sealed to one person; `present` says who was there, and ends it',
    who: caseRoles,
    audit: 'conference.write',
    input: strict({
      id: Id,
      present: z.array(Id).max(20).optional(),
      words: z.array(strict({ field: z.enum(wordFields), to: Id, ...SealedWords })).max(60),
    }),
    output: z.object({ isWritten: z.boolean() }),
    problems: ['not-found', 'refused', 'conflict'],
  }),
}
