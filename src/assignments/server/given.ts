// Asking a colleague to come to one case or visit. Who may is decided in access.sql; what they need to know is sealed to them, and is
// passed on here until their last day.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, sql, type Tx } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { daysBetween } from '../../jurisdiction/clock.ts'
import type { assignmentsApi } from '../api.ts'
import { tellStaff } from '../../outbox/server/queue.ts'
import { takeHours } from './interpreters.ts'
import { assignmentDays, type Given, type OwnAssignment } from '../model.ts'

interface GivenRow extends Pick<Given, 'id' | 'purpose' | 'place' | 'parts' | 'state' | 'assigned'> {
  from_day: string
  to_day: string
  given_by: string
  quarter_hours: number | null
  kept: Buffer | null
  kept_signature: Buffer | null
  unanswered?: boolean
}

/** With what is sealed to the assigned alone. */
interface OwnRow extends GivenRow {
  brief: Buffer | null
  brief_signature: Buffer | null
  pages: Buffer | null
  pages_signature: Buffer | null
}

const sealedOut = (ciphertext: Buffer | null, signature: Buffer | null) =>
  ciphertext && signature ? { ciphertext: base64url(ciphertext), signature: base64url(signature) } : null

const common = (row: GivenRow) => ({
  id: row.id,
  purpose: row.purpose,
  place: row.place,
  parts: row.parts,
  from: row.from_day,
  to: row.to_day,
  state: row.state,
  givenBy: row.given_by,
  quarterHours: row.quarter_hours,
})

const wrong = (field: string) => new Problem('invalid', { fields: [{ field, code: 'invalid-value' }] })

/** My own word about one of my assignments, or Problem `not-found` where it is not mine to say now. */
async function say(ctx: Ctx, id: string, state: string, quarters: number | null): Promise<{ state: string }> {
  ctx.about(id)
  const { said } = await ctx.tx.one<{ said: string | null }>(
    sql`select app.say_of_assignment(${id}, ${state}, ${quarters}, ${today(ctx)}::date) as said`,
  )
  if (said === null) throw new Problem('not-found')
  return { state: said }
}

type Names = 'give' | 'given' | 'givenForVisit' | 'unanswered' | 'endGiven' | 'own' | 'answer' | 'note'

/** Whom this house has asked to come to a case, or to a visit. */
async function givenFor(ctx: Ctx, { caseId, visit }: { caseId: string | null; visit: string | null }) {
  const { id: me } = staffOf(ctx)
  const { may } = await ctx.tx.one<{ may: boolean }>(sql`select app.may_assign(${caseId}, ${visit}) as may`)
  const rows = await ctx.tx.rows<GivenRow>(
    sql`select id, purpose, place, parts, from_day, to_day, state, assigned, given_by, quarter_hours, kept, kept_signature,
      app.is_unanswered(state, given_on, from_day, ${today(ctx)}::date) as unanswered from assignments where case_id = ${caseId} or visit = ${visit} order by from_day desc, id desc limit 100`,
  )
  return {
    mayGive: may,
    assignments: rows.map((row) => ({
      ...common(row),
      assigned: row.assigned,
      isUnanswered: row.unanswered === true,
      kept: row.given_by === me ? sealedOut(row.kept, row.kept_signature) : null,
    })),
  }
}

