// What a person's own page asks with script: their file as it is sealed to their card, and a few things to send. It stands
// on the public host alone. Words of the card never come here: only the locator that they lead to.

import { z } from 'zod'
import { endpoint, onPublicHost, strict } from '../api/endpoint.ts'
import {
  Bytes,
  CircleId,
  Code,
  Cursor,
  Day,
  Id,
  Instant,
  KeptStatement,
  Language,
  LineProof,
  Sealed,
  Statement,
} from '../api/words.ts'
import { Compartment, Epoch, EpochOut, RecordIn, WrapIn, WrapOut } from '../cases/model.ts'
import { Consent } from '../consent/model.ts'
import { SealedDestination, SealedHours, Telling } from '../outbox/model.ts'
import { MessageIn, MessageOut } from '../messages/model.ts'
import { VoiceAnswer } from '../voice/api.ts'
import { OwnPaper, ownPapersApi } from './own-papers-api.ts'

/** A sealed record as its person sees it: a day, and which place wrote it. */
const OwnRecord = z.object({
  id: Id,
  compartment: Compartment,
  kind: Code,
  /** The kind of process that it belongs to, such as a step of the plan. */
  about: Code.nullable(),
  /** The process itself: the words that were agreed to belong to one consent. */
  track: Id.nullable(),
  epoch: z.int(),
  version: z.int(),
  on: Day,
  fromPerson: z.boolean(),
  by: z.string().nullable(),
  author: z.string().nullable(),
  ciphertext: z.string(),
  signature: z.string().nullable(),
})

