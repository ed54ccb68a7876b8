// Coming back by two sheets of paper. The server checks the statement by the rules of the log, as every client does; it cannot
// make one, and what it hands out opens with the sheets alone.

import { v7 as newId } from 'uuid'
import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { hiddenId } from '../../database/locked.ts'
import { bytes, json, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { addBeforeSession, logFrom, readSent, statementOf } from '../../organisations/server/log.ts'
import { mustSayAll, spokenByHolder } from '../../organisations/server/spoken.ts'
import { hashOfLocator } from '../../organisations/server/organisations.ts'
import { onPaper, type EpochRow } from '../../organisations/server/recovery-shares.ts'
import { answerRegister } from '../../sealing/passphrase.ts'
import { startSession } from './accounts.ts'
import type { recoverApi } from '../api/recovery.ts'

interface LogRow {
  body: string
  signature: Buffer
}

/** The organisation that these sheets belong to, with its log. `refused` where others have replaced them, or they wait. */
async function foundBy(ctx: Ctx, hash: Buffer) {
  const found = await ctx.tx.maybe<{ organisation: number; n: number }>(
    sql`select * from app.sheets_found(${hash})`,
  )
  if (!found) throw new Problem('wrong-words')
  const rows = await ctx.tx.rows<LogRow>(sql`select body, signature from app.log_by_sheets(${hash})`)
  const log = rows.map(statementOf)
  const before = await logFrom(ctx, found.organisation, log)
  const named = before.now.recovery?.n ?? 0
  if (named !== found.n)
    throw new Problem('refused', { because: named > found.n ? 'older-sheets' : 'sheets-wait' })
  return { organisation: found.organisation, log, before }
}

export const recoverServer: Handlers<typeof recoverApi, Ctx> = {
  async find({ locator, handle, request }, ctx) {
    const hash = hashOfLocator(locator)
    const { organisation, log } = await foundBy(ctx, hash)
    const known = await ctx.tx.maybe<{ user_id: string; ours: boolean }>(
      sql`select * from app.handle_by_sheets(${hash}, ${handle})`,
    )
    if (known && !known.ours) throw new Problem('refused', { because: 'handle-taken' })
    const userId = known?.user_id ?? newId()
    const response = await answerRegister(ctx.secrets.opaque, userId, request).catch(() => {
      throw new Problem('invalid', { fields: [{ field: 'request', code: 'invalid-format' }] })
    })
    const circles = await ctx.tx.rows<EpochRow>(sql`select * from app.circles_by_sheets(${hash})`)
    return {
      response,
      userId,
      organisation,
      network: ctx.network.id,
      log,
      circles: circles.map(onPaper),
      spoken: known ? await spokenByHolder(ctx, hash, userId) : [],
      now: ctx.now.toISOString(),
    }
  },

  async use({ handle, userId, user, record, passphrase, recovery, statement, locator }, ctx) {
    const hash = hashOfLocator(locator)
    const { organisation, before } = await foundBy(ctx, hash)
    const expected = { t: 'recovered', by: userId, user: userId, enc: user.encPublic, sig: user.sigPublic }
    await mustSayAll(ctx, organisation, readSent(statement), () => spokenByHolder(ctx, hash, userId))
    const after = await addBeforeSession(ctx, organisation, before, { statement, expect: expected })
    const roles = [...(after.now.members.get(userId)?.roles ?? [])]
    await ctx.tx
      .run(sql`select app.use_sheets(${hash}, ${userId}, ${handle}, ${roles}, ${bytes(user.encPublic)}, ${bytes(user.sigPublic)},
      ${bytes(user.sealedKeys)}, ${record}, ${json(passphrase)}, ${json(recovery)}, ${after.n}, ${statement.body}, ${bytes(statement.signature)},
      ${bytes(after.hash)}, ${ctx.now})`)
    ctx.forgetActors()
    // Beside the visitors' trail, which nobody reads every day: the organisation's own.
    await ctx.tx.run(
      sql`select audit.append(${organisation}, ${handle}, 'sheets.use', ${hiddenId(userId, organisation, ctx.now)}, null, ${ctx.now})`,
    )
    await startSession(ctx, { user: userId, onPaper: true })
    ctx.about(userId)
    return { userId }
  },
}
