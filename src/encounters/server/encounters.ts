// The server's side of what people at work tell of somebody whom they met. It goes the way of a request from the public page: the
// engine opens the contact at the desk, which counts it, starts its clock and shows it; the finder stands on the person's side of it.

import { randomBytes } from 'node:crypto'
import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { contactFeature } from '../../identification/server/desks.ts'
import { addLine, keepReport } from '../../identification/server/reports.ts'
import { asWorker } from '../../identification/server/writer.ts'
import { executeMove, openTrack } from '../../tracks/execute.ts'
import type { encountersApi } from '../api.ts'
import { deskKinds } from '../../jurisdiction/switches.ts'
import type { Desk } from '../desk.ts'
import { ownEncounters } from './own.ts'

const desksOf = (ctx: Ctx) =>
  ctx.tx.rows<Desk>(sql`select circle, organisation, kind, district from app.desks(${[...deskKinds]})`)

export const encountersServer: Handlers<typeof encountersApi, Ctx> = {
  ...ownEncounters,

  async desks(_, ctx) {
    const { emergency, hotline } = ctx.network
    return { emergency, hotline, desks: await desksOf(ctx) }
  },

  async report({ id, to, urgency, wrapDesk, ...sealed }, ctx) {
    if (!(await desksOf(ctx)).some(({ circle }) => circle === to)) throw new Problem('not-found')
    const opened = await asWorker(ctx, async () => {
      const opening = { id, ownerCircle: to, proven: ['person'] } as const
      const track = await openTrack(ctx, contactFeature, opening, { channel: 'colleague', urgency })
      // No key signs for it on the public page: the finder is known by who signed in.
      const writer = randomBytes(32).toString('base64url')
      const kept = { id, urgency, language: null, ownPublic: '', writer, wrapHotline: wrapDesk, ...sealed }
      await keepReport(ctx, kept, 'browser')
      return track
    })
    await ctx.tx.run(sql`insert into encounters (track, finder, circle, day)
      values (${id}, ${staffOf(ctx).id}, ${to}, ${today(ctx)}::date)`)
    return { state: opened.state, version: opened.version }
  },

  async add({ track, n, ciphertext }, ctx) {
    // Mine, and its words are still there: a line to a thread that is gone would be read by nobody and deleted by nobody.
    await ctx.tx.one(sql`select 1 from app.my_encounter(${track})`)
    return asWorker(ctx, async () => {
      const moved = await executeMove(ctx, contactFeature, { move: 'write_again', track, proven: ['person'] })
      await addLine(ctx, track, { from: 'person', n, ciphertext })
      return { state: moved.state, version: moved.version }
    })
  },
}
