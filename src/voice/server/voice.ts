// Who answers a voice. Praise and wishes go to whoever carries the case; a complaint goes to another body and is tied to no
// case, so that those whom it is about cannot see it.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import { councilServer } from './council.ts'
import { opinionsServer } from './opinions.ts'
import { answersOf, listenerOf } from './own-voice.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import type { voicesApi } from '../api.ts'
import { voiceMachine } from '../voice.ts'

export const voiceFeature: TrackFeature = {
  machine: voiceMachine,
  async carrier(ctx, { subkind, to }) {
    const listener = await listenerOf(ctx, subkind, to)
    if (!listener) throw new Problem('refused', { because: 'nobody-answers' })
    return { ownerCircle: listener.circle, caseId: listener.caseId }
  },
  after: {
    withdraw: async (ctx, track) => {
      await ctx.tx.run(sql`delete from voice_words where track = ${track.id}`)
    },
  },
}

export const voicesServer: Handlers<typeof voicesApi, Ctx> = {
  ...councilServer,
  ...opinionsServer,

  async words({ track }, ctx) {
    ctx.about(track)
    const row = await ctx.tx.maybe<{ circle: number; wrap_reader: Buffer; ciphertext: Buffer }>(
      sql`select circle, wrap_reader, ciphertext from voice_words where track = ${track}`,
    )
    return {
      words:
        (row && {
          circle: row.circle,
          wrap: base64url(row.wrap_reader),
          ciphertext: base64url(row.ciphertext),
        }) ||
        null,
      answers: await answersOf(ctx, track),
    }
  },

  async reply({ track, n, ciphertext }, ctx) {
    ctx.about(track)
    await ctx.tx.one(sql`select 1 from voice_words where track = ${track}`)
    await ctx.tx.run(sql`insert into voice_answers (track, n, ciphertext, said_on)
      values (${track}, ${n}, ${bytes(ciphertext)}, ${today(ctx)}::date)`)
    return { n }
  },
}
