// What somebody told, as they see it themselves: how far it has come, and their own words with what was answered.

import { z } from 'zod'
import { cursorOf, readCursor } from '../../api/cursor.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { Day, Id } from '../../api/words.ts'
import { base64url, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
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
  async mine({ after }, ctx) {
    const from = after ? readCursor(after, afterMine) : undefined
    const rows = await ctx.tx
      .rows<MineRow>(sql`select track, circle, day, state, urgent, answered from app.my_encounters()
      where ${from === undefined} or (day, track) < (${from?.[0] ?? null}::date, ${from?.[1] ?? null}::uuid)
      order by day desc, track desc limit ${pageLength + 1}`)
    const page = rows.slice(0, pageLength)
    const last = rows.length > pageLength ? page.at(-1) : undefined
    return { encounters: page, next: last ? cursorOf([last.day, last.track]) : null }
  },

  async read({ track }, ctx) {
    ctx.about(track)
    const row = await ctx.tx.one<{
      locator: Buffer
      wrap_own: Buffer
      ciphertext: Buffer
      lines: { from: 'person' | 'hotline'; hex: string; day: string }[]
    }>(sql`select locator, wrap_own, ciphertext, lines from app.my_encounter(${track})`)
    return {
      locator: base64url(row.locator),
      wrapOwn: base64url(row.wrap_own),
      ciphertext: base64url(row.ciphertext),
      messages: row.lines.map(({ from, hex, day }) => ({
        from,
        ciphertext: base64url(Buffer.from(hex, 'hex')),
        day,
      })),
    }
  },
}
