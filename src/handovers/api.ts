// Handing a case on: who is asked, what they are told before they answer, and the one act by which it goes.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles } from '../api/roles.ts'
import { CircleId, Code, Id, Language, Statement } from '../api/words.ts'
import { ageGroups } from '../cases/codes.ts'
import { ClockOut } from '../cases/model.ts'
import { Signed, TrackState } from '../tracks/input.ts'
import { handingReasons } from './handover.ts'

/** One hand-over as its two sides see it: enough to answer, nothing that identifies. */
export const Handover = z.object({
  track: Id,
  version: z.int(),
  state: Code,
  caseId: Id,
  carrier: z.string().nullable(),
  /** The house that asks. */
  carrierHouse: z.int(),
  recipient: z.string().nullable(),
  recipientCircle: CircleId,
  reason: Code,
  language: Language,
  ageGroup: z.enum(ageGroups),
  /** I stand on the side that was asked. */
  toMe: z.boolean(),
  askedAt: z.string(),
  updatedAt: z.string(),
  answerBy: ClockOut.pick({ clock: true, dueAt: true, dueOn: true, verified: true, hard: true }).nullable(),
  /** The person's yes to being carried there stands, of everything that goes with the case. */
  agreed: z.boolean(),
  pack: z.string(),
  /** The newest step that was signed of it. */
  signed: Statement.nullable(),
})
export type Handover = z.infer<typeof Handover>

export const handoversApi = {
  offer: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/handovers',
    summary: 'Ask another carrier whether it takes a case on; no key and no name goes with the question',
    who: caseRoles,
    audit: 'handover.new',
    input: strict({
      caseId: Id,
      track: Id,
      recipient: CircleId,
      reason: z.enum(handingReasons),
      /** What the other place is told, as whoever asks signs it. */
      signatures: Signed.optional(),
    }),
    output: TrackState,
    problems: ['not-found', 'refused'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/handovers',
    summary: 'Hand-overs from my circles and to them, those that still run first; or those of one case',
    who: caseRoles,
    audit: 'none',
    input: strict({ caseId: Id.optional() }),
    output: z.object({ handovers: z.array(Handover), now: z.string() }),
    problems: [],
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/api/handovers/{track}/hand-over',
    summary:
      'The case goes: signed, with the person’s yes to it; from now on another circle carries it, and the old one reads nothing more',
    who: caseRoles,
    audit: 'handover.hand_over',
    stepUp: true,
    ifMatch: true,
    input: strict({ track: Id, statement: Statement }),
    output: TrackState,
    problems: ['not-found', 'refused', 'stale'],
  }),
}
