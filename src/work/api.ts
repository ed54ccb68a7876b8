// What is due: running clocks of my circles, danger first, then lateness. And one track with everything about it, for the
// panel that can drive any of them.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { CircleId, Code, Cursor, Day, Id, Statement } from '../api/words.ts'
import { ClockOut, EventOut, TrackOut } from '../cases/model.ts'
import { snoozeReasons } from './snooze.ts'

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
  /** The colleague who works on its case and is away, where I cover for them. */
  coversFor: Id.nullable(),
  /** Put off until the morning of this day, by whom and why. */
  snoozed: z.object({ until: Day, reason: z.enum(snoozeReasons), by: Id }).nullable(),
})
export type Duty = z.infer<typeof Duty>

export const workApi = {
  mine: endpoint({
    method: 'GET',
    path: '/api/work',
    summary:
      'Duties of my circles, those of them that are no colleague’s, or what of these was put off: danger first, then the oldest',
    who: networkRoles,
    audit: 'none',
    oneTrip: true,
    input: strict({ whose: z.enum(['mine', 'team', 'snoozed']).default('team'), after: Cursor.optional() }),
    output: z.object({ duties: z.array(Duty), next: z.string().nullable(), now: z.string() }),
    problems: [],
  }),
  snooze: endpoint({
    method: 'PUT',
    path: '/api/duties/{duty}/snooze',
    summary: 'Put a duty off for some days, with a reason; it comes back by itself',
    who: networkRoles,
    audit: 'duty.snooze',
    input: strict({ duty: Id, reason: z.enum(snoozeReasons), until: Day }),
    output: z.object({ until: Day }),
    problems: ['not-found', 'refused', 'invalid'],
  }),
  wake: endpoint({
    method: 'DELETE',
    path: '/api/duties/{duty}/snooze',
    summary: 'Take a duty that was put off up again',
    who: networkRoles,
    audit: 'duty.wake',
    input: strict({ duty: Id }),
    output: z.object({ awake: z.boolean() }),
    problems: ['not-found'],
  }),
  ended: endpoint({
    method: 'GET',
    path: '/api/work/ended',
    summary:
      'Consents of my circles that ended by their day within the last month, that nobody gave anew and nobody put away',
    who: networkRoles,
    audit: 'none',
    input: strict({ whose: z.enum(['mine', 'team']).default('team') }),
    output: z.object({
      consents: z.array(
        z.object({
          track: Id,
          caseId: Id,
          reference: z.string(),
          with: z.string().nullable(),
          endedOn: Day,
        }),
      ),
    }),
    problems: [],
  }),
  putAway: endpoint({
    method: 'POST',
    path: '/api/work/ended/{track}',
    summary: 'See a consent that has ended no more on My work',
    who: networkRoles,
    audit: 'consent.put_away',
    input: strict({ track: Id }),
    output: z.object({ away: z.boolean() }),
    problems: ['not-found'],
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
      /** When the newest danger came that I did not begin myself: nobody is alarmed by their own act. */
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
      /** Whose rules hold. */
      pack: z.string(),
      clocks: z.array(ClockOut),
      events: z.array(EventOut),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      /** What was signed of it last. */
      signed: Statement.nullable(),
    }),
    problems: ['not-found'],
  }),
}