export const givenServer: Pick<Handlers<typeof assignmentsApi, Ctx>, Names> = {
  async give(input, ctx) {
    ctx.about(input.id)
    if ((input.caseId === undefined) === (input.visit === undefined)) throw wrong('caseId')
    if (input.to < input.from || daysBetween(input.from, input.to) > assignmentDays) throw wrong('to')
    if (input.to < today(ctx)) throw wrong('to')
    if (input.hours && input.hours.until <= input.hours.at) throw wrong('hours')
    const { id: me, organisation } = staffOf(ctx)
    const { seen, may, colleague } = await ctx.tx.one<{ seen: boolean; may: boolean; colleague: boolean }>(
      sql`select ${input.caseId ?? null}::uuid is null or exists (select 1 from cases where id = ${input.caseId ?? null}) as seen,
        app.may_assign(${input.caseId ?? null}, ${input.visit ?? null}) as may, app.is_colleague(${input.assigned}) as colleague`,
    )
    if (!seen) throw new Problem('not-found')
    if (!may) throw new Problem('refused', { because: 'not-your-case' })
    if (!colleague) throw wrong('assigned')
    const { brief, kept, pages } = input
    await ctx.tx
      .run(sql`insert into assignments (id, organisation, case_id, visit, assigned, given_by, purpose, place, parts, from_day, to_day, given_on,
        brief, brief_signature, kept, kept_signature, pages, pages_signature)
      values (${input.id}, ${organisation}, ${input.caseId ?? null}, ${input.visit ?? null}, ${input.assigned}, ${me}, ${input.purpose}, ${input.place},
        ${input.parts}, ${input.from}::date, ${input.to}::date, ${today(ctx)}::date, ${bytes(brief.ciphertext)}, ${bytes(brief.signature)},
        ${bytes(kept.ciphertext)}, ${bytes(kept.signature)}, ${pages ? bytes(pages.ciphertext) : null}, ${pages ? bytes(pages.signature) : null})`)
    if (input.hours) {
      const { timezone } = ctx.network
      await takeHours(ctx.tx, {
        id: input.id,
        assigned: input.assigned,
        day: input.from,
        ...input.hours,
        timezone,
      })
    }
    return { id: input.id }
  },

  async given({ caseId }, ctx) {
    await ctx.tx.one(sql`select 1 from cases where id = ${caseId}`)
    return givenFor(ctx, { caseId, visit: null })
  },

  async givenForVisit({ visit }, ctx) {
    await ctx.tx.one(sql`select 1 from tracks where id = ${visit} and kind = 'visit'`)
    return givenFor(ctx, { caseId: null, visit })
  },

  async unanswered(_input, ctx) {
    const rows = await ctx.tx.rows<{ id: string; case_id: string; assigned: string; from_day: string }>(
      sql`select id, case_id, assigned, from_day from assignments where given_by = ${staffOf(ctx).id} and case_id is not null and purpose = 'interpreting'
        and app.is_unanswered(state, given_on, from_day, ${today(ctx)}::date) and to_day >= ${today(ctx)}::date order by from_day, id limit 20`,
    )
    return {
      bookings: rows.map(({ id, case_id: caseId, assigned, from_day: from }) => ({
        id,
        caseId,
        assigned,
        from,
      })),
    }
  },

  async endGiven({ id, onlyOffered = false }, ctx) {
    ctx.about(id)
    const ended = await ctx.tx
      .run(sql`update assignments set state = 'ended', brief = null, brief_signature = null, kept = null, kept_signature = null,
      pages = null, pages_signature = null where id = ${id} and (state = 'offered' or (state = 'accepted' and not ${onlyOffered}::boolean))`)
    const { state } = await ctx.tx.one<{ state: string }>(sql`select state from assignments where id = ${id}`)
    if (ended === 0 && !onlyOffered) throw new Problem('refused', { because: 'not-your-case' })
    return { ended: state !== 'accepted' }
  },

  async own(_input, ctx) {
    const rows = await ctx.tx.rows<OwnRow>(sql`select * from app.own_assignments(${today(ctx)}::date)`)
    const assignments: OwnAssignment[] = rows.map((row) => ({
      ...common(row),
      brief: sealedOut(row.brief, row.brief_signature),
      pages: sealedOut(row.pages, row.pages_signature),
    }))
    return { assignments, today: today(ctx) }
  },

  answer: ({ id, answer }, ctx) => say(ctx, id, answer === 'accept' ? 'accepted' : 'declined', null),
  note: ({ id, quarterHours }, ctx) =>
    say(ctx, id, quarterHours === null ? 'missed' : 'attended', quarterHours),
}

/** Whoever was asked and has not answered is reminded, and so is whoever asked: each once a day, where they want to be told. */
export async function remindUnanswered(tx: Tx, day: string, now: Date): Promise<number> {
  const rows = await tx.rows<{ id: string; assigned: string; given_by: string }>(
    sql`select id, assigned, given_by from app.unanswered_assignments(${day}::date)`,
  )
  for (const { id, assigned, given_by: by } of rows)
    for (const user of [assigned, by])
      await tellStaff(tx, user, 'digest', { key: `booking:${id}:${user}:${day}`, now })
  return rows.length
}

/** Nothing that was sealed for an assignment stays longer than its last day. */
export const forgetAssignments = (tx: Tx, day: string): Promise<number> =>
  tx.run(sql`select app.forget_assignments(${day}::date)`)
