// What is due: running clocks of my circles, danger first, then lateness. And one track with everything about it, for the
// panel that can drive any of them.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { CircleId, Code, Cursor, Day, Id, Statement } from '../api/words.ts'
import { ClockOut, EventOut, TrackOut } from '../cases/model.ts'

/**
 * One duty in the list. What was agreed with whoever it is done with stands beside it ("Shelter, to 1 Mar"), so that nobody
 * acts without it; nothing where nothing was, whatever was agreed with others.
 */
export const Duty = ClockOut.extend({
  kind: Code,
  subkind: Code.nullable(),
  state: Code,
  caseId: Id.nullable(),
  reference: z.string().nullable(),
  risk: z.string().nullable(),
  agreed: z.object({ purpose: z.string(), until: Day }).nullable(),
  startedAt: z.string(),
  /** The version of its process, and what was signed last of that and of the facts of its case. */
  version: z.int(),
  signed: z.object({ step: Statement.nullable(), facts: Statement.nullable() }),
})
export type Duty = z.infer<typeof Duty>

export const workApi = {
  mine: endpoint({
    method: 'GET',
    path: '/api/work',
    summary: 'Duties of my circles, or those of them that are no colleague’s: danger first, then the oldest',
    who: networkRoles,
    audit: 'none',
    oneTrip: true,
    input: strict({ whose: z.enum(['mine', 'team']).default('team'), after: Cursor.optional() }),
    output: z.object({ duties: z.array(Duty), next: z.string().nullable(), now: z.string() }),
    problems: [],
  }),
  outside: endpoint({
    method: 'GET',
    path: '/api/work/outside',
    summary:
      'What belongs to no case and my circles stand on, what changed last first: visits, money, voices',
    who: networkRoles,
    audit: 'none',
    oneTrip: true,
    input: strict({ after: Cursor.optional() }),
    output: z.object({ tracks: z.array(TrackOut), next: z.string().nullable() }),
    problems: [],
  }),
  counts: endpoint({
    method: 'GET',
    path: '/api/work/counts',
    summary:
      'How much waits: urgent and late duties, referrals and hand-overs to answer, colleagues to let in. Numbers only, for the alarm on screen',
    who: networkRoles,
    audit: 'none',
    oneTrip: true,
    input: strict({}),
    output: z.object({
      urgent: z.int(),
      late: z.int(),
      referrals: z.int(),
      newestUrgent: z.string().nullable(),
      /** Colleagues who have joined and cannot open anything before somebody lets them in; for administrators, else 0. */
      waiting: z.int(),
      /** In which circles I am now: a new one is taken up, a lost one let go, without signing in again. */
      circles: z.array(CircleId),
    }),
    problems: [],
  }),
  track: endpoint({
    method: 'GET',
    path: '/api/tracks/{track}',
    summary: 'One track: where it stands, what I can do next, its clocks and its story',
    who: networkRoles,
    audit: 'none',
    input: strict({ track: Id }),
    output: z.object({
      track: TrackOut,
      caseId: Id.nullable(),
      clocks: z.array(ClockOut),
      events: z.array(EventOut),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      /** What was signed of it last. */
      signed: Statement.nullable(),
    }),
    problems: ['not-found'],
  }),
}
