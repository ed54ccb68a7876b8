// Places that are held for a visit: asked for by who goes there, taken by the house in its own beds, let go of by either. A hold ends by
// itself at its hour, since the times of its beds do.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'
import type { PlacesBand } from '../../directory/codes.ts'
import type { bedHoldsApi, Hold, sheltersApi } from '../api.ts'
import type { holdStates } from '../codes.ts'
import { bedsOf, timesOf } from './house.ts'

interface HoldRow {
  id: string
  house: number
  places: number
  ends_at: Date
  state: (typeof holdStates)[number]
}

/** What a house was asked to hold and what it holds, the soonest end first. */
export async function holdsOf(ctx: Ctx, circle: number): Promise<Hold[]> {
  const rows = await ctx.tx.rows<
    HoldRow & { given: number; sender: string | null; sender_team: string | null }
  >(
    sql`select h.id, h.house, h.places, h.given, h.ends_at, h.state, o.name as sender, c.purpose as sender_team
      from bed_holds h left join circles c on c.id = h.asked_by left join organisations o on o.id = c.organisation
      where h.house = ${circle} and h.state in ('asked', 'confirmed') and h.ends_at > ${ctx.now} order by h.ends_at, h.id limit 100`,
  )
  return rows.map(({ id, places, given, ends_at, state, sender, sender_team }) => ({
    id,
    places,
    given,
    until: ends_at.toISOString(),
    state,
    sender: placeName(ctx, sender, sender_team),
  }))
}

/** So many beds that nobody has until then, from one room before the next; nothing where there are too few. */
async function freeUntil(ctx: Ctx, until: string, places: number): Promise<number[] | undefined> {
  const circle = circleOf(ctx)
  const [beds, times] = await Promise.all([bedsOf(ctx, circle), timesOf(ctx, circle, ctx.now)])
  const free = beds
    .map(({ id }) => id)
    .filter((id) => !times.some(({ bed, from }) => bed === id && from < until))
  return free.length < places ? undefined : free.slice(0, places)
}

export const holdActs: Pick<Handlers<typeof sheltersApi, Ctx>, 'hold' | 'declineHold'> = {
  async hold({ id }, ctx) {
    ctx.about(id)
    const found = await ctx.tx.one<HoldRow>(
      sql`select id, house, places, ends_at, state from bed_holds where id = ${id} and house = ${circleOf(ctx)} for update`,
    )
    if (found.state !== 'asked' || found.ends_at <= ctx.now) throw new Problem('not-found')
    const beds = await freeUntil(ctx, found.ends_at.toISOString(), found.places)
    const isTaken =
      beds !== undefined &&
      (await ctx.tx.holds(
        sql`app.hold_beds(${id}, ${beds}::int[], tstzrange(${ctx.now}, ${found.ends_at}, '[)'))`,
      ))
    if (!isTaken) throw new Problem('refused', { because: 'not-enough-beds' })
    await ctx.tx.run(sql`update bed_holds set state = 'confirmed' where id = ${id}`)
    return { beds }
  },

  async declineHold({ id }, ctx) {
    ctx.about(id)
    const changed = await ctx.tx.run(
      sql`update bed_holds set state = 'declined' where id = ${id} and house = ${circleOf(ctx)} and state = 'asked'`,
    )
    if (changed === 0) throw new Problem('not-found')
    return { state: 'declined' as const }
  },
}

export const bedHoldsServer: Handlers<typeof bedHoldsApi, Ctx> = {
  async houses(_input, ctx) {
    return {
      houses: await ctx.tx.rows<{
        circle: number
        organisation: number
        district: string | null
        free: PlacesBand
      }>(sql`select circle, organisation, district, free from app.houses_with_beds(${ctx.now})`),
    }
  },

  async ask({ id, visit, house, places, until }, ctx) {
    ctx.about(id)
    if (new Date(until) <= ctx.now)
      throw new Problem('invalid', { fields: [{ field: 'until', code: 'invalid-value' }] })
    const { owner } = await ctx.tx.one<{ owner: number }>(
      sql`select owner_circle as owner from tracks where id = ${visit} and kind = 'visit'`,
    )
    if (!(await ctx.tx.holds(sql`app.keeps_beds(${house})`))) throw new Problem('not-found')
    await ctx.tx.run(sql`insert into bed_holds (id, visit, house, asked_by, places, ends_at, asked_at)
      values (${id}, ${visit}, ${house}, ${owner}, ${places}, ${new Date(until)}, ${ctx.now})`)
    return { id }
  },

  async ofVisit({ visit }, ctx) {
    const rows = await ctx.tx.rows<HoldRow>(
      sql`select id, house, places, ends_at, state from bed_holds where visit = ${visit} order by asked_at, id limit 100`,
    )
    return {
      holds: rows.map(({ ends_at, ...row }) => ({ ...row, until: ends_at.toISOString() })),
      now: ctx.now.toISOString(),
    }
  },

  async letGo({ id, places }, ctx) {
    ctx.about(id)
    if (!(await ctx.tx.holds(sql`app.let_go(${id}, ${places}, ${ctx.now})`))) throw new Problem('not-found')
    return { id }
  },
}
