// Handing a case on, on the server: the question in codes, and the act, which is one transaction: the signed statement, the
// move, what was agreed with whoever carries it now, and everything that goes along.

import { Problem } from '../../api/problem.ts'
import { caseRoles } from '../../api/roles.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { addToChain } from '../../cases/server/case-chain.ts'
import { draftsOn } from '../../cases/server/drafts-on.ts'
import { keepFirstStep } from '../../cases/server/signed-steps.ts'
import { lastSigned } from '../../cases/server/signed-moves.ts'
import { trackSides, type SeenTrack } from '../../cases/server/presenters.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'
import { carriedParts } from '../../sealing/case-readers.ts'
import { placementMachine } from '../../shelter/placement.ts'
import { dutiesOfSide } from '../../tracks/duties-of-side.ts'
import { executeMove, openTrack } from '../../tracks/execute.ts'
import type { handoversApi, Handover } from '../api.ts'
import { handoverMachine, running } from '../handover.ts'
import { handoverFeature, moveConsent } from './handover-feature.ts'
import { isOpen } from '../../tracks/case-state.ts'

/** What is owed by the house in which somebody sleeps, whoever carries their case. */
const ofTheHouse = dutiesOfSide('other', placementMachine)

type Row = SeenTrack & {
  case_id: string
  counterparty_circle: number
  house: number
  pack: string
  signed: Handover['signed']
  clock: string | null
  facts: { reason: string; language: string; age_group: Handover['ageGroup'] }
  due_at: Date | null
  due_on: string | null
  enforced: boolean | null
  verified: boolean | null
  agreed: boolean
}

const shown = (ctx: Ctx, row: Row): Handover => ({
  track: row.id,
  version: row.version,
  state: row.state,
  caseId: row.case_id,
  carrier: placeName(ctx, row.owner, row.owner_team),
  carrierHouse: row.house,
  recipient: placeName(ctx, row.other, row.other_team),
  recipientCircle: row.counterparty_circle,
  reason: row.facts.reason,
  language: row.facts.language,
  ageGroup: row.facts.age_group,
  toMe: staffOf(ctx).circles.includes(row.counterparty_circle),
  askedAt: row.opened_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  answerBy: row.due_at
    ? {
        clock: row.clock ?? '',
        dueAt: row.due_at.toISOString(),
        dueOn: row.due_on,
        hard: row.enforced ?? false,
        verified: row.verified ?? false,
      }
    : null,
  agreed: row.agreed,
  pack: row.pack,
  signed: row.signed,
})

/** Refuses where `recipient` cannot be asked to carry this case: nobody there carries any, or somebody is asked already. */
async function refuseUnasked(ctx: Ctx, caseId: string, recipient: number): Promise<void> {
  const mine = staffOf(ctx).circles
  // Nobody answers their own question: a yes has to come from somebody else.
  const asked = await ctx.tx.maybe<{ carries: boolean; is_too_wide: boolean }>(
    sql`select app.has_one_of(id, ${[...caseRoles]}) as carries, app.has_team(id) as is_too_wide from circles where id = ${recipient} and kind <> 'person' and id <> all (${[...mine]}::int[])`,
  )
  if (!asked) throw new Problem('invalid', { fields: [{ field: 'recipient', code: 'invalid-value' }] })
  if (!asked.carries) throw new Problem('refused', { because: 'nobody-carries-there' })
  if (asked.is_too_wide) throw new Problem('refused', { because: 'a-team-carries' })
  const open = await ctx.tx.maybe(
    sql`select 1 from tracks where case_id = ${caseId} and kind = 'handover' and state = any (${[...running]})`,
  )
  if (open) throw new Problem('refused', { because: 'asked-already' })
}

