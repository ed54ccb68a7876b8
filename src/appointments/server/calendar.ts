// The calendar on the server: days by a secret of which only the hash is kept.

import { createHash, createHmac } from 'node:crypto'
import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { bytes, sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { speaker } from '../../language/say.ts'
import type { calendarApi, ownCalendarApi } from '../api.ts'
import { calendar } from './ics.ts'

const hashed = (secret: string) => createHash('sha256').update(bytes(secret)).digest()

interface ReadDay {
  /** Nothing of a day on which something is due. */
  track: string | null
  day: string | null
  at: Date | null
}

/** What a program reads: each of them a word that says nothing, and a day. */
function told(ctx: Ctx, secret: string, { language, rows }: { language: string; rows: readonly ReadDay[] }) {
  const uidOf = (track: string) =>
    createHmac('sha256', bytes(secret)).update(track).digest('hex').slice(0, 32)
  const { text } = speaker(language)
  const days = rows.map(({ track, day, at }) => ({
    uid: uidOf(track ?? `due ${day}`),
    day,
    at,
    word: text(track === null ? 'calendar.due' : 'person.kind.appointment'),
  }))
  return new Uint8Array(Buffer.from(calendar(days, ctx.now)))
}

export const ownCalendarServer: Handlers<typeof ownCalendarApi, Ctx> = {
  async days({ secret }, ctx) {
    const hash = hashed(secret)
    const { language } = await ctx.tx.one<{ language: string | null }>(
      sql`select app.is_own_calendar(${hash}) as language`,
    )
    if (language === null) throw new Problem('not-found')
    const rows = await ctx.tx.rows<ReadDay>(sql`select track, day, at from app.own_calendar_of(${hash})`)
    return told(ctx, secret, { language, rows })
  },
}

export const calendarServer: Handlers<typeof calendarApi, Ctx> = {
  async read({ secret }, ctx) {
    const hash = hashed(secret)
    const { language } = await ctx.tx.one<{ language: string | null }>(
      sql`select app.is_calendar(${hash}) as language`,
    )
    if (language === null) throw new Problem('not-found')
    const [rows, due] = await Promise.all([
      ctx.tx.rows<ReadDay>(sql`select track, day, at from app.calendar_of(${hash})`),
      ctx.tx.rows<{ day: string }>(sql`select day from app.due_days_of(${hash})`),
    ])
    const dueDays = due.map(({ day }) => ({ track: null, day, at: null }))
    return told(ctx, secret, { language, rows: [...rows, ...dueDays] })
  },

  async own(_input, ctx) {
    const { on } = await ctx.tx.one<{ on: boolean }>(
      sql`select exists (select 1 from calendar_feeds where user_id = ${staffOf(ctx).id}) as on`,
    )
    return { isOn: on }
  },

  async begin({ secretHash, language }, ctx) {
    const me = staffOf(ctx)
    await ctx.tx.run(sql`delete from calendar_feeds where user_id = ${me.id}`)
    await ctx.tx.run(sql`insert into calendar_feeds (secret_hash, user_id, language, made_on)
      values (${bytes(secretHash)}, ${me.id}, ${language.slice(0, 2)}, ${today(ctx)})`)
    return { isOn: true }
  },

  async stop(_input, ctx) {
    await ctx.tx.run(sql`delete from calendar_feeds where user_id = ${staffOf(ctx).id}`)
    return { isOn: false }
  },
}
