// A person's own page with script. Everything is read as the person, so row-level security decides what there is; the
// server adds days and the names of places, and opens nothing.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { chainOut, speakersIn } from '../../cases/server/case-chain.ts'
import { epochOut, wrapOut } from '../../cases/server/presenters.ts'
import { mustFollow, storeRecords } from '../../cases/server/records.ts'
import { askedToCarry } from '../../consent/server/carry.ts'
import { agreementsOf } from '../../consent/server/consents.ts'
import { giveAgain, stopSigned } from '../../consent/server/own-consent.ts'
import { isWithheld } from '../../consent/server/withheld-notice.ts'
import type { Compartment } from '../../cases/model.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { circleOf, today, type Ctx } from '../../http/context.ts'
import { readSent } from '../../organisations/server/log.ts'
import { readReaders, speakUp, topicsOf } from '../../voice/server/own-voice.ts'
import type { Features } from '../../rights/server/own-tracks.ts'
import type { Shelf } from '../../papers/server/object-store.ts'
import { wholeOf } from './whole-file.ts'
import { shownOf, writtenOf } from './records.ts'
import { markRead, messagesOf, writeMessage } from '../../messages/server.ts'
import type { portalApi } from '../api.ts'

async function fileOf(ctx: Ctx, id: string) {
  const [chain, epochs, wraps, written, { messages, logs, next }, holders, agreements, asked] =
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
        sql`select compartment, app.holders(case_id, compartment) as circles, app.awaiting(case_id, compartment, ${today(ctx)}::date) as waiting from compartments where case_id = ${id} and current order by compartment`,
      ),
      agreementsOf(ctx, id),
      askedToCarry(ctx, id),
    ])
  const statements = chain.map(chainOut)
  const shown = {
    id,
    statements,
    epochs: epochs.map(epochOut),
    wraps: wraps.map(wrapOut),
    records: written.records,
    moreWritten: written.more,
    messages,
    olderMessages: next,
    holders,
    agreements: agreements.filter((one) => !isWithheld(one)),
    askedToCarry: asked,
    quiet: agreements.filter(isWithheld).map(({ track }) => track),
  }
  // Whoever carried the file before is named in what was signed: the person knows that place by its name.
  const carriers = statements.flatMap((one) => {
    if (!('body' in one)) return []
    const { t, owner, to } = readSent(one)
    const circle = t === 'open' ? owner : t === 'transfer' ? to : undefined
    return typeof circle === 'number' ? [circle] : []
  })
  const circles = [
    ...carriers,
    ...holders.flatMap((one) => one.circles),
    ...agreements.map(({ recipient }) => recipient),
  ]
  return { shown, logs: [...speakersIn(statements), ...written.logs, ...logs], circles }
}

/** `features` are all machines: a voice is opened through the engine. `shelf` holds the pieces of papers. */
export function portalServer(features: Features, shelf: Shelf): Handlers<typeof portalApi, Ctx> {
  return {
    async file(_input, ctx) {
      const circle = circleOf(ctx)
      const [cases, card] = await Promise.all([
        ctx.tx.rows<{ id: string }>(
          sql`select id from cases where person_circle = ${circle} order by opened_at desc limit 5`,
        ),
        ctx.tx.one<{ note: Buffer | null }>(sql`select note from cards where circle = ${circle}`),
      ])
      const files = await Promise.all(cases.map(({ id }) => fileOf(ctx, id)))
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
    },
    write: (input, ctx) => writeMessage(ctx, input),
    messages: ({ caseId, after }, ctx) => messagesOf(ctx, caseId, after),
    written: ({ caseId, after }, ctx) => writtenOf(ctx, caseId, after),
    seen: ({ caseId }, ctx) => markRead(ctx, caseId),

    async contact({ caseId, record }, ctx) {
      ctx.about(caseId)
      if (record.kind !== 'safe_contact' || record.compartment !== 'contact') throw new Problem('refused')
      // Only under the key that is in force, and only where it is the person's to read.
      await ctx.tx.one(sql`select 1 from compartments k join wraps w using (case_id, compartment, epoch)
        where k.case_id = ${caseId} and k.compartment = 'contact' and k.epoch = ${record.epoch} and k.current`)
      await mustFollow(ctx, caseId, record)
      await storeRecords(ctx, caseId, [record])
      return { id: record.id }
    },

    async stop({ caseId, stops, keys }, ctx) {
      ctx.about(caseId)
      return { rotated: await stopSigned(ctx, caseId, stops, keys) }
    },

    async reconsent({ caseId, ...given }, ctx) {
      ctx.about(given.track)
      await giveAgain(ctx, caseId, given)
      return { track: given.track }
    },

    whole: ({ language }, ctx) => wholeOf(ctx, features, language),

    async piece({ id, piece }, ctx) {
      // Row-level security shows a finished paper to whoever holds its part, and so to the person's card.
      const { object, pieces } = await ctx.tx.one<{ object: string; pieces: number }>(
        sql`select object, pieces from papers where id = ${id} and state = 'kept'`,
      )
      const found = piece < pieces ? await shelf.read(object, piece) : undefined
      if (!found) throw new Problem('not-found')
      return found
    },

    async readers(_input, ctx) {
      return { topics: [...topicsOf(features)], readers: await readReaders(ctx) }
    },

    async speak({ words, ...said }, ctx) {
      if (!topicsOf(features).includes(said.topic))
        throw new Problem('invalid', { fields: [{ field: 'topic', code: 'invalid-value' }] })
      const listener = await speakUp(ctx, features, said)
      if (words)
        await ctx.tx.run(sql`insert into voice_words (track, circle, wrap_reader, wrap_own, ciphertext)
          values (${said.id}, ${listener.circle}, ${bytes(words.wrapReader)}, ${bytes(words.wrapOwn)}, ${bytes(words.ciphertext)})`)
      return { id: said.id }
    },
  }
}
