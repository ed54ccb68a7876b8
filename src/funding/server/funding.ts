// Asking for money, awarding, claiming and paying it: each is a step of the process together with its lines, in one transaction.

import type { Handlers, InputOf } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { circleOf, staffOf, thisMonth, today, type Ctx } from '../../http/context.ts'
import { executeMove, openTrack, type TrackFeature } from '../../tracks/execute.ts'
import type { Input, TrackView } from '../../tracks/define.ts'
import type { fundingApi } from '../api.ts'
import { fundingMachine } from '../funding.ts'
import { claimable, takeUnits, unitsIn, type InMonth } from '../sums.ts'
import { applicationsOf, linesOf, readApplication, unclaimed } from './applications.ts'
import { callActs } from './calls.ts'

export const fundingFeature: TrackFeature = {
  machine: fundingMachine,
  facts: {
    claimUnpaid: (ctx, track) =>
      ctx.tx.holds(
        sql`exists (select from clocks where track = ${track.id} and clock = 'funding.pay' and stopped_at is null)`,
      ),
  },
}

const step = (ctx: Ctx, move: string, track: string, input: Input = {}): Promise<TrackView> =>
  executeMove(ctx, fundingFeature, { move, track, input })
const told = ({ id, state, version }: TrackView) => ({ track: id, state, version })
const wrong = (field: string) => new Problem('invalid', { fields: [{ field, code: 'invalid-value' }] })

export const fundingServer: Handlers<typeof fundingApi, Ctx> = {
  ...callActs,

  list: async (_input, ctx) => ({ applications: await applicationsOf(ctx, sql`true`) }),
  read: ({ track }, ctx) => readApplication(ctx, track),

  async apply({ track, call, lines }, ctx) {
    const { organisation } = staffOf(ctx)
    const found = await ctx.tx.one<{ circle: number; organisation: number; core: boolean; open: boolean }>(
      sql`select circle, organisation, core_costs as core, closes_on >= ${today(ctx)}::date as open from funding_calls where id = ${call}`,
    )
    if (found.organisation === organisation) throw new Problem('refused', { because: 'own-call' })
    if (!found.open) throw new Problem('refused', { because: 'call-closed' })
    if (!found.core && lines.some(({ cost }) => cost === 'core'))
      throw new Problem('refused', { because: 'no-core-costs' })
    // What is counted belongs to a service that was given, on one line; what is not has one price.
    const counted = lines.flatMap(({ unit }) => unit ?? [])
    const isOdd = lines.some(({ cost, unit, units }) => (unit === null ? units !== 1 : cost !== 'service'))
    if (isOdd || new Set(counted).size !== counted.length) throw wrong('units')
    const ownerCircle = circleOf(ctx)
    const opened = await openTrack(ctx, fundingFeature, { id: track, ownerCircle, otherCircle: found.circle })
    await ctx.tx.run(
      sql`insert into funding_applications (track, call, organisation) values (${track}, ${call}, ${organisation})`,
    )
    await ctx.tx.run(sql`insert into funding_lines (track, line, cost, unit, units, price)
      select ${track}, n, cost, unit, units, price from unnest(${lines.map(({ cost }) => cost)}::text[], ${lines.map(({ unit }) => unit)}::text[],
        ${lines.map(({ units }) => units)}::int[], ${lines.map(({ price }) => price)}::bigint[]) with ordinality as l (cost, unit, units, price, n)`)
    return told(opened)
  },

  async award({ track, fromDay, until, reasons, lines }, ctx) {
    const moved = await step(ctx, 'award', track, { from_day: fromDay, until })
    const rows = await linesOf(ctx, track)
    const awarded = rows.map(({ line }) => lines.find((one) => one.line === line)?.awarded)
    const isWhole = lines.length === rows.length && awarded.every((one) => one !== undefined)
    if (!isWhole || rows.some(({ asked }, at) => awarded[at]! > asked) || awarded.every((one) => one === 0))
      throw wrong('lines')
    await ctx.tx
      .run(sql`update funding_applications set from_day = ${fromDay}, until = ${until}, reasons = ${[...new Set(reasons)]}::text[]
      where track = ${track}`)
    await ctx.tx
      .run(sql`update funding_lines l set awarded = a.awarded from unnest(${rows.map(({ line }) => line)}::int[],
      ${awarded.map((one) => one ?? 0)}::bigint[]) as a (line, awarded) where l.track = ${track} and l.line = a.line`)
    return told(moved)
  },

  claim,

  async pay({ id, track }, ctx) {
    const paid = await ctx.tx.run(
      sql`update funding_claims set paid_on = ${today(ctx)} where id = ${id} and track = ${track} and paid_on is null`,
    )
    if (paid === 0) throw new Problem('not-found')
    const all_paid = !(await ctx.tx.holds(
      sql`exists (select from funding_claims where track = ${track} and paid_on is null)`,
    ))
    return told(await step(ctx, 'pay', track, { all_paid }))
  },
}

/** A part of a claim: of a line, in a month. */
interface Part extends Pick<InMonth, 'month' | 'units'> {
  line: number
  amount: number
}

async function claim(
  { id, track, lines }: InputOf<typeof fundingApi.claim>,
  ctx: Ctx,
): Promise<ReturnType<typeof told>> {
  // Whoever claims the same units from somebody else at this moment is waited for.
  await ctx.tx.run(sql`select 1 from circles where id = ${circleOf(ctx)} for no key update`)
  const moved = await step(ctx, 'claim', track)
  const [[application], rows] = await Promise.all([
    applicationsOf(ctx, sql`a.track = ${track}`),
    linesOf(ctx, track),
  ])
  if (!application?.fromDay || !application.until) throw new Problem('not-found')
  const left = await unclaimed(ctx, { fromDay: application.fromDay, until: application.until })
  const month = thisMonth(ctx)
  const parts = new Map<number, Part[]>()
  for (const { line, count } of lines) {
    const row = rows.find((one) => one.line === line)
    if (!row || parts.has(line)) throw wrong('lines')
    const { unit, price, claimed } = row
    const awarded = row.awarded ?? 0
    if (unit === null) {
      if (count > awarded - claimed) throw new Problem('refused', { because: 'more-than-awarded' })
      parts.set(line, [{ line, month, units: 0, amount: count }])
      continue
    }
    const months = left(unit)
    if (count > claimable({ price, awarded, claimed }, unitsIn(months)))
      throw new Problem('refused', { because: 'not-given' })
    const taken = takeUnits(months, count) ?? []
    parts.set(
      line,
      taken.map((one) => ({ line, month: one.month, units: one.units, amount: one.units * price })),
    )
  }
  await write(ctx, { id, track, payDays: application.payDays }, [...parts.values()].flat())
  return told(moved)
}

async function write(
  ctx: Ctx,
  { id, track, payDays }: { id: string; track: string; payDays: number },
  parts: readonly Part[],
): Promise<void> {
  await ctx.tx.run(
    sql`insert into funding_claims (id, track, claimed_on, due_on)
      values (${id}, ${track}, ${today(ctx)}, ${today(ctx)}::date + ${payDays}::int)`,
  )
  await ctx.tx.run(sql`insert into funding_claim_lines (claim, track, line, month, units, amount)
    select ${id}, ${track}, line, month, units, amount from unnest(${parts.map(({ line }) => line)}::int[], ${parts.map((one) => one.month)}::date[],
      ${parts.map(({ units }) => units)}::int[], ${parts.map(({ amount }) => amount)}::bigint[]) as p (line, month, units, amount)`)
}