export const portalApi = onPublicHost({
  file: endpoint({
    method: 'GET',
    path: '/api/portal/file',
    summary: 'My file as it is sealed to my card: keys, records and messages of each of my cases',
    who: ['person'],
    audit: 'person.read',
    input: strict({}),
    output: z.object({
      network: z.string(),
      circle: CircleId,
      /** What the card knows for itself, sealed under its words: whose log is believed, and which case is hers. */
      note: z.string().nullable(),
      /** The network's clock: the telephone's may be wrong. */
      now: Instant,
      /** Names of the places with whom something is or was shared. In the logs stands only the hash of a name and a kind. */
      places: z.array(
        z.object({ circle: CircleId, name: z.string(), kind: z.string(), organisation: z.int() }),
      ),
      /** Organisations whose logs are needed to check who wrote and who spoke. */
      logs: z.array(z.int()),
      cases: z.array(
        z.object({
          id: Id,
          statements: z.array(z.union([Statement, KeptStatement])),
          /** That what somebody said who has left since was said before. */
          proofs: z.array(LineProof),
          epochs: z.array(EpochOut),
          wraps: z.array(WrapOut),
          /** Who holds the newest key of each part now, and who will once they accept: a question to the chain, not an answer. */
          holders: z.array(
            z.object({
              compartment: Compartment,
              circles: z.array(CircleId),
              waiting: z.array(CircleId),
            }),
          ),
          consents: z.array(Consent),
          /** Places that were asked to carry the file and have accepted: of no other is a yes to that taken. */
          askedToCarry: z.array(CircleId),
          /** What was opened without a yes and of which the notice waits, because it would endanger. */
          quiet: z.array(Id),
          records: z.array(OwnRecord),
          /** Whether there are older ones. */
          moreWritten: z.boolean(),
          /** Notes about me that I read once they were talked about, and from which day in any case; why one waits longer is a record. */
          comingNotes: z.array(
            z.object({ on: Day, by: z.string().nullable(), from: Day, reason: Id.nullable() }),
          ),
          messages: z.array(MessageOut),
          /** Where the messages before these begin; nothing where these are all. */
          olderMessages: Id.nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  write: endpoint({
    method: 'POST',
    path: '/api/portal/cases/{caseId}/messages',
    summary: 'Write to those who help me, sealed and signed with the key of my card',
    who: ['person'],
    audit: 'message.write',
    perMinute: 20,
    input: MessageIn.extend({ caseId: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'stale', 'conflict'],
  }),
  messages: endpoint({
    method: 'GET',
    path: '/api/portal/cases/{caseId}/messages',
    summary: 'Messages of my case before the one that I name, two hundred at a time, newest first',
    who: ['person'],
    audit: 'none', // the look is recorded when the file is read
    input: strict({ caseId: Id, after: Id.optional() }),
    output: z.object({ messages: z.array(MessageOut), logs: z.array(z.int()), next: Id.nullable() }),
    problems: ['not-found'],
  }),
  written: endpoint({
    method: 'GET',
    path: '/api/portal/cases/{caseId}/written',
    summary: 'Everything that is written in my case, sealed to my card, two hundred at a time, newest first',
    who: ['person'],
    audit: 'none', // the look is recorded when the file is read
    input: strict({ caseId: Id, after: Cursor.optional() }),
    output: z.object({ records: z.array(OwnRecord), logs: z.array(z.int()), next: z.string().nullable() }),
    problems: [],
  }),
  seen: endpoint({
    method: 'POST',
    path: '/api/portal/cases/{caseId}/messages/seen',
    summary: 'I have read what was written to me: a day, nothing more',
    who: ['person'],
    audit: 'message.seen',
    input: strict({ caseId: Id }),
    output: z.object({ marked: z.int() }),
    problems: [],
  }),
  contact: endpoint({
    method: 'POST',
    path: '/api/portal/cases/{caseId}/contact',
    summary: 'How I may be reached, and whether I want to be told that something is new; sealed',
    who: ['person'],
    audit: 'record.add',
    perMinute: 20,
    input: strict({ caseId: Id, record: RecordIn }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused'],
  }),
  wellbeing: endpoint({
    method: 'POST',
    path: '/api/portal/cases/{caseId}/wellbeing',
    summary: 'How I am, answered by myself; sealed in the part about health and signed with my card',
    who: ['person'],
    audit: 'record.add',
    perMinute: 20,
    input: strict({ caseId: Id, record: RecordIn }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'conflict'],
  }),
  hours: endpoint({
    method: 'POST',
    path: '/api/portal/cases/{caseId}/hours',
    summary:
      'The hours that I worked, written down by myself; sealed in the legal part and signed with my card',
    who: ['person'],
    audit: 'record.add',
    perMinute: 20,
    input: strict({ caseId: Id, record: RecordIn }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'conflict', 'stale'],
  }),
  ways: endpoint({
    method: 'POST',
    path: '/api/portal/cases/{caseId}/ways',
    summary: 'Which of the three ways I have put aside; sealed and signed with my card',
    who: ['person'],
    audit: 'record.add',
    perMinute: 20,
    input: strict({ caseId: Id, record: RecordIn }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'stale', 'conflict'],
  }),
  telling: endpoint({
    method: 'GET',
    path: '/api/portal/cases/{caseId}/telling',
    summary: 'Whether I am told by text message or mail that something is new, and by what that can be done',
    who: ['person'],
    audit: 'none',
    input: strict({ caseId: Id }),
    output: Telling,
    problems: ['not-found'],
  }),
  keepTelling: endpoint({
    method: 'POST',
    path: '/api/portal/cases/{caseId}/telling',
    summary: 'Where I am told that something is new, sealed to the process that sends',
    who: ['person'],
    audit: 'destination.keep',
    perMinute: 20,
    input: SealedDestination.extend({ caseId: Id }),
    output: z.object({ kept: z.boolean() }),
    problems: ['not-found', 'stale'],
  }),
  keepTellingHours: endpoint({
    method: 'POST',
    path: '/api/portal/cases/{caseId}/telling/hours',
    summary: 'Other hours in which I may be told, sealed to the process that sends',
    who: ['person'],
    audit: 'destination.hours',
    perMinute: 20,
    input: SealedHours.extend({ caseId: Id }),
    output: z.object({ kept: z.boolean() }),
    problems: ['not-found', 'stale'],
  }),
  eraseTelling: endpoint({
    method: 'POST',
    path: '/api/portal/cases/{caseId}/telling/end',
    summary: 'I am told nothing outside any more: where it went is erased, and what waits to leave',
    who: ['person'],
    audit: 'destination.erase',
    decidesNoDay: true,
    input: strict({ caseId: Id }),
    output: z.object({ kept: z.boolean() }),
    problems: ['not-found'],
  }),
  draft: endpoint({
    method: 'GET',
    path: '/api/portal/draft',
    summary: 'What I was typing on my page, sealed under the key of my card',
    who: ['person'],
    audit: 'none',
    input: strict({}),
    output: z.object({ draft: z.string().nullable() }),
    problems: [],
  }),
  keepDraft: endpoint({
    method: 'POST',
    path: '/api/portal/draft',
    summary: 'Keep what I am typing, sealed under the key of my card; the quick exit empties it',
    who: ['person'],
    audit: 'none',
    perMinute: 60,
    decidesNoDay: true,
    input: strict({ draft: Sealed(40 * 1024) }),
    output: z.object({ kept: z.boolean() }),
    problems: [],
  }),
  dropDraft: endpoint({
    method: 'POST',
    path: '/api/portal/draft/end',
    summary: 'It was sent, or is not wanted: nothing of what I was typing is kept',
    who: ['person'],
    audit: 'none',
    decidesNoDay: true,
    input: strict({}),
    output: z.object({ kept: z.boolean() }),
    problems: [],
  }),
  stop: endpoint({
    method: 'POST',
    path: '/api/portal/cases/{caseId}/stop',
    summary: 'I withdraw consents, signed with my card, and what they opened gets new keys in the same act',
    who: ['person'],
    audit: 'consent.revoke',
    perMinute: 20,
    input: strict({
      caseId: Id,
      stops: z
        .array(strict({ track: Id, statement: Statement }))
        .min(1)
        .max(40),
      keys: z
        .array(
          strict({
            statement: Statement,
            epochs: z.array(Epoch).min(1).max(13),
            wraps: z.array(WrapIn).min(1).max(90),
            /** For the circle that stands by for the night. */
            duty: z.array(WrapIn).max(13).default([]),
          }),
        )
        .max(2),
    }),
    output: z.object({ rotated: z.array(z.string()) }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  reconsent: endpoint({
    method: 'POST',
    path: '/api/portal/cases/{caseId}/reconsent',
    summary:
      'I say yes once more to a place that had my yes before, signed with my card; the keys come with it',
    who: ['person'],
    audit: 'consent.give',
    perMinute: 20,
    input: strict({
      caseId: Id,
      track: Id,
      /** The consent that has ended. */
      again: Id,
      until: Day,
      statement: Statement,
      wraps: z.array(WrapIn).min(1).max(13),
    }),
    output: z.object({ track: Id }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  whole: endpoint({
    method: 'GET',
    path: '/api/portal/whole',
    summary:
      'What else is in my whole file, to take away: papers as they are sealed, steps, who looked, and the words for it',
    who: ['person'],
    audit: 'person.read',
    input: strict({ language: Language }),
    output: z.object({
      papers: z.array(OwnPaper),
      steps: z.array(z.object({ kind: Code, state: Code, on: Day, place: z.string().nullable() })),
      looks: z.array(z.object({ place: z.string(), on: Day })),
      direction: z.enum(['ltr', 'rtl']),
      words: z.record(z.string(), z.string()),
    }),
    problems: [],
  }),
  ...ownPapersApi,
  readers: endpoint({
    method: 'GET',
    path: '/api/portal/readers',
    summary: 'Who may read what I say about the help; their keys stand in their organisations’ logs',
    who: ['person'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      readers: z.array(
        z.object({
          circle: CircleId,
          name: z.string(),
          stands: z.enum(['carrier', 'helper', 'oversight', 'council']),
          organisation: z.int(),
          /** What the organisation is called and of which kind it is: held against what was signed. */
          called: strict({ name: z.string(), kind: z.string() }),
        }),
      ),
      topics: z.array(Code),
    }),
    problems: [],
  }),
  said: endpoint({
    method: 'GET',
    path: '/api/portal/voices',
    summary: 'What I said about the help in words, and what was answered, sealed to my card',
    who: ['person'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      said: z.array(
        z.object({ track: Id, wrap: z.string(), ciphertext: z.string(), answers: z.array(VoiceAnswer) }),
      ),
    }),
    problems: [],
  }),
  speak: endpoint({
    method: 'POST',
    path: '/api/portal/voices',
    summary: 'Say something about the help, with words that only the chosen reader can open',
    who: ['person'],
    audit: 'voice.new',
    perMinute: 5,
    input: strict({
      id: Id,
      kind: z.enum(['feedback', 'complaint']),
      topic: Code,
      to: CircleId,
      /** The help that it is about: it is not asked about again, and nothing keeps that the two belong together. */
      after: Id.optional(),
      words: strict({
        wrapReader: Bytes(81),
        wrapOwn: Bytes(81),
        ciphertext: Sealed(32 * 1024),
      }).optional(),
    }),
    output: z.object({ id: Id }),
    problems: ['refused', 'conflict'],
  }),
})
