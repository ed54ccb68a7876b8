// A person's own page with script. Everything is read as the person, so row-level security decides what there is; the
// server adds days and the names of places, and opens nothing.

import type { Handlers, InputOf } from '../../api/endpoint.ts'
import { latestWins } from '../../api/latest-wins-records.ts'
import { Problem } from '../../api/problem.ts'
import { mustFollow, storeRecords } from '../../cases/server/records.ts'
import { giveAgain, withdrawSigned } from '../../consent/server/own-consent.ts'
import { bytes, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { markRead, messagesOf, writeMessage } from '../../messages/server/messages.ts'
import { eraseForCase, keepForCase, keepHours, tellingOfCase } from '../../outbox/server/destinations.ts'
import type { Shelf } from '../../papers/server/object-store.ts'
import type { Features } from '../../rights/server/own-tracks.ts'
import { answerFeedback } from '../../voice/server/feedback.ts'
import { readReaders, readSaid, speakUp, topicsOf } from '../../voice/server/own-voice.ts'
import type { portalApi } from '../api.ts'
import { fileOf } from './file.ts'
import { dropDraft, keepDraft, readDraft } from './own-draft.ts'
import { writtenOf } from './records.ts'
import { spokenOf, wholeOf } from './whole-file.ts'

/** `features` are all machines: a voice is opened through the engine. `shelf` holds the pieces of papers. */
export function portalServer(features: Features, shelf: Shelf): Handlers<typeof portalApi, Ctx> {
  return {
    file: (_input, ctx) => fileOf(ctx),
    write: (input, ctx) => writeMessage(ctx, input),
    messages: ({ caseId, after }, ctx) => messagesOf(ctx, caseId, after),
    written: ({ caseId, after }, ctx) => writtenOf(ctx, caseId, after),
    seen: ({ caseId }, ctx) => markRead(ctx, caseId),

    contact: ({ caseId, record }, ctx) => keepOwn(ctx, caseId, record, 'safe_contact'),
    wellbeing: ({ caseId, record }, ctx) => keepOwn(ctx, caseId, record, 'wellbeing'),
    hours: ({ caseId, record }, ctx) => keepOwn(ctx, caseId, record, 'hours'),
    ways: ({ caseId, record }, ctx) => keepOwn(ctx, caseId, record, 'ways_said'),

    telling: ({ caseId }, ctx) => tellingOfCase(ctx, caseId),
    keepTelling: (input, ctx) => keepForCase(ctx, input),
    keepTellingHours: (input, ctx) => keepHours(ctx, input),
    eraseTelling: ({ caseId }, ctx) => eraseForCase(ctx, caseId),

    draft: (_input, ctx) => readDraft(ctx),
    keepDraft: ({ draft }, ctx) => keepDraft(ctx, draft),
    dropDraft: (_input, ctx) => dropDraft(ctx),

    async stop({ caseId, stops, keys }, ctx) {
      ctx.about(caseId)
      return { rotated: await withdrawSigned(ctx, caseId, stops, keys) }
    },

    async reconsent({ caseId, ...given }, ctx) {
      ctx.about(given.track)
      await giveAgain(ctx, caseId, given)
      return { track: given.track }
    },

    whole: ({ language }, ctx) => wholeOf(ctx, features, language),

    spoken: (_input, ctx) => spokenOf(ctx),

    piece: ({ id, piece }, ctx) => pieceOf(ctx, shelf, id, piece),

    attachment: (asked, ctx) => attachmentOf(ctx, shelf, asked),

    async readers(_input, ctx) {
      return { topics: [...topicsOf(features)], readers: await readReaders(ctx) }
    },

    said: async (_input, ctx) => ({ said: await readSaid(ctx) }),

    speak: (input, ctx) => speakInWords(ctx, features, input),
  }
}

type Own = InputOf<typeof portalApi.contact>['record']

/** Only under the key that is in force, and only where the part is theirs to read. */
const mustBeTheirs = (ctx: Ctx, caseId: string, { compartment, epoch }: Own) =>
  ctx.tx.one(sql`select 1 from compartments k join wraps w using (case_id, compartment, epoch)
    where k.case_id = ${caseId} and k.compartment = ${compartment} and k.epoch = ${epoch} and k.current`)

/** What a person writes by themselves, and the part in which each lies: how they are reached, how they are, the hours they worked. */
const ownKinds = {
  safe_contact: 'contact',
  wellbeing: 'health',
  hours: 'legal',
  ways_said: 'narrative',
} as const

/** Keeps it: of some kinds the newest counts, of the others each time is a record of its own. */
async function keepOwn(ctx: Ctx, caseId: string, record: Own, kind: keyof typeof ownKinds) {
  ctx.about(caseId)
  const isOfKind = record.kind === kind && record.compartment === ownKinds[kind]
  if (!isOfKind || !(Object.hasOwn(latestWins, kind) || record.version === 1)) throw new Problem('refused')
  await mustBeTheirs(ctx, caseId, record)
  await mustFollow(ctx, caseId, record)
  await storeRecords(ctx, caseId, [record])
  return { id: record.id }
}

/** Row-level security shows a finished paper to whoever holds its part, and so to the person's card. */
async function pieceOf(ctx: Ctx, shelf: Shelf, id: string, piece: number) {
  const { object, pieces } = await ctx.tx.one<{ object: string; pieces: number }>(
    sql`select object, pieces from papers where id = ${id} and state = 'kept'`,
  )
  const found = piece < pieces ? await shelf.read(object, piece) : undefined
  if (!found) throw new Problem('not-found')
  return found
}

/** Row-level security shows what came with a message to whoever sees the message; here it is one that they wrote themselves. */
async function attachmentOf(ctx: Ctx, shelf: Shelf, { id, piece }: InputOf<typeof portalApi.attachment>) {
  const { object, pieces } = await ctx.tx.one<{ object: string; pieces: number }>(
    sql`select a.object, a.pieces from attachments a join messages m on m.id = a.message
      where a.id = ${id} and a.state = 'kept' and m.author is null`,
  )
  const found = piece < pieces ? await shelf.read(object, piece) : undefined
  if (!found) throw new Problem('not-found')
  return found
}

/** Opens a voice, with sealed words for one chosen reader where there are some. */
async function speakInWords(
  ctx: Ctx,
  features: Features,
  { words, after, ...said }: InputOf<typeof portalApi.speak>,
) {
  if (!topicsOf(features).includes(said.topic))
    throw new Problem('invalid', { fields: [{ field: 'topic', code: 'invalid-value' }] })
  const listener = await speakUp(ctx, features, said)
  if (after) await answerFeedback(ctx, after, undefined)
  if (words)
    await ctx.tx.run(sql`insert into voice_words (track, circle, wrap_reader, wrap_own, ciphertext)
      values (${said.id}, ${listener.circle}, ${bytes(words.wrapReader)}, ${bytes(words.wrapOwn)}, ${bytes(words.ciphertext)})`)
  return { id: said.id }
}
