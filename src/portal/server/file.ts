// A person's file as their own page opens it: what is sealed with its keys, and in clear the days and the names of the
// organisations that stand in it.

import { chainOut, proofsOf, speakersIn } from '../../cases/server/case-chain.ts'
import { epochOut, wrapOut } from '../../cases/server/presenters.ts'
import { askedToCarry } from '../../consent/server/carry.ts'
import { consentsOf } from '../../consent/server/list-consents.ts'
import { isWithheld } from '../../consent/server/withheld-notice.ts'
import type { Compartment } from '../../cases/model.ts'
import { base64url, sql } from '../../database/sql.ts'
import { circleOf, today, type Ctx } from '../../http/context.ts'
import { messagesOf } from '../../messages/server/messages.ts'
import { readSent } from '../../organisations/server/log.ts'
import { shownOf } from './records.ts'

/** The newest five cases of the person, the signed logs that their rows need, and what each circle is called. */
export async function fileOf(ctx: Ctx) {
  const circle = circleOf(ctx)
  const [cases, card] = await Promise.all([
    ctx.tx.rows<{ id: string }>(
      sql`select id from cases where person_circle = ${circle} order by opened_at desc limit 5`,
    ),
    ctx.tx.one<{ note: Buffer | null }>(sql`select note from cards where circle = ${circle}`),
  ])
  const files = await Promise.all(cases.map(({ id }) => caseOf(ctx, id)))
  const places = await ctx.tx.rows<{ circle: number; name: string; kind: string; organisation: number }>(
    sql`select k.id as circle, o.name, o.kind, o.id as organisation from circles k join organisations o on o.id = k.organisation
      where k.id = any (${files.flatMap(({ circles }) => circles)}) order by k.id`,
  )
  return {
    network: ctx.network.id,
    now: ctx.now.toISOString(),
    circle,
    places,
    note: card.note && base64url(card.note),
    logs: [...new Set(files.flatMap(({ logs }) => logs))],
    cases: files.map(({ shown }) => shown),
  }
}

async function caseOf(ctx: Ctx, id: string) {
  const [chain, epochs, wraps, written, { messages, logs, next }, holders, consents, asked] =
    await Promise.all([
      ctx.tx.rows<Parameters<typeof chainOut>[0]>(
        sql`select n, hash, body, signature from app.case_chain(${id})`,
      ),
      ctx.tx.rows<Parameters<typeof epochOut>[0]>(
        sql`select compartment, epoch, commitment, previous_box from compartments where case_id = ${id} order by compartment, epoch desc`,
      ),
      ctx.tx.rows<Parameters<typeof wrapOut>[0]>(
        sql`select compartment, epoch, circle, wrap from wraps where case_id = ${id} and circle = ${circleOf(ctx)}`,
      ),
      shownOf(ctx, id),
      messagesOf(ctx, id),
      ctx.tx.rows<{ compartment: Compartment; circles: number[]; waiting: number[] }>(
        sql`select compartment, app.signed_holders(case_id, compartment) as circles, app.awaiting(case_id, compartment, ${today(ctx)}::date) as waiting from compartments where case_id = ${id} and current order by compartment`,
      ),
      consentsOf(ctx, id),
      askedToCarry(ctx, id),
    ])
  const statements = chain.map(chainOut)
  const shown = {
    id,
    statements,
    proofs: await proofsOf(ctx, statements),
    epochs: epochs.map(epochOut),
    wraps: wraps.map(wrapOut),
    records: written.records,
    moreWritten: written.more,
    comingNotes: written.coming,
    messages,
    olderMessages: next,
    holders,
    consents: consents.filter((one) => !isWithheld(one)),
    askedToCarry: asked,
    quiet: consents.filter(isWithheld).map(({ track }) => track),
  }
  const circles = [
    ...carriersIn(statements),
    ...holders.flatMap((one) => one.circles),
    ...consents.map(({ recipient }) => recipient),
  ]
  return { shown, logs: [...speakersIn(statements), ...written.logs, ...logs], circles }
}

/** Whoever carried the file before is named in what was signed: the person knows that place by its name. */
const carriersIn = (statements: readonly ReturnType<typeof chainOut>[]): number[] =>
  statements.flatMap((one) => {
    if (!('body' in one)) return []
    const { t, owner, to, circle: team } = readSent(one)
    const circle = t === 'open' ? owner : t === 'transfer' ? to : t === 'assign' ? team : undefined
    return typeof circle === 'number' ? [circle] : []
  })
