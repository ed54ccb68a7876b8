// Proceedings on the server: money claimed, awarded and paid is kept line by line, because an award is not yet money in hand.
// And how often a person has been asked already, whoever asked.

import { newId } from '../../api/new-id.ts'
import { Problem } from '../../api/problem.ts'
import { latest } from '../../cases/server/facts.ts'
import { tellingForbidden } from '../../consent/telling-forbidden.ts'
import { sql } from '../../database/sql.ts'
import { today } from '../../http/context.ts'
import type { Beside, TrackFeature } from '../../tracks/execute.ts'
import { interviewCourse } from '../../training/codes.ts'
import { holdsCertificate } from '../../training/server/holds.ts'
import { custodyMachine } from '../custody.ts'
import { demandMachine } from '../demand.ts'
import { interviewMachine, trainingOf } from '../interview.ts'
import { penaltyMachine } from '../penalty.ts'
import { proceedingMachine } from '../proceeding.ts'

const amount =
  (kind: 'claimed' | 'awarded' | 'enforced' | 'paid', dated?: string): Beside =>
  (ctx, track, input) => {
    const value = input['amount']
    if (typeof value !== 'number') return undefined
    const day = dated === undefined ? undefined : input[dated]
    return sql`insert into amounts (id, track, kind, amount, on_day) values (${newId()}, ${track.id}, ${kind}, ${value}, ${typeof day === 'string' ? day : today(ctx)}::date)`
  }

export const proceedingFeature: TrackFeature = {
  machine: proceedingMachine,
  beside: {
    file: amount('claimed'),
    decide: amount('awarded', 'served_on'),
    enforce: amount('enforced'),
    pay: amount('paid', 'paid_on'),
  },
  facts: {
    lessWasDecided: async (ctx, track) => {
      const decision = (await latest(ctx, track, ['tell_decision']))?.facts['prosecution']
      return decision !== undefined && decision !== 'charged'
    },
    /** Whether less has come than was awarded last. */
    awardUnpaid: async (ctx, track) =>
      (
        await ctx.tx.one<{ unpaid: boolean }>(sql`select coalesce((select amount from amounts
            where track = ${track.id} and kind = 'awarded' order by on_day desc, id desc limit 1), 0)
          > coalesce((select sum(amount) from amounts where track = ${track.id} and kind = 'paid'), 0) as unpaid`)
      ).unpaid,
  },
}

/** Kinds of organisation that ask the questions: none of them stands on the person's side, whatever its people's roles. */
const asking = ['police', 'prosecution', 'immigration', 'competent_authority', 'labour_inspectorate']

export const interviewFeature: TrackFeature = {
  machine: interviewMachine,
  facts: {
    interviewsBefore: async (ctx, track) =>
      (await ctx.tx.one<{ held: number }>(sql`select app.interviews_held(${track.case_id}) as held`)).held,
    isRecorded: async (ctx, track) =>
      (
        await ctx.tx.one<{ recorded: boolean }>(
          sql`select app.interview_recorded(${track.case_id}) as recorded`,
        )
      ).recorded,
    /** Whether who says that the person is ready asks the questions too: a case may have been handed on to them, or to another team of theirs. */
    asksToo: async (ctx, track) =>
      ctx.actor.kind === 'staff' &&
      (await ctx.tx
        .holds(sql`exists (select from circles asks join circles stands on stands.organisation = asks.organisation
        where asks.id = ${track.counterparty_circle} and stands.id = ${track.owner_circle})`)),
    /** What can be said of the training of whoever asks: their own certificate decides where they are of the network. */
    training: async (ctx, track) =>
      trainingOf({
        isOutside: track.counterparty_circle === null,
        holds: await holdsCertificate(ctx, interviewCourse),
      }),
  },
  after: {
    async opened(ctx, track) {
      const { kind } = await ctx.tx.one<{ kind: string }>(
        sql`select o.kind from circles c join organisations o on o.id = c.organisation where c.id = ${track.owner_circle}`,
      )
      if (asking.includes(kind)) throw new Problem('refused', { because: 'who-asks-does-not-hold' })
    },
  },
}

export const custodyFeature: TrackFeature = { machine: custodyMachine }

export const penaltyFeature: TrackFeature = { machine: penaltyMachine }

export const demandFeature: TrackFeature = {
  machine: demandMachine,
  facts: {
    basis: async (ctx, track) => {
      const basis = (await latest(ctx, track, ['opened']))?.facts['basis']
      return typeof basis === 'string' ? basis : undefined
    },
    heardPerson: async (ctx, track) => (await latest(ctx, track, ['hear_person'])) !== undefined,
    heardLawyer: async (ctx, track) => (await latest(ctx, track, ['hear_lawyer'])) !== undefined,
    personSaysYes: async (ctx, track) => {
      const said = (await latest(ctx, track, ['hear_person']))?.facts['person_says']
      return said === 'only_these_pages' || said === 'all_may_go'
    },
    tellingForbidden: async (ctx, track) =>
      (
        await ctx.tx.one<{ runs: boolean }>(
          sql`select exists (select 1 from clocks where track = ${track.id} and clock = ${tellingForbidden} and stopped_at is null) as runs`,
        )
      ).runs,
  },
}