/** `ofTheCarrier` are the clocks that are owed by whoever carries the case, also on what somebody else holds: they go along. */
export const handoversServer = (ofTheCarrier: readonly string[]): Handlers<typeof handoversApi, Ctx> => ({
  async offer({ caseId, track, recipient, reason, signatures }, ctx) {
    // Locked, so that two colleagues do not ask two places at once.
    const found = await ctx.tx.one<{ owner: number; state: string; language: string; age_group: string }>(
      sql`select owner_circle as owner, state, language, age_group from cases where id = ${caseId} for update`,
    )
    if (!staffOf(ctx).circles.includes(found.owner))
      throw new Problem('refused', { because: 'not-your-side' })
    if (!isOpen(found.state)) throw new Problem('refused', { because: 'not-in-this-state' })
    await refuseUnasked(ctx, caseId, recipient)
    const { language, age_group } = found
    const opening = { id: track, caseId, ownerCircle: found.owner, otherCircle: recipient }
    const input = { reason, language, age_group }
    const opened = await openTrack(ctx, handoverFeature, opening, input)
    await keepFirstStep(ctx, { caseId, machine: handoverMachine, opened, input }, signatures?.step)
    return opened
  },

  async list({ caseId }, ctx) {
    const mine = [...staffOf(ctx).circles]
    const rows = await ctx.tx
      .rows<Row>(sql`select t.id, t.case_id, t.kind, t.subkind, t.state, t.owner_circle, t.counterparty_circle, t.person_circle, t.opened_at, t.updated_at, t.version, t.pack,
        ${trackSides.names}, oc.organisation as house, ${lastSigned(sql`t.id`)} as signed, e.facts, k.clock, k.due_at, k.due_on, k.enforced, k.verified, app.yes_to_carrying(t.id, ${today(ctx)}::date) as agreed
      from tracks t ${trackSides.joins} join track_events e on e.track = t.id and e.move = 'opened'
      left join lateral (select clock, due_at, due_on, enforced, verified from clocks where track = t.id and stopped_at is null and due_at is not null order by due_at limit 1) k on true
      where t.kind = 'handover' and (t.owner_circle = any (${mine}) or t.counterparty_circle = any (${mine})) and (${caseId ?? null}::uuid is null or t.case_id = ${caseId ?? null})
      order by t.state = any (${[...running]}) desc, t.updated_at desc, t.id desc limit 60`)
    return { handovers: rows.map((row) => shown(ctx, row)), now: ctx.now.toISOString() }
  },

  async handOver({ track, statement }, ctx) {
    const { case_id: caseId, counterparty_circle: next } = await ctx.tx.one<{
      case_id: string
      counterparty_circle: number
    }>(sql`select case_id, counterparty_circle from tracks where id = ${track} and kind = 'handover'`)
    // Before the statement: who may not, or not yet, is told by which rule.
    const moved = await executeMove(ctx, handoverFeature, { move: 'hand_over', track })
    const { said, before } = await addToChain(ctx, caseId, statement, { t: 'transfer', to: next })
    const carried = carriedParts(before)
    // What was given to the next carrier of this has ended with it, as in the chain: it reads by carrying. Locked, because the
    // person may say no at this very moment on a page without script, of which the chain knows nothing yet.
    const over = await ctx.tx.rows<{
      id: string
    }>(sql`select t.id from consents a join tracks t on t.id = a.track
      where a.case_id = ${caseId} and t.counterparty_circle = ${next} and t.state = 'granted' and a.compartments <@ ${carried}::text[] order by t.opened_at, t.id for update of t`)
    if (!over.some(({ id }) => id === said['grant']))
      throw new Problem('refused', { because: 'yes-to-carrying-first' })
    for (const { id } of over) await moveConsent(ctx, 'become_carrier', id)
    const named = await draftsOn(ctx.tx, caseId, 'of the carrier')
    await ctx.tx.run(
      sql`select app.hand_case_on(${track}, ${carried}, ${ofTheHouse}, ${[...ofTheCarrier]}, ${named}, ${ctx.now})`,
    )
    ctx.about(caseId)
    return moved
  },
})
