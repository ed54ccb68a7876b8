// The server's side of reasons that were given without a file: it keeps sealed bytes, and that they were given.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import type { reasonsApi } from '../reasons-api.ts'

interface Row {
  id: string
  author: string
  organisation: number
  reader: number
  locator: Buffer
  wrap_reader: Buffer
  wrap_own: Buffer
  wrap_house: Buffer | null
  ciphertext: Buffer
  made_at: Date
}

/** To whom reasons on a process are sealed. Not found where it is not mine to see. */
const carrierOf = (ctx: Ctx, track: string) =>
  ctx.tx.one<{ reader: number }>(
    sql`select owner_circle as reader from tracks where id = ${track} and kind in ('identification', 'interview')`,
  )

export const reasonsServer: Handlers<typeof reasonsApi, Ctx> = {
  async read({ track }, ctx) {
    const { reader } = await carrierOf(ctx, track)
    const row = await ctx.tx
      .maybe<Row>(sql`select id, author, organisation, reader, locator, wrap_reader, wrap_own, wrap_house, ciphertext, made_at
      from sealed_reasons where track = ${track} order by made_at desc, id desc limit 1`)
    return {
      reader,
      given: row
        ? {
            id: row.id,
            by: { user: row.author, organisation: row.organisation },
            day: dayAt(row.made_at, ctx.network.timezone),
            reader: row.reader,
            locator: base64url(row.locator),
            wrapReader: base64url(row.wrap_reader),
            wrapOwn: base64url(row.wrap_own),
            wrapHouse: row.wrap_house && base64url(row.wrap_house),
            ciphertext: base64url(row.ciphertext),
          }
        : null,
    }
  },

  async give({ id, track, reader, ...sealed }, ctx) {
    ctx.about(track)
    const { reader: carrier } = await carrierOf(ctx, track)
    if (carrier !== reader) throw new Problem('refused', { because: 'not-your-side' })
    const { id: author, organisation } = staffOf(ctx)
    await ctx.tx
      .run(sql`insert into sealed_reasons (id, track, author, organisation, reader, locator, wrap_reader, wrap_own, wrap_house, ciphertext, made_at)
      values (${id}, ${track}, ${author}, ${organisation}, ${reader}, ${bytes(sealed.locator)}, ${bytes(sealed.wrapReader)},
        ${bytes(sealed.wrapOwn)}, ${sealed.wrapHouse === undefined ? null : bytes(sealed.wrapHouse)}, ${bytes(sealed.ciphertext)}, ${ctx.now})`)
    return { id }
  },

  async second({ id, track, reasons, agrees }, ctx) {
    ctx.about(track)
    const { id: reader, organisation } = staffOf(ctx)
    const given = await ctx.tx.one<{ author: string; made_at: Date }>(
      sql`select r.author, r.made_at from records r join users u on u.id = r.author
        where r.id = ${reasons} and r.track = ${track} and r.kind = 'reasoning' and u.organisation = ${organisation}
        union all select s.author, s.made_at from sealed_reasons s
        where s.id = ${reasons} and s.track = ${track} and s.organisation = ${organisation} and s.wrap_house is not null`,
    )
    if (given.author === reader) throw new Problem('refused', { because: 'another-reads' })
    if (dayAt(given.made_at, ctx.network.timezone) >= today(ctx))
      throw new Problem('refused', { because: 'read-another-day' })
    await ctx.tx
      .run(sql`insert into reason_readings (id, track, reasons, organisation, reader, agrees, read_on, nth)
      values (${id}, ${track}, ${reasons}, ${organisation}, ${reader}, ${agrees}, ${today(ctx)}::date,
        (select count(*) + 1 from reason_readings where reasons = ${reasons}))`)
    return { id }
  },
}
