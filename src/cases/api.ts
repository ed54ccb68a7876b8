// Opening and reading a case, its sealed records, and the list.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles, staffRoles } from '../api/roles.ts'
import {
  CircleId,
  Code,
  Cursor,
  Day,
  Id,
  KeptStatement,
  Language,
  LineProof,
  Statement,
} from '../api/words.ts'
import { referenceBeginning } from './alias.ts'
import { ageGroups } from './codes.ts'
import { digestLetters, isWholeList, mostBuckets } from './header-digest.ts'
import { caseReaders } from './readers.ts'
import {
  CaseHead,
  ClockOut,
  Compartment,
  Epoch,
  EpochOut,
  EventOut,
  HeaderIn,
  HeaderOut,
  RecordIn,
  RecordOut,
  TrackOut,
  WrapIn,
  WrapOut,
} from './model.ts'
import { settledAs } from './working-notes.ts'

/** Asked in the background by whoever is signed in; for who reaches no case the answer is empty. */
const members = staffRoles.filter((role) => role !== 'ministry')

export const casesApi = {
  open: endpoint({
    method: 'POST',
    path: '/api/cases',
    summary: 'Open a case: five clear facts, keys for its compartments, and what was written, sealed',
    who: caseRoles,
    audit: 'case.open',
    input: strict({
      id: Id,
      reference: z.string().regex(/^C-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
      language: Language,
      ageGroup: z.enum(ageGroups),
      origin: Code,
      urgency: z.enum(['now', 'day', 'routine']).default('routine'),
      epochs: z.array(Epoch).min(1).max(13),
      wraps: z.array(WrapIn).min(1).max(90),
      /** The first statement of the case's chain: who carries it, and which keys it begins with. */
      statement: Statement,
      /** The facts that stand on the case, signed by who opens it. */
      signatures: strict({ facts: Statement }).optional(),
      headers: z.array(HeaderIn).max(9),
      records: z.array(RecordIn).max(12),
      trackId: Id,
      contact: Id.optional(),
      /** Which of my circles carries it; my organisation's where none is named. */
      circle: CircleId.optional(),
    }),
    output: z.object({ id: Id, version: z.int() }),
    problems: ['conflict', 'refused'],
  }),
  // Before `read`: of two paths that fit, the one that is named first answers.
  listRotationDue: endpoint({
    method: 'GET',
    path: '/api/cases/rotation-due',
    summary:
      'Cases that my organisation carries and that owe new keys, because somebody has left; a few at a time',
    who: members,
    audit: 'none',
    input: strict({ after: Id.optional() }),
    /** `total` counts those after `after`. */
    output: z.object({ cases: z.array(Id), total: z.int() }),
    problems: [],
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/cases/{id}',
    summary:
      'Everything on one case that is shared with me: tracks, clocks, events, and the keys made for my circles',
    who: caseReaders,
    audit: 'none', // the look itself is recorded once a day in `looks`, and that first look in the chain
    oneTrip: true,
    input: strict({ id: Id }),
    output: z.object({
      case: CaseHead,
      tracks: z.array(TrackOut),
      clocks: z.array(ClockOut),
      events: z.array(EventOut),
      records: z.array(RecordOut),
      epochs: z.array(EpochOut),
      wraps: z.array(WrapOut),
      rotationDue: z.array(z.string()),
      /** The case's chain; of what concerns others alone, only the hash. */
      statements: z.array(z.union([Statement, KeptStatement])),
      /** What was signed of the case's facts, from the first move of that line on. */
      signed: z.array(Statement),
      /** What was signed last of each process that is shared with me. */
      steps: z.array(z.object({ track: Id, signed: Statement })),
      /** Organisations whose logs are needed to check the chain and who wrote what. */
      logs: z.array(z.int()),
      header: z.object({ circleId: CircleId, circleEpoch: z.int(), ciphertext: z.string() }).nullable(),
    }),
    problems: ['not-found'],
  }),
  keys: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/keys',
    summary:
      'The keys of one case that were made for my circles, its chain, and how the person is reached, sealed: what a new key needs',
    who: caseReaders,
    audit: 'case.keys',
    input: strict({ caseId: Id }),
    output: z.object({
      epochs: z.array(EpochOut),
      wraps: z.array(WrapOut),
      rotationDue: z.array(z.string()),
      statements: z.array(z.union([Statement, KeptStatement])),
      logs: z.array(z.int()),
      /** `old`: sealed under a key that the circle had before. */
      header: z
        .object({ circleId: CircleId, circleEpoch: z.int(), ciphertext: z.string(), old: z.boolean() })
        .nullable(),
      /** The newest safe contact, which a new key of its part must seal anew. */
      contact: RecordOut.nullable(),
      /** Parts in which something lies that was written to stay. */
      written: z.array(Compartment),
    }),
    problems: ['not-found'],
  }),
  proofs: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/proofs',
    summary:
      'Of lines of a case’s chain whose speakers have left since: that they were said before. Asked by whoever checks it',
    who: [...caseReaders, 'person'],
    audit: 'none',
    input: strict({ caseId: Id }),
    output: z.object({ proofs: z.array(LineProof) }),
    problems: ['not-found'],
  }),
  written: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/written',
    summary: 'All sealed records of a case that are shared with me, newest first, five hundred at a time',
    who: caseReaders,
    audit: 'none', // taking the whole file away is a move of the case, with a line of its own
    input: strict({ caseId: Id, after: Cursor.optional() }),
    output: z.object({ records: z.array(RecordOut), logs: z.array(z.int()), next: z.string().nullable() }),
    problems: ['not-found'],
  }),
  appendStatement: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/statements',
    summary:
      'The chain is told what is so already: the person closed or opened their case where nothing could be signed',
    who: caseRoles,
    audit: 'case.say',
    input: strict({ caseId: Id, statement: Statement }),
    output: z.object({ said: z.boolean() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  order: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/order',
    summary:
      'The chain is put in order: it goes over to newer rules, or somebody who may says of lines in doubt which are struck',
    who: caseRoles,
    audit: 'case.order',
    input: strict({ caseId: Id, statement: Statement }),
    output: z.object({ ordered: z.boolean() }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/cases',
    summary:
      'My circles’ cases or those on which I work, by when something happened last as far as I can see it: the newest first, or what rests longest',
    who: caseReaders,
    audit: 'none',
    oneTrip: true,
    input: strict({
      state: Code.default('active'),
      whose: z.enum(['all', 'mine']).default('all'),
      order: z.enum(['newest', 'resting']).default('newest'),
      after: Cursor.optional(),
    }),
    output: z.object({
      cases: z.array(
        CaseHead.pick({
          id: true,
          reference: true,
          state: true,
          risk: true,
          language: true,
          ageGroup: true,
          updatedAt: true,
          mine: true,
          openedAt: true,
        }).extend({
          signed: Statement.nullable(),
          /** The colleague of my house who works on it. */
          worker: Id.nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    problems: [],
  }),
  signing: endpoint({
    method: 'GET',
    path: '/api/signing',
    summary:
      'What whoever signs a move next must know: the facts of its case, and what was signed last of them and of the process',
    who: members,
    audit: 'none',
    input: strict({
      caseId: Id.optional(),
      track: Id.optional(),
      move: Code.optional(),
      other: z.coerce.number().pipe(CircleId).optional(),
    }),
    output: z.object({
      case: z
        .object({
          id: Id,
          /** Nothing of it for whoever stands on the process alone. */
          now: z.object({ reference: z.string(), risk: z.string(), age: z.string() }).nullable(),
          /** Who stands on the other side, or will, and of which house. */
          other: z.object({ circle: CircleId, house: z.int() }).nullable(),
          facts: Statement.nullable(),
          mayCallSafer: z.boolean(),
          /** The law under which it runs. */
          pack: z.string(),
          /** Whether whoever holds the process, or will, is whoever carries the case. */
          isCarriers: z.boolean(),
          /** The process, where it was asked for: what runs on it, and what the rules of the move must know. */
          process: z
            .object({
              subkind: Code.nullable(),
              state: Code,
              version: z.int(),
              owed: z.array(z.object({ clock: z.string(), on: z.string() })),
              step: Statement.nullable(),
              facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
            })
            .nullable(),
        })
        .nullable(),
    }),
    problems: [],
  }),
  proveMoves: endpoint({
    method: 'POST',
    path: '/api/signing/proofs',
    summary: 'Of signed moves whose speakers have left since: that they were said before',
    who: members,
    audit: 'none',
    onlyReads: true,
    input: strict({ lines: z.array(Id).max(60) }),
    output: z.object({ lines: z.array(z.object({ line: Id, proofs: z.array(LineProof) })) }),
    problems: [],
  }),
  find: endpoint({
    method: 'POST',
    path: '/api/cases/find',
    summary: 'A case by the beginning of its reference',
    who: members,
    audit: 'none',
    oneTrip: true,
    onlyReads: true,
    input: strict({
      reference: z.string().trim().toUpperCase().regex(referenceBeginning),
    }),
    output: z.object({
      cases: z.array(CaseHead.pick({ id: true, reference: true, state: true, risk: true })),
    }),
    problems: [],
  }),
  contacts: endpoint({
    method: 'GET',
    path: '/api/cases/{caseId}/contacts',
    summary:
      'The newest notes of my house on a case on which I work, sealed: when the person was reached last stands in them. No look at the case',
    who: caseReaders,
    audit: 'none',
    input: strict({ caseId: Id }),
    output: z.object({ records: z.array(RecordOut) }),
    problems: [],
  }),
  showNames: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/names',
    summary: 'Names are shown on my screen for half a minute: it is written down, and the person is told',
    who: caseReaders,
    audit: 'case.names',
    input: strict({ caseId: Id }),
    output: z.object({ written: z.boolean() }),
    problems: ['not-found'],
  }),
  headers: endpoint({
    method: 'POST',
    path: '/api/headers',
    summary:
      'Sealed headers of my circles, for search on this machine alone: of each bucket of which I hold something else, all that is in it',
    who: members,
    audit: 'none',
    oneTrip: true,
    onlyReads: true,
    // The server reads and hashes all of them each time.
    perMinute: 120,
    input: strict({
      held: z
        .base64url()
        .max(digestLetters * mostBuckets)
        .refine(isWholeList)
        .optional(),
      from: z.int().min(0).max(mostBuckets).default(0),
    }),
    output: z.object({
      buckets: z.array(z.object({ bucket: z.int(), headers: z.array(HeaderOut) })),
      next: z.int().nullable(),
    }),
    problems: [],
  }),
  seal: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/records',
    summary: 'Add a sealed record: a note, a statement, the safe contact',
    who: [...caseReaders, 'person'],
    audit: 'record.add',
    input: strict({ caseId: Id, record: RecordIn }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'stale', 'refused'],
  }),
  tellNote: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/notes/{record}/told',
    summary: 'A note was talked about with the person: from now on it stands on their page',
    who: caseReaders,
    audit: 'note.told',
    input: strict({ caseId: Id, record: Id }),
    output: z.object({ on: Day }),
    problems: ['not-found'],
  }),
  keepNoteBack: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/notes/{record}/kept-back',
    summary:
      'A note waits longer than seven days before the person reads it; why is sealed, and they read it now',
    who: ['supervisor'],
    audit: 'note.keep_back',
    input: strict({ caseId: Id, record: Id, until: Day, reason: RecordIn }),
    output: z.object({ on: Day }),
    problems: ['not-found', 'refused', 'stale', 'invalid'],
  }),
  workingNotes: endpoint({
    method: 'GET',
    path: '/api/working-notes',
    summary: 'Working notes of mine that have waited for a week and are in nobody’s file, by case',
    who: caseReaders,
    audit: 'none',
    input: strict({}),
    output: z.object({
      cases: z.array(z.object({ caseId: Id, reference: z.string(), oldest: Day, notes: z.array(Id) })),
    }),
    problems: [],
  }),
  settleNote: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/notes/{record}/settled',
    summary: 'A working note was put into the file, or is about others: nobody is asked about it any more',
    who: caseReaders,
    audit: 'note.settle',
    input: strict({ caseId: Id, record: Id, as: z.enum(settledAs) }),
    output: z.object({ settled: z.boolean() }),
    problems: ['not-found'],
  }),
  header: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/header',
    summary: 'Keep the sealed header of a case for my own circle',
    who: caseReaders,
    audit: 'none',
    input: strict({ caseId: Id, header: HeaderIn }),
    output: z.object({ kept: z.boolean() }),
    problems: ['not-found'],
  }),
}
