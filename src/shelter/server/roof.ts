// Marks of who must not meet whom, kept for the house that was asked. Who may give and read them stands in access.sql.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'
import type { roofApi } from '../roof-api.ts'

interface MarkRow {
  track: string
  locator: Buffer
  wrap_reader: Buffer
  ciphertext: Buffer
}

export const roofServer: Handlers<typeof roofApi, Ctx> = {
  async ofTrack({ track }, ctx) {
    const found = await ctx.tx.maybe<{
      house: number | null
      locator: Buffer | null
      wrap_own: Buffer | null
      ciphertext: Buffer | null
    }>(
      sql`select t.counterparty_circle as house, m.locator, m.wrap_own, m.ciphertext from tracks t
        left join roof_marks m on m.track = t.id and m.house = t.counterparty_circle
        where t.id = ${track} and t.kind = 'placement' and t.owner_circle = any (app.circles())`,
    )
    const { house = null, locator, wrap_own, ciphertext } = found ?? {}
    const kept =
      locator && wrap_own && ciphertext
        ? { locator: base64url(locator), wrapOwn: base64url(wrap_own), ciphertext: base64url(ciphertext) }
        : null
    return { house, kept }
  },

  async keep({ track, house, locator, wrapReader, wrapOwn, ciphertext }, ctx) {
    const isAsked = await ctx.tx.holds(
      sql`exists (select 1 from tracks t where t.id = ${track} and t.kind = 'placement' and t.counterparty_circle = ${house} and t.owner_circle = any (app.circles()))`,
    )
    if (!isAsked) throw new Problem('not-found')
    await ctx.tx.run(sql`insert into roof_marks (track, house, locator, wrap_reader, wrap_own, ciphertext)
      values (${track}, ${house}, ${bytes(locator)}, ${bytes(wrapReader)}, ${bytes(wrapOwn)}, ${bytes(ciphertext)})
      on conflict (track) do update set house = excluded.house, locator = excluded.locator,
        wrap_reader = excluded.wrap_reader, wrap_own = excluded.wrap_own, ciphertext = excluded.ciphertext`)
    return { house }
  },

  async ofHouse(_input, ctx) {
    const house = circleOf(ctx)
    const rows = await ctx.tx.rows<MarkRow>(
      sql`select track, locator, wrap_reader, ciphertext from roof_marks where house = ${house} order by track limit 500`,
    )
    return {
      house,
      marks: rows.map((row) => ({
        track: row.track,
        locator: base64url(row.locator),
        wrap: base64url(row.wrap_reader),
        ciphertext: base64url(row.ciphertext),
      })),
    }
  },
}
