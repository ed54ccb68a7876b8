// Attachments on the server: rows that hang on the message that announced them, pieces on the shelf of papers. The server checks lengths
// and that all of it is there; what it says it cannot know.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { Shelf } from '../../papers/server/object-store.ts'
import { PIECE_MORE } from '../../sealing/file.ts'
import { SUITE } from '../../sealing/suite.ts'
import type { attachmentsApi } from '../api.ts'
import { pieceBytes } from '../attached.ts'

/** Bytes that strangers may fill of the disk with what they send. */
const roomOfAll = 20 * 1024 ** 3
/** Bytes that a desk keeps for what is sent to it, whatever others fill. */
const reserveOfDesk = 1024 ** 3

interface Attachment {
  object: string
  pieces: number
  padded: number
  /** Sealed bytes of it that are counted already. */
  arrived: number
  state: 'arriving' | 'kept'
}

const isPiece = ({ pieces, padded }: Attachment, piece: number, body: Uint8Array): boolean =>
  piece < pieces &&
  body.length === Math.min(pieceBytes, padded - piece * pieceBytes) + PIECE_MORE &&
  body[0] === SUITE

/** One that was announced, by whoever knows its name. */
const announcedAs = (ctx: Ctx, id: string): Promise<Attachment> =>
  ctx.tx.one<Attachment>(
    sql`select object, pieces, padded, arrived, state from app.attachment_announced(${id})`,
  )

/** Problem `refused`, because `no-room`, where neither the disk nor the reserve of its desk has room for more. */
async function mustHaveRoom(ctx: Ctx, id: string, { all, desk }: Room): Promise<void> {
  const { taken, of_desk } = await ctx.tx.one<{ taken: string; of_desk: string }>(
    sql`select taken, of_desk from app.attachment_room(${id})`,
  )
  if (Number(taken) >= all && Number(of_desk) >= desk) throw new Problem('refused', { because: 'no-room' })
}

/** A piece of one that has arrived, for the page of whoever wrote the message: with the receipt they hold its name and its key. */
export async function pieceOf(ctx: Ctx, shelf: Shelf, { id, piece }: { id: string; piece: number }) {
  const { object, state } = await announcedAs(ctx, id)
  return state === 'kept' ? shelf.read(object, piece) : undefined
}

/** Bytes: what all may take of the disk, and what each desk may take where that is full. */
export interface Room {
  all: number
  desk: number
}

export const attachmentsServer = (
  shelf: Shelf,
  room: Room = { all: roomOfAll, desk: reserveOfDesk },
): Handlers<typeof attachmentsApi, Ctx> => ({
  async send({ id, piece, body }, ctx) {
    const announced = await announcedAs(ctx, id)
    if (!isPiece(announced, piece, body))
      throw new Problem('invalid', { fields: [{ field: 'body', code: 'not-a-piece' }] })
    await mustHaveRoom(ctx, id, room)
    const kept = await shelf.put(announced.object, piece, body)
    if (kept === 'other') throw new Problem('conflict')
    if (kept === 'kept') await ctx.tx.run(sql`select app.attachment_grew(${id}, ${body.length})`)
    return { kept: true }
  },

  async finish({ id }, ctx) {
    const { object, pieces, padded, arrived, state } = await announcedAs(ctx, id)
    // No object in this line: whoever reads the trail learns that something came, and with which message stands beside it nowhere.
    if (state === 'kept') return { id }
    if ((await shelf.there(object)).length !== pieces)
      throw new Problem('refused', { because: 'pieces-missing' })
    await shelf.settle(object)
    // A piece whose transaction was lost lies on the shelf, and is counted now.
    const uncounted = padded + pieces * PIECE_MORE - arrived
    if (uncounted > 0) await ctx.tx.run(sql`select app.attachment_grew(${id}, ${uncounted})`)
    await ctx.tx.run(sql`select app.attachment_arrived(${id})`)
    return { id }
  },

  async piece({ id, piece }, ctx) {
    const { object } = await ctx.tx.one<Attachment>(
      sql`select object from attachments where id = ${id} and state = 'kept'`,
    )
    const found = await shelf.read(object, piece)
    if (!found) throw new Problem('not-found')
    return found
  },
})

/** What was announced and has not all come within two days goes; the message says that something was to come. */
export const dropUnfinished = (database: Pick<Database, 'pool'>, now: Date): Promise<number> =>
  as(database, { kind: 'system' }, (tx) =>
    tx.run(
      sql`delete from attachments where state = 'arriving' and begun_on < (${now}::timestamptz)::date - 1`,
    ),
  )
