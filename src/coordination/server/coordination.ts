// The coordinator's desk on the server.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { coordinationApi } from '../api.ts'
import { deskOf } from './desk.ts'
import { needMapOf } from './needs.ts'
import { noteReport } from './reports.ts'
import { answerReminder, remind, remindersOf } from './reminders.ts'

export const coordinationServer: Handlers<typeof coordinationApi, Ctx> = {
  desk: (_input, ctx) => deskOf(ctx),
  needs: (_input, ctx) => needMapOf(ctx),
  remind,
  noteReport,
  answer: answerReminder,

  async reminded(_input, ctx) {
    const { organisation } = staffOf(ctx)
    const all = await remindersOf(ctx)
    return { reminders: all.filter((one) => one.organisation === organisation && one.answer === null) }
  },

  async noteAgreement({ organisation, signedOn, reviewOn }, ctx) {
    if (reviewOn <= signedOn)
      throw new Problem('invalid', { fields: [{ field: 'reviewOn', code: 'invalid-value' }] })
    await ctx.tx.one(sql`select 1 from organisations where id = ${organisation} and state = 'active'`)
    await ctx.tx.run(sql`insert into organisation_agreements (organisation, signed_on, review_on, noted_at)
      values (${organisation}, ${signedOn}, ${reviewOn}, ${ctx.now}) on conflict (organisation)
      do update set signed_on = excluded.signed_on, review_on = excluded.review_on, noted_at = excluded.noted_at`)
    return { isNoted: true }
  },
}
