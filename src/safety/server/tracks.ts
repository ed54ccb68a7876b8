// Risk on the server: an assessment sets the level that lists and work queues sort by. Until there is one it is high.

import { sql, type Statement } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { Beside, TrackFeature, TrackRow } from '../../tracks/execute.ts'
import { ageGroupOf, latest } from '../../cases/server/facts.ts'
import { alertMachine } from '../alert.ts'
import { missingMachine } from '../night.ts'
import { protectionMachine } from '../protection.ts'
import { riskMachine } from '../risk.ts'

/** Whether another assessment of the case still holds. */
const another = (track: TrackRow): Statement =>
  sql`exists (select 1 from tracks t where t.case_id = ${track.case_id} and t.kind = 'risk' and t.state in ('current', 'review_due') and t.id <> ${track.id})`

/** Anybody on the case may warn; that it is safer than thought is said by who knows how she lives. */
const setLevel: Beside = (ctx, track, input) =>
  sql`select app.set_risk(${track.case_id}, ${String(input['level'])}, app.may_call_safer(${track.case_id}), ${ctx.now})`

/** What an assessment says, as it was put right last. */
const levelSaid = async (ctx: Ctx, track: TrackRow): Promise<string | undefined> => {
  const said = (await latest(ctx, track, ['opened', 'correct']))?.facts['level']
  return typeof said === 'string' ? said : undefined
}

export const riskFeature: TrackFeature = {
  machine: riskMachine,
  facts: {
    // It gives way to a newer one and to no word: made by whoever made this one, after what it still owes began to be owed.
    newerStands: (ctx, track) =>
      ctx.tx
        .holds(sql`exists (select 1 from tracks t where t.case_id = ${track.case_id} and t.kind = 'risk' and t.owner_circle = ${track.owner_circle}
          and t.id <> ${track.id} and t.opened_at >= greatest(${track.opened_at}, (select max(k.started_at) from clocks k
            where k.track = ${track.id} and k.clock in ('risk.plan', 'risk.reassess') and k.stopped_at is null)))`),
    planWritten: (ctx, track) =>
      ctx.tx.holds(
        sql`exists (select 1 from records r where r.case_id = ${track.case_id} and r.kind = 'safety_plan')`,
      ),
    levelSaid,
    // Another assessment, or something that happened since, may have set the level: that is not put right with this one.
    levelStands: async (ctx, track) =>
      ctx.tx.holds(
        sql`exists (select 1 from case_risks r where r.case_id = ${track.case_id} and r.level = ${(await levelSaid(ctx, track)) ?? null})`,
      ),
    assessedOtherwise: (ctx, track) => ctx.tx.holds(another(track)),
  },
  beside: {
    opened: setLevel,
    correct: setLevel,
    // Something happened: until somebody has looked again, assume the worst (WHO 2003, rule 1).
    event: (ctx, track) => sql`select app.set_risk(${track.case_id}, 'high', false, ${ctx.now})`,
    // What was taken back is no assessment.
    withdraw: (ctx, track) =>
      sql`select app.set_risk(${track.case_id}, 'high', false, ${ctx.now}) where not ${another(track)}`,
  },
}

export const missingFeature: TrackFeature = {
  machine: missingMachine,
  facts: {
    ageGroup: ageGroupOf,
    agreedBefore: async (ctx, track) => {
      const agreed = (await latest(ctx, track, ['opened']))?.facts['agreed']
      return typeof agreed === 'string' ? agreed : undefined
    },
  },
}

export const protectionFeature: TrackFeature = {
  machine: protectionMachine,
  // Somebody came nearer than they may: until somebody has looked again, assume the worst.
  beside: { breach: (ctx, track) => sql`select app.set_risk(${track.case_id}, 'high', false, ${ctx.now})` },
}

export const alertFeature: TrackFeature = {
  machine: alertMachine,
  beside: { opened: (ctx, track) => sql`select app.call_to_case(${track.id}, ${ctx.now})` },
}
