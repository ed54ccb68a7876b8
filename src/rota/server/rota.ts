// Keeping the rota and reading it. Whose rota one may read and keep is said by the policies of access.sql; here it is seen to that no two
// shifts of one desk meet.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { packOf } from '../../../jurisdictions/packs.ts'
import { Temporal } from 'temporal-polyfill'
import type { rotaApi } from '../api.ts'
import { farthestDays, type Desk } from '../model.ts'
import { daysFrom, firstOverlap, shiftsBetween, standingAt } from '../shifts.ts'
import { answerCall, callsOf } from './calls.ts'
import { namedRotas, standingOf, type OnDuty } from './standing.ts'

type Answer<Name extends keyof typeof rotaApi> = ReturnType<Handlers<typeof rotaApi, Ctx>[Name]>

const said = { said: true }

interface DeskRow {
  circle: number
  organisation: number
  purpose: string | null
  phone: string | null
  for_network: boolean
}

async function desksNow(ctx: Ctx): Answer<'desks'> {
  const rows = await ctx.tx.rows<DeskRow>(sql`select * from app.desks()`)
  const { organisation } = staffOf(ctx)
  const isOwn = (row: DeskRow) => row.organisation === organisation
  const own = await namedRotas(
    ctx.tx,
    rows.filter(isOwn).map(({ circle }) => circle),
  )
  const standings = await standingOf(
    ctx.tx,
    rows.map(({ circle }) => circle),
    ctx,
  )
  const desks = rows.map((row): Desk => {
    const standing = standings.get(row.circle)
    const rota = own.get(row.circle)
    const shift = rota && standingAt(rota, ctx.now, ctx.network.timezone).now
    return {
      circle: row.circle,
      organisation: row.organisation,
      purpose: row.purpose,
      phone: row.phone ?? (ctx.network.hotline || ctx.network.emergency),
      forNetwork: row.for_network,
      isOpen: standing?.now !== undefined,
      until: standing?.until?.toISOString() ?? null,
      next: standing?.next?.from.toISOString() ?? null,
      onDuty: shift ? { ...shift.who, until: shift.until.toISOString() } : null,
    }
  })
  return { desks, now: ctx.now.toISOString() }
}

