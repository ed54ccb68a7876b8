// What a person's own page asks with script: their file as it is sealed to their card, and a few things to send. It stands
// on the public host alone. Words of the card never come here: only the locator that they lead to.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { Bytes, CircleId, Code, Day, Id, KeptStatement, Sealed, Statement } from '../../api/words.ts'
import { Compartment, EpochOut, RecordIn, WrapOut } from '../../cases/model.ts'
import { MessageIn, MessageOut } from '../model.ts'

/** A sealed record as its person sees it: a day, and which place wrote it. */
const OwnRecord = z.object({
  id: Id,
  compartment: Compartment,
  kind: Code,
  /** The kind of process that it belongs to, such as a step of the plan. */
  about: Code.nullable(),
  epoch: z.int(),
  version: z.int(),
  on: Day,
  fromPerson: z.boolean(),
  by: z.string().nullable(),
  author: z.string().nullable(),
  ciphertext: z.string(),
  signature: z.string().nullable(),
})

export const ownApi = {
  file: endpoint({
    method: 'GET',
    path: '/api/own/file',
    summary: 'My file as it is sealed to my card: keys, records and messages of each of my cases',
    who: ['person'],
    audit: 'person.read',
    input: strict({}),
    output: z.object({
      network: z.string(),
      circle: CircleId,
      /** The organisation that carries the newest case: its log is the first that is believed. */
      home: z.int().nullable(),
      /** Organisations whose logs are needed to check who wrote and who spoke. */
      logs: z.array(z.int()),
      cases: z.array(
        z.object({
          id: Id,
          statements: z.array(z.union([Statement, KeptStatement])),
          epochs: z.array(EpochOut),
          wraps: z.array(WrapOut),
          records: z.array(OwnRecord),
          messages: z.array(MessageOut),
        }),
      ),
    }),
    problems: [],
  }),
  write: endpoint({
    method: 'POST',
    path: '/api/own/cases/{caseId}/messages',
    summary: 'Write to those who help me, sealed and signed with the key of my card',
    who: ['person'],
    audit: 'message.write',
    perMinute: 20,
    input: MessageIn.extend({ caseId: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'stale', 'conflict'],
  }),
  seen: endpoint({
    method: 'POST',
    path: '/api/own/cases/{caseId}/messages/seen',
    summary: 'I have read what was written to me: a day, nothing more',
    who: ['person'],
    audit: 'message.seen',
    input: strict({ caseId: Id }),
    output: z.object({ marked: z.int() }),
    problems: [],
  }),
  contact: endpoint({
    method: 'POST',
    path: '/api/own/cases/{caseId}/contact',
    summary: 'How I may be reached, and whether I want to be told that something is new; sealed',
    who: ['person'],
    audit: 'record.add',
    perMinute: 20,
    input: strict({ caseId: Id, record: RecordIn }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused'],
  }),
  readers: endpoint({
    method: 'GET',
    path: '/api/own/readers',
    summary: 'Who may read what I say about the help; their keys stand in their organisations’ logs',
    who: ['person'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      readers: z.array(
        z.object({
          circle: CircleId,
          name: z.string(),
          stands: z.enum(['carrier', 'helper', 'oversight']),
          organisation: z.int(),
        }),
      ),
      topics: z.array(Code),
    }),
    problems: [],
  }),
  speak: endpoint({
    method: 'POST',
    path: '/api/own/voices',
    summary: 'Say something about the help, with words that only the chosen reader can open',
    who: ['person'],
    audit: 'voice.new',
    perMinute: 5,
    input: strict({
      id: Id,
      kind: z.enum(['feedback', 'complaint']),
      topic: Code,
      to: CircleId,
      words: strict({
        wrapReader: Bytes(81),
        wrapOwn: Bytes(81),
        ciphertext: Sealed(32 * 1024),
      }).optional(),
    }),
    output: z.object({ id: Id }),
    problems: ['refused', 'conflict'],
  }),
}
