// The audit trail of one's own organisation: read, prove, take away, cosign. No endpoint takes an organisation; whose lines
// they are is decided by who asks.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles } from '../api/roles.ts'
import { Bytes, Cursor, Day, Id, Instant, Signature } from '../api/words.ts'

const who = ['administrator'] as const

const Hash = Bytes(32)
const Path = z.array(Hash).max(64)
const Size = z.int().min(0)
const asked = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const LineOut = z.object({
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  action: z.string(),
  /** What the line is about, as the trail keeps it and its hash covers it: sixteen bytes that say nothing (decision 129). */
  object: z.guid().nullable(),
  /** The same as the server reads it. */
  about: z.guid().nullable(),
  purpose: z.string().nullable(),
  hash: Hash,
})

/** A line of the ledger, and its path to the root of a checkpoint. */
const LedgerLineOut = z.object({
  n: Size,
  kind: z.enum(['audit', 'organisation', 'case']),
  chain: z.string(),
  size: Size,
  root: Hash,
  head: Hash,
  path: Path,
})

const CosignerOut = z.object({
  handle: z.string(),
  organisation: z.int(),
  name: z.string(),
  key: Hash,
  signature: Signature,
  at: Instant,
})
const CheckpointOut = z.object({ size: Size, note: z.string(), at: Instant, cosigners: z.array(CosignerOut) })
/** As whoever works on a case may see it: that an administrator cosigned, and not by which name they sign in. */
const SeenCheckpoint = CheckpointOut.extend({
  cosigners: z.array(CosignerOut.omit({ handle: true, name: true })),
})

export const auditApi = {
  lines: endpoint({
    method: 'GET',
    path: '/api/audit/lines',
    summary: 'Lines of my organisation’s audit trail, newest first',
    who,
    audit: 'none', // it holds pseudonyms and random ids; a line for each look at the lines would bury them
    input: strict({
      from: Day.optional(),
      to: Day.optional(),
      action: z
        .string()
        .regex(/^[a-z][a-z0-9_.-]{0,60}$/)
        .optional(),
      actor: z
        .string()
        .regex(/^[a-z0-9:-]{2,40}$/)
        .optional(),
      object: Id.optional(),
      after: Cursor.optional(),
    }),
    output: z.object({ lines: z.array(LineOut), next: z.string().nullable() }),
    problems: [],
  }),
  actions: endpoint({
    method: 'GET',
    path: '/api/audit/actions',
    summary: 'Which acts and which pseudonyms occur in my organisation’s newest ten thousand lines',
    who,
    audit: 'none',
    input: strict({}),
    output: z.object({ actions: z.array(z.string()), actors: z.array(z.string()) }),
    problems: [],
  }),
  prove: endpoint({
    method: 'GET',
    path: '/api/audit/lines/{seq}/proof',
    summary:
      'One line, with its path to the root that a checkpoint has signed; nothing where none covers it yet',
    who,
    audit: 'none',
    input: strict({ seq: asked }),
    output: z.object({
      chain: z.int(),
      key: Hash,
      line: LineOut,
      proof: z.object({ path: Path, ledger: LedgerLineOut, checkpoint: CheckpointOut }).nullable(),
    }),
    problems: ['not-found'],
  }),
  block: endpoint({
    method: 'GET',
    path: '/api/audit/blocks/{block}',
    summary: 'Up to 256 neighbouring lines, with the path of their common node in the tree of a size',
    who,
    audit: 'none',
    input: strict({ block: asked, size: asked }),
    output: z.object({ before: z.string(), lines: z.array(LineOut), path: Path }),
    problems: ['not-found'],
  }),
  watch: endpoint({
    method: 'GET',
    path: '/api/audit/watch',
    summary:
      'The newest checkpoint, and that it continues what I have seen before: sizes of the ledger and of my chain',
    who,
    audit: 'none',
    input: strict({ ledger: asked, chain: asked }),
    output: z.object({
      chain: z.int(),
      key: Hash,
      newest: z.int(),
      newestAt: Instant.nullable(),
      checkpoint: CheckpointOut.nullable(),
      ledger: LedgerLineOut.nullable(),
      /** The line that names my organisation's signed log. */
      log: LedgerLineOut.nullable(),
      ledgerPath: Path,
      chainPath: Path,
    }),
    problems: [],
  }),
  caseCheckpoint: endpoint({
    method: 'GET',
    path: '/api/audit/cases/{caseId}/checkpoint',
    summary:
      'Where the chain of a case stands in the newest checkpoint, and in the newest that somebody has cosigned',
    who: caseRoles,
    audit: 'none',
    input: strict({ caseId: Id }),
    output: z.object({
      key: Hash,
      proofs: z.array(z.object({ checkpoint: SeenCheckpoint, line: LedgerLineOut.nullable() })).max(2),
    }),
    problems: ['not-found'],
  }),
  checkpoints: endpoint({
    method: 'GET',
    path: '/api/audit/checkpoints',
    summary: 'Checkpoints with those who cosigned them, newest first',
    who,
    audit: 'none',
    input: strict({ before: asked.optional() }),
    output: z.object({ key: Hash, checkpoints: z.array(CheckpointOut), next: z.int().nullable() }),
    problems: [],
  }),
  cosign: endpoint({
    method: 'POST',
    path: '/api/audit/checkpoints/{size}/cosignatures',
    summary: 'My own signature under a checkpoint that my browser has checked',
    who,
    audit: 'checkpoint.cosign',
    input: strict({ size: asked, signature: Signature }),
    output: z.object({ cosigned: z.boolean() }),
    problems: ['not-found', 'refused'],
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/audit/export/lines',
    summary: 'My organisation’s lines from the first one, five thousand at a time, to keep outside',
    who,
    audit: 'none',
    stepUp: true,
    input: strict({ after: asked }),
    output: z.object({ lines: z.array(LineOut), more: z.boolean() }),
    problems: [],
  }),
  seals: endpoint({
    method: 'GET',
    path: '/api/audit/export/seals',
    summary: 'What proves an export: ledger lines of my chain and the newest five hundred checkpoints',
    who,
    audit: 'audit.export',
    stepUp: true,
    input: strict({}),
    output: z.object({
      origin: z.string(),
      network: z.string(),
      chain: z.int(),
      key: Hash,
      ledger: z.array(LedgerLineOut),
      checkpoints: z.array(CheckpointOut.extend({ path: Path })),
    }),
    problems: [],
  }),
}
