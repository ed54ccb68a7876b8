// What the browsers of one circle remember for each other, so that one that comes with no memory asks colleagues and not the server.
// The server passes it on; it can read none of it and make none of it. And what two of a house say of a backup that was restored.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles, staffRoles } from '../api/roles.ts'
import { Bytes, CircleId, Id, Sealed, Signature } from '../api/words.ts'

/** A few hundred characters of who, when and how manieth. */
const Signed = { body: z.string().min(2).max(1_000), signature: Signature }
/** An answer names the newest statement of each colleague. */
const Answer = strict({ body: z.string().min(2).max(64_000), signature: Signature })
const Shown = z.object({ body: z.string(), signature: z.string() })

export const witnessesApi = {
  keep: endpoint({
    method: 'POST',
    path: '/api/witnesses',
    summary:
      'Keep how far my browser has seen the chains go, sealed for my circles; answers with the counters of my colleagues',
    who: staffRoles,
    audit: 'none',
    maxBytes: 2 * 1024 * 1024,
    input: strict({
      statements: z
        .array(
          strict({
            ...Signed,
            circle: CircleId,
            counter: z.int().positive(),
            slot: Bytes(32).optional(),
            sealed: Sealed(256 * 1024),
          }),
        )
        .max(20),
    }),
    output: z.object({ statements: z.array(Shown) }),
    problems: ['stale', 'refused'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/witnesses',
    summary: 'What the browsers of my circles have left for each other',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ statements: z.array(Shown.extend({ sealed: z.string() })) }),
    problems: [],
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/witnesses/question',
    summary: 'Ask the browsers of colleagues who are there now',
    who: staffRoles,
    audit: 'none',
    input: strict({ nonce: Bytes(32) }),
    output: z.object({ asked: z.boolean() }),
    problems: [],
  }),
  questions: endpoint({
    method: 'GET',
    path: '/api/witnesses/questions',
    summary: 'What colleagues’ browsers ask at this moment and mine has not answered',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ questions: z.array(z.object({ asker: Id, nonce: z.string() })) }),
    problems: [],
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/witnesses/answers',
    summary: 'Answer a colleague’s browser',
    who: staffRoles,
    audit: 'none',
    input: strict({ asker: Id, answer: Answer }),
    output: z.object({ answered: z.boolean() }),
    problems: ['not-found'],
  }),
  answers: endpoint({
    method: 'GET',
    path: '/api/witnesses/answers',
    summary: 'What was answered to mine',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ answers: z.array(Shown) }),
    problems: [],
  }),
}

const Counted = { slot: Bytes(32), counter: z.int().positive() }

export const registersApi = {
  heads: endpoint({
    method: 'GET',
    path: '/api/registers/heads',
    summary:
      'How far the chains of my circles’ cases go now, and the hash of how to reach each person: my browser says so to its colleagues',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      lists: z.array(
        z.object({
          circle: z.int(),
          cases: z.array(
            z.object({
              caseId: Id,
              n: z.int(),
              hash: z.string(),
              contact: z.object({ n: z.int(), hash: z.string() }).optional(),
            }),
          ),
        }),
      ),
    }),
    problems: [],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/registers',
    summary: 'What the browser of another organisation has cosigned of what was said in my circles',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      registers: z.array(Shown.extend({ sealed: z.string(), organisation: z.int(), cosigned: Shown })),
    }),
    problems: [],
  }),
  due: endpoint({
    method: 'GET',
    path: '/api/registers/due',
    summary:
      'What browsers of other organisations have said and nobody has cosigned this quarter of an hour: hashes',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      due: z.array(z.object({ slot: z.string(), counter: z.int(), hash: z.string() })),
    }),
    problems: [],
  }),
  cosign: endpoint({
    method: 'POST',
    path: '/api/registers/cosigned',
    summary: 'Cosign what the browser of another organisation has said, by its hash',
    who: staffRoles,
    audit: 'none',
    input: strict({ ...Counted, ...Signed }),
    output: z.object({ kept: z.boolean() }),
    problems: ['refused'],
  }),
}

/** A list of chains; a house with ten thousand cases has a megabyte of it. */
const Heads = z.string().min(2).max(4_000_000)

export const restorationsApi = {
  heads: endpoint({
    method: 'GET',
    path: '/api/restorations/heads',
    summary:
      'Where chains go now, as a list to be signed after a backup was restored: to an administrator those of the whole house, else those that I may see',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ heads: z.string() }),
    problems: [],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/restorations',
    summary: 'What my house has said of backups that were restored, the newest first',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      restorations: z.array(
        z.object({
          id: Id,
          body: z.string(),
          heads: z.string(),
          signatures: z.array(z.object({ user: Id, signature: z.string() })),
        }),
      ),
    }),
    problems: [],
  }),
  state: endpoint({
    method: 'POST',
    path: '/api/restorations',
    summary:
      'An administrator says that a backup was restored: they alone are told where all chains of the house go. It counts when a second one has signed it',
    who: ['administrator'],
    audit: 'restoration.state',
    stepUp: true,
    maxBytes: 5 * 1024 * 1024,
    input: strict({ id: Id, body: z.string().min(2).max(1_000), heads: Heads, signature: Signature }),
    output: z.object({ stated: z.boolean() }),
    problems: ['refused'],
  }),
  sign: endpoint({
    method: 'POST',
    path: '/api/restorations/{restoration}/signature',
    summary: 'Sign what a colleague has said of a restored backup, after comparing with them',
    who: networkRoles,
    audit: 'restoration.sign',
    stepUp: true,
    input: strict({ restoration: Id, signature: Signature }),
    output: z.object({ signed: z.boolean() }),
    problems: ['not-found'],
  }),
}
