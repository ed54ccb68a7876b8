// Messages on the server: bytes in, bytes out, and days. Who may read and write is decided by who holds the key, in the
// database. Both sides come through here.

import type { z } from 'zod'
import type { Handlers } from '../../api/endpoint.ts'
import { announce } from '../../attachments/server/announce.ts'
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { circleOf, today, type Ctx } from '../../http/context.ts'
import { speaker } from '../../language/say.ts'
import type { messagesApi } from '../api.ts'
import { sentenceOf } from '../notice.ts'
import { tellPerson } from '../../outbox/server/queue.ts'
import type { MessageIn, MessageOut } from '../model.ts'

interface MessageRow {
  id: string
  epoch: number
  made_on: string
  author: string | null
  organisation: string | null
  organisation_id: number | null
  key: Buffer | null
  read_on: string | null
  gone_on: string | null
  ciphertext: Buffer
  signature: Buffer
}

interface Messages {
  messages: z.input<typeof MessageOut>[]
  /** The organisations whose logs say whose keys the authors' are. */
  logs: number[]
  /** The last of this page, where older ones follow. */
  next: string | null
}

const pageLength = 200

/**
 * The newest messages of a case, or those before one of them; none where this actor does not hold their key. `not-found` where
 * the one that they are to come before has gone meanwhile.
 */
export async function messagesOf(ctx: Ctx, caseId: string, after?: string): Promise<Messages> {
  const before = after ? sql`(select seq from messages where id = ${after})` : sql`9223372036854775807`
  const [found] = await Promise.all([
    ctx.tx
      .rows<MessageRow>(sql`select m.id, m.epoch, m.made_on, m.author, a.organisation, a.organisation_id, a.key, m.read_on, m.gone_on, m.ciphertext, m.signature
    from messages m left join app.message_authors(${caseId}) a on a.message = m.id where m.case_id = ${caseId} and m.seq < ${before} order by m.seq desc limit ${pageLength + 1}`),
    after && ctx.tx.one(sql`select 1 from messages where id = ${after} and case_id = ${caseId}`),
  ])
  const rows = found.slice(0, pageLength)
  const messages = rows.map((row) => ({
    id: row.id,
    epoch: row.epoch,
    on: row.made_on,
    fromPerson: row.author === null,
    by: row.organisation,
    author: row.key && base64url(row.key),
    readOn: row.read_on,
    goneOn: row.gone_on,
    ciphertext: base64url(row.ciphertext),
    signature: base64url(row.signature),
  }))
  const next = found.length > pageLength ? (rows.at(-1)?.id ?? null) : null
  return { messages, logs: [...new Set(rows.flatMap((row) => row.organisation_id ?? []))], next }
}

/**
 * Keeps one message. `not-found` where the actor does not hold the messages of this case; `stale` where its key was turned
 * meanwhile; `conflict` where it has arrived already.
 */
export async function writeMessage(
  ctx: Ctx,
  { caseId, ...message }: z.output<typeof MessageIn> & { caseId: string },
): Promise<{ id: string }> {
  ctx.about(caseId)
  const { held, epoch } = await ctx.tx.one<{
    held: boolean
    epoch: number | null
  }>(sql`select app.may_read_messages(${caseId}) as held,
    (select epoch from compartments where case_id = ${caseId} and compartment = 'messages' and current) as epoch`)
  if (!held || epoch === null) throw new Problem('not-found')
  if (epoch !== message.epoch) throw new Problem('stale')
  const author = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  const day = today(ctx)
  await ctx.tx
    .run(sql`insert into messages (id, case_id, epoch, author, author_circle, made_on, gone_on, ciphertext, signature)
    values (${message.id}, ${caseId}, ${message.epoch}, ${author}, ${circleOf(ctx)}, ${day},
      case when ${message.days}::int > 0 then ${day}::date + ${message.days}::int end, ${bytes(message.ciphertext)}, ${bytes(message.signature)})`)
  await announce(ctx, { message: message.id }, message.attachments)
  if (author) await tellPerson(ctx.tx, caseId, { key: `message:${message.id}`, now: ctx.now })
  return { id: message.id }
}

/** Marks what the other side wrote as read today. */
export async function markRead(ctx: Ctx, caseId: string): Promise<{ marked: number }> {
  ctx.about(caseId)
  const byPerson = ctx.actor.kind === 'person'
  return {
    marked: await ctx.tx.run(
      sql`update messages set read_on = ${today(ctx)} where case_id = ${caseId} and read_on is null and (author is not null) = ${byPerson}`,
    ),
  }
}

export const messagesServer: Handlers<typeof messagesApi, Ctx> = {
  async list({ caseId, after }, ctx) {
    const [written, { language }] = await Promise.all([
      messagesOf(ctx, caseId, after),
      ctx.tx.one<{ language: string }>(sql`select language from cases where id = ${caseId}`),
    ])
    return { ...written, sentence: sentenceOf({ kind: 'something_new' }, speaker(language)) }
  },
  write: (input, ctx) => writeMessage(ctx, input),
  seen: ({ caseId }, ctx) => markRead(ctx, caseId),
}
