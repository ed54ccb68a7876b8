// What the server does for guardian organisations: it checks what they say by the rules of the log, and lets the tables follow. It lets nobody in;
// every browser finds in the log who was let in, by whom and after how many days.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { minuteOf, momentOf } from '../../sealing/minute.ts'
import type { guardiansApi } from '../api/guardians.ts'
import { addAsGuardian, addToLog, readSent } from './log.ts'
import { hashOfLocator } from './organisations.ts'

interface Row {
  ward: number
  user_id: string
  handle: string
  asked_by: number
  asked_at: Date
  agreed_by: number | null
  opens_at: Date | null
  until: Date
  stopped_at: Date | null
  joined: boolean
}

/** `not-found` for an organisation that has not named the caller's. */
async function mustGuard(ctx: Ctx, organisation: number): Promise<void> {
  const { is } = await ctx.tx.one<{ is: boolean }>(sql`select app.is_guardian_of(${organisation}) as is`)
  if (!is) throw new Problem('not-found')
}

export const guardiansServer: Handlers<typeof guardiansApi, Ctx> = {
  async read(_input, ctx) {
    const home = staffOf(ctx).organisation
    const rows = await ctx.tx.rows<{ guardian: number; ward: number; named: boolean }>(
      sql`select guardian, ward, named from guardianships order by guardian, ward`,
    )
    return {
      ours: rows
        .filter(({ ward }) => ward === home)
        .map(({ guardian, named }) => ({ organisation: guardian, named })),
      guarded: rows
        .filter(({ guardian }) => guardian === home)
        .map(({ ward, named }) => ({ organisation: ward, named })),
    }
  },

  async readmissions(_input, ctx) {
    const rows = await ctx.tx.rows<Row>(sql`select * from app.readmissions_shown(${ctx.now})`)
    return {
      readmissions: rows.map((row) => ({
        organisation: row.ward,
        person: row.user_id,
        handle: row.handle,
        askedBy: row.asked_by,
        askedAt: row.asked_at.toISOString(),
        agreedBy: row.agreed_by,
        opensAt: row.opens_at?.toISOString() ?? null,
        until: row.until.toISOString(),
        stoppedAt: row.stopped_at?.toISOString() ?? null,
        joined: row.joined,
      })),
    }
  },

  async ready({ organisation, statement }, ctx) {
    await ctx.tx.one(sql`select 1 from organisations where id = ${organisation} and state = 'active'`)
    await addToLog(ctx, statement, { t: 'guard', organisation })
    await ctx.tx.run(sql`select app.follow_ready_to_guard(${organisation})`)
    return { ready: true }
  },

  async name({ organisations, statement }, ctx) {
    const said = readSent(statement)
    const of = Array.isArray(said['of']) ? (said['of'] as { organisation?: unknown }[]) : []
    if (of.map((one) => one?.organisation).join() !== organisations.join())
      throw new Problem('refused', { because: 'bad-statement' })
    const log = await addToLog(ctx, statement, { t: 'guardians' })
    return { waits: log.waiting.has(said.n) }
  },

  async readmit({ organisation, id, handle, language, invitation, statement }, ctx) {
    ctx.about(id)
    await mustGuard(ctx, organisation)
    const until = minuteOf(new Date(invitation.until))
    await addAsGuardian(ctx, organisation, statement, { t: 'readmit', user: id, until })
    const { n } = readSent(statement)
    await ctx.tx
      .run(sql`select app.readmit(${organisation}, ${n}, ${id}, ${handle}, ${language}, ${hashOfLocator(invitation.locator)},
      ${bytes(invitation.genesis)}, ${bytes(invitation.welcome)}, ${invitation.until}, ${ctx.now})`)
    return { id }
  },

  async agree({ organisation, statement }, ctx) {
    await mustGuard(ctx, organisation)
    const { readmission } = await addAsGuardian(ctx, organisation, statement, { t: 'readmit_agree' })
    if (!readmission?.from) throw new Problem('refused', { because: 'bad-statement' })
    ctx.about(readmission.user)
    const opensAt = new Date(momentOf(readmission.from))
    await ctx.tx.run(
      sql`select app.agree_to_readmit(${organisation}, ${readmission.n}, ${opensAt}, ${ctx.now})`,
    )
    return { opensAt: opensAt.toISOString() }
  },

  async stop({ organisation, statement }, ctx) {
    const isHome = organisation === staffOf(ctx).organisation
    if (!isHome) await mustGuard(ctx, organisation)
    const add = isHome
      ? addToLog(ctx, statement, { t: 'readmit_stop', guardian: undefined })
      : addAsGuardian(ctx, organisation, statement, { t: 'readmit_stop' })
    await add
    await ctx.tx.run(sql`select app.end_readmission(${organisation}, ${ctx.now})`)
    return { stopped: true }
  },
}
