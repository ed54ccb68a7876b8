// What a desk's browser looks through for a caller's code word: sealed bytes of its open contacts. The word itself never comes here.

import { base64url, sql } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'

/** As many as a browser opens within a second or two; whoever called before them is found by their receipt. */
const most = 300

interface SealedRow {
  track: string
  day: string
  locator: Buffer
  wrap_hotline: Buffer
  ciphertext: Buffer
}

export async function sealedOfDesk(ctx: Ctx) {
  const circle = circleOf(ctx)
  const rows = await ctx.tx.rows<SealedRow>(sql`select r.track, r.day, r.locator, r.wrap_hotline, r.ciphertext
    from reports r join tracks t on t.id = r.track
    where t.kind = 'contact' and t.owner_circle = ${circle} and t.state <> 'closed' order by t.updated_at desc, r.track limit ${most}`)
  return {
    reports: rows.map((row) => ({
      track: row.track,
      day: row.day,
      locator: base64url(row.locator),
      circle,
      wrapHotline: base64url(row.wrap_hotline),
      ciphertext: base64url(row.ciphertext),
    })),
  }
}