/** Holds the desk, so that two who say something at the same time do it one after the other. */
async function holdDesk(ctx: Ctx, circle: number): Promise<void> {
  const { mine } = await ctx.tx.one<{ mine: boolean }>(sql`select app.keeps_rota(${circle}) as mine`)
  if (!mine) throw new Problem('not-found')
  await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`rota ${circle}`}, 0))`)
  const { organisation } = staffOf(ctx)
  await ctx.tx.run(
    sql`insert into duty_desks (circle, organisation) values (${circle}, ${organisation}) on conflict do nothing`,
  )
}

/** Whoever is named has to be a colleague who holds the key of the desk's circle. */
async function mustStand(
  ctx: Ctx,
  circle: number,
  who: { user: string | null; deputy: string | null },
): Promise<void> {
  for (const [field, user] of Object.entries({ user: who.user, deputy: who.deputy })) {
    if (user === null) continue
    const { able } = await ctx.tx.one<{ able: boolean }>(
      sql`select app.can_stand(${user}, ${circle}) as able`,
    )
    if (!able) throw new Problem('invalid', { fields: [{ field, code: 'invalid-value' }] })
  }
  if (who.user === null ? who.deputy !== null : who.user === who.deputy)
    throw new Problem('invalid', { fields: [{ field: 'deputy', code: 'invalid-value' }] })
}

/** A day that is neither long gone nor beyond what anybody plans. */
function mustBeNear(ctx: Ctx, field: string, day: string): void {
  const days = Temporal.PlainDate.from(today(ctx)).until(day).days
  if (days < -7 || days > farthestDays)
    throw new Problem('invalid', { fields: [{ field, code: 'invalid-value' }] })
}

async function mustNotOverlap(ctx: Ctx, circle: number): Promise<void> {
  const rota = (await namedRotas(ctx.tx, [circle])).get(circle)
  if (rota && firstOverlap(rota)) throw new Problem('refused', { because: 'shifts-overlap' })
}

const weekly: Handlers<typeof rotaApi, Ctx>['weekly'] = async (shift, ctx) => {
  const { id, circle, weekdays, starts, ends, fromDay, untilDay, user, deputy } = shift
  await holdDesk(ctx, circle)
  await mustStand(ctx, circle, shift)
  mustBeNear(ctx, 'fromDay', fromDay)
  if (untilDay !== null && untilDay < fromDay)
    throw new Problem('invalid', { fields: [{ field: 'untilDay', code: 'invalid-value' }] })
  const done = await ctx.tx
    .run(sql`insert into duty_weekly (id, circle, weekdays, starts, ends, from_day, until_day, user_id, deputy)
    values (${id}, ${circle}, ${weekdays}::smallint[], ${starts}::time, ${ends}::time, ${fromDay}::date, ${untilDay}::date, ${user}, ${deputy})
    on conflict (id) do update set weekdays = excluded.weekdays, starts = excluded.starts, ends = excluded.ends,
      from_day = excluded.from_day, until_day = excluded.until_day, user_id = excluded.user_id, deputy = excluded.deputy
      where duty_weekly.circle = excluded.circle`)
  if (done === 0) throw new Problem('not-found')
  await mustNotOverlap(ctx, circle)
  return said
}

const single: Handlers<typeof rotaApi, Ctx>['single'] = async (shift, ctx) => {
  const { id, circle, day, starts, ends, insteadOf, user, deputy } = shift
  await holdDesk(ctx, circle)
  await mustStand(ctx, circle, shift)
  mustBeNear(ctx, 'day', day)
  if (user === null && insteadOf === null)
    throw new Problem('invalid', { fields: [{ field: 'user', code: 'missing' }] })
  if (insteadOf !== null)
    await ctx.tx.one(sql`select 1 from duty_weekly where id = ${insteadOf} and circle = ${circle}`)
  // The same day is said anew, by the same entry or instead of the same weekly shift.
  await ctx.tx.run(
    sql`delete from duty_shifts where circle = ${circle} and (id = ${id} or instead_of = ${insteadOf} and day = ${day}::date)`,
  )
  await ctx.tx.run(sql`insert into duty_shifts (id, circle, day, starts, ends, instead_of, user_id, deputy)
    values (${id}, ${circle}, ${day}::date, ${starts}::time, ${ends}::time, ${insteadOf}, ${user}, ${deputy})`)
  await mustNotOverlap(ctx, circle)
  return said
}

async function weekOf(ctx: Ctx, circle: number, day: string): Answer<'week'> {
  const { organisation } = staffOf(ctx)
  await ctx.tx.one(
    sql`select 1 from circles where id = ${circle} and organisation = ${organisation} and kind in ('organisation', 'team')`,
  )
  mustBeNear(ctx, 'day', day)
  const chosen = Temporal.PlainDate.from(day)
  const first = chosen.subtract({ days: chosen.dayOfWeek - 1 })
  const last = first.add({ days: 6 }).toString()
  const { timezone } = ctx.network
  const { pack } = await ctx.tx.one<{ pack: string }>(
    sql`select pack from organisations where id = ${organisation}`,
  )
  const { holidays } = packOf(pack)
  const rota = (await namedRotas(ctx.tx, [circle])).get(circle)!
  const desk = await ctx.tx.maybe<{ phone: string | null; answer_minutes: number }>(
    sql`select phone, answer_minutes from duty_desks where circle = ${circle}`,
  )
  const standing = await ctx.tx.rows<{
    id: string
  }>(sql`select u.id from users u join circle_members m on m.user_id = u.id and m.circle = ${circle}
    where u.organisation = ${organisation} and u.state = 'active' group by u.id order by u.id limit 500`)
  const { mayKeep } = await ctx.tx.one<{ mayKeep: boolean }>(
    sql`select app.keeps_rota(${circle}) as "mayKeep"`,
  )
  const days = daysFrom(first.toString(), last)
  return {
    desk: desk ? { phone: desk.phone, answerMinutes: desk.answer_minutes } : null,
    first: first.toString(),
    today: today(ctx),
    days: days.map((one) => ({
      day: one,
      isClosed: rota.closed.includes(one),
      isHoliday: holidays.days.includes(one),
    })),
    shifts: shiftsBetween<OnDuty>(rota, { first: first.toString(), last, timezone }).map(
      ({ who, from, until, ...shift }) => ({
        ...shift,
        ...who,
        from: from.toISOString(),
        until: until.toISOString(),
      }),
    ),
    dropped: rota.singles
      .filter((one) => one.who === null && first.toString() <= one.day && one.day <= last)
      .map(({ id, day: on, starts, ends }) => ({ single: id, day: on, starts, ends })),
    weekly: rota.weekly.map(({ who, weekdays, ...shift }) => ({
      ...shift,
      ...who,
      circle,
      weekdays: [...weekdays],
    })),
    canStand: standing.map(({ id }) => id),
    mayKeep,
  }
}

export const rotaServer: Handlers<typeof rotaApi, Ctx> = {
  desks: (_input, ctx) => desksNow(ctx),
  week: ({ circle, day }, ctx) => weekOf(ctx, circle, day ?? today(ctx)),

  async keepDesk({ circle, phone, answerMinutes }, ctx) {
    await holdDesk(ctx, circle)
    await ctx.tx.run(
      sql`update duty_desks set phone = ${phone}, answer_minutes = ${answerMinutes} where circle = ${circle}`,
    )
    return said
  },

  weekly,
  single,

  async remove({ circle, id }, ctx) {
    await holdDesk(ctx, circle)
    const gone =
      (await ctx.tx.run(sql`delete from duty_weekly where id = ${id} and circle = ${circle}`)) +
      (await ctx.tx.run(sql`delete from duty_shifts where id = ${id} and circle = ${circle}`))
    if (gone === 0) throw new Problem('not-found')
    // A weekly shift that somebody had stood in for is there again.
    await mustNotOverlap(ctx, circle)
    return said
  },

  async close({ circle, day, closed }, ctx) {
    await holdDesk(ctx, circle)
    mustBeNear(ctx, 'day', day)
    await ctx.tx.run(
      closed
        ? sql`insert into duty_closed (circle, day) values (${circle}, ${day}::date) on conflict do nothing`
        : sql`delete from duty_closed where circle = ${circle} and day = ${day}::date`,
    )
    await mustNotOverlap(ctx, circle)
    return said
  },

  calls: (_input, ctx) => callsOf(ctx),
  answerCall: ({ id }, ctx) => answerCall(ctx, id),

  async nameNetworkDesk({ circle }, ctx) {
    const { named } = await ctx.tx.one<{ named: boolean }>(
      sql`select app.name_network_desk(${circle}) as named`,
    )
    if (!named) throw new Problem('not-found')
    return said
  },
}
