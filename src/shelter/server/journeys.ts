// Who brings somebody to a house, and the sealed way to it. Who may see and say what is in access.sql; the address leaves with the journey.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql, type Tx } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { journeyHours, type journeyStates } from '../codes.ts'
import type { journeysApi } from '../journeys-api.ts'

interface JourneyRow {
  id: string
  escort: string
  organisation: number
  organisation_name: string
  asked_at: Date
  told_at: Date | null
  read_at: Date | null
  ends_at: Date | null
  is_open: boolean
}

const hourMs = 3_600_000

function stateOf({ told_at, read_at, is_open }: JourneyRow): (typeof journeyStates)[number] {
  if (!is_open) return 'over'
  return read_at ? 'read' : told_at ? 'told' : 'asked'
}

export const journeysServer: Handlers<typeof journeysApi, Ctx> = {
  async ask({ id, track }, ctx) {
    const { id: me } = staffOf(ctx)
    ctx.about(id)
    const found = await ctx.tx.maybe<{ house: number; state: string }>(
      sql`select coalesce(counterparty_circle, owner_circle) as house, state from tracks
        where id = ${track} and kind = 'placement' and owner_circle = any (app.circles())`,
    )
    if (!found) throw new Problem('not-found')
    if (found.state !== 'held') throw new Problem('refused', { because: 'no-bed-kept' })
    await ctx.tx.run(sql`insert into journeys (id, track, house, escort, asked_at)
      values (${id}, ${track}, ${found.house}, ${me}, ${ctx.now})`)
    return { id }
  },

  async ofTrack({ track }, ctx) {
    const { id: me } = staffOf(ctx)
    const rows = await ctx.tx.rows<JourneyRow>(
      sql`select * from app.journeys_of(${track}, ${ctx.now}) order by asked_at desc, id limit 20`,
    )
    const may = await ctx.tx.maybe<{ asks: boolean; tells: boolean }>(
      sql`select state = 'held' and counterparty_circle is not null and owner_circle = any (app.circles()) as asks,
          coalesce(counterparty_circle, owner_circle) = any (app.home_circles()) as tells
        from tracks where id = ${track} and kind = 'placement'`,
    )
    const journeys = rows.map((row) => ({
      id: row.id,
      state: stateOf(row),
      isMine: row.escort === me,
      escort: row.escort,
      organisation: row.organisation,
      organisationName: row.organisation_name,
      askedAt: row.asked_at.toISOString(),
      toldAt: row.told_at?.toISOString() ?? null,
      readAt: row.read_at?.toISOString() ?? null,
      endsAt: row.ends_at?.toISOString() ?? null,
    }))
    const isOnTheWay = journeys.some(({ isMine, state }) => isMine && state !== 'over')
    return { journeys, mayAsk: may?.asks === true && !isOnTheWay, mayTell: may?.tells === true }
  },

  async tell({ id, ciphertext, signature }, ctx) {
    const { id: me } = staffOf(ctx)
    ctx.about(id)
    const endsAt = new Date(ctx.now.getTime() + journeyHours * hourMs)
    const told = await ctx.tx
      .run(sql`update journeys set told_by = ${me}, told_at = ${ctx.now}, ends_at = ${endsAt},
        address = ${bytes(ciphertext)}, address_signature = ${bytes(signature)}
      where id = ${id} and house = any (app.home_circles()) and (ends_at is null or ends_at > ${ctx.now})
        and exists (select 1 from tracks t where t.id = track and t.state = 'held')`)
    if (told === 0) throw new Problem('not-found')
    return { endsAt: endsAt.toISOString() }
  },

  async read({ id }, ctx) {
    ctx.about(id)
    const found = await ctx.tx.maybe<{
      address: Buffer
      address_signature: Buffer
      told_by: string
      organisation: number
      ends_at: Date
    }>(sql`select * from app.read_journey(${id}, ${ctx.now})`)
    if (!found) throw new Problem('not-found')
    return {
      ciphertext: base64url(found.address),
      signature: base64url(found.address_signature),
      by: found.told_by,
      organisation: found.organisation,
      endsAt: found.ends_at.toISOString(),
    }
  },

  async end({ id }, ctx) {
    ctx.about(id)
    const ended = await ctx.tx
      .run(sql`update journeys set address = null, address_signature = null, ends_at = least(ends_at, ${ctx.now}::timestamptz)
      where id = ${id} and (house = any (app.home_circles()) or escort = ${staffOf(ctx).id})`)
    if (ended === 0) throw new Problem('not-found')
    return { state: 'over' as const }
  },
}

/** No address stays longer than its journey. */
export const forgetJourneys = (tx: Tx, now: Date): Promise<number> =>
  tx.run(
    sql`update journeys set address = null, address_signature = null where address is not null and ends_at <= ${now}`,
  )
