// What somebody told, as they see it themselves: how far it has come, and their own words with what was answered.

import { z } from 'zod'
import { cursorOf, readCursor } from '../../api/cursor.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { Day, Id } from '../../api/words.ts'
import { base64url, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { lineOf, type LineRow } from '../../identification/server/reports.ts'
import type { encountersApi, progress } from '../api.ts'

const pageLength = 50
const afterMine = z.tuple([Day, Id])

interface MineRow {
  track: string
  circle: number
  day: string
  state: (typeof progress)[number]
  urgent: boolean
  answered: boolean
}

export const ownEncounters: Pick<Handlers<typeof encountersApi, Ctx>, 'mine' | 'read'> = {
  async mine({ track, after }, ctx) {
    const from = after ? readCursor(after, afterMine) : undefined
    const rows = await ctx.tx
      .rows<MineRow>(sql`select track, circle, day, state, urgent, answered from app.my_encounters()
      where (${track === undefined} or track = ${track ?? null}::uuid)
        and (${from === undefined} or (day, track) < (${from?.[0] ?? null}::date, ${from?.[1] ?? null}::uuid))
      order by day desc, track desc limit ${pageLength + 1}`)
    const page = rows.slice(0, pageLength)
    const last = rows.length > pageLength ? page.at(-1) : undefined
    return { encounters: page, next: last ? cursorOf([last.day, last.track]) : null }
  },

  async read({ track }, ctx) {
    ctx.about(track)
    const [sealed, lines] = await Promise.all([
      ctx.tx.one<{ locator: Buffer; wrap_own: Buffer; ciphertext: Buffer }>(
        sql`select locator, wrap_own, ciphertext from app.my_encounter(${track})`,
      ),
      ctx.tx.rows<LineRow>(sql`select from_side, ciphertext, day from app.my_encounter_thread(${track})`),
    ])
    return {
      locator: base64url(sealed.locator),
      wrapOwn: base64url(sealed.wrap_own),
      ciphertext: base64url(sealed.ciphertext),
      messages: lines.map(lineOf),
    }
  },
}
