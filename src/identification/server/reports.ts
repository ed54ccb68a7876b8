// The server's side of requests for help. Whoever holds the receipt stands on the person's side of the contact; the
// engine moves it, so that its event, its clock and its count are those of every other track.

import { newId } from '../../api/new-id.ts'
import { z } from 'zod'
import { accountsServer } from '../../accounts/server/accounts.ts'
import { announce } from '../../attachments/server/announce.ts'
import { cursorOf, readCursor } from '../../api/cursor.ts'
import { Problem } from '../../api/problem.ts'
import { Id, Instant } from '../../api/words.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { locked } from '../../database/locked.ts'
import { base64url, bytes, sql, type Tx } from '../../database/sql.ts'
import { circleOf, today, type Ctx } from '../../http/context.ts'
import { executeMove, openTrack } from '../../tracks/execute.ts'
import { fromText } from '../../sealing/text.ts'
import type { Bringing, helpApi, reportsApi } from '../api.ts'
import type { arrivals, urgencies } from '../contact.ts'
import type { RequestKind } from '../request-kinds.ts'
import { talking } from '../talking.ts'
import { contactFeature, deskFor, desksIn, requestFeatures, requestKind, type RequestDesk } from './desks.ts'
import { countContact } from './campaigns.ts'
import { takeLink } from './links.ts'
import { leavingHandlers } from './leaving.ts'
import { attend } from './presence.ts'
import { sealedOfDesk } from './repeat-caller.ts'
import { shiftHandlers, take } from './shift.ts'
import { asWorker, outcome, trackOf } from './writer.ts'

/** What the desk shows at once; the rest follows page by page, so that no flood hides who wrote after it. */
const deskRows = 100

/** Where a page of the desk begins: not in danger, when an answer is due, how long nothing has happened, which. */
const afterOnDesk = z.tuple([z.boolean(), z.union([Instant, z.literal('infinity')]), z.int(), Id])

/** Adds a line to a thread whose track is locked; `stale` where another line took this number first. */
export async function addLine(
  ctx: Ctx,
  track: string,
  { from, n, ciphertext }: { from: 'person' | 'hotline'; n: number; ciphertext: string },
): Promise<void> {
  const { next } = await ctx.tx.one<{ next: number }>(
    sql`select count(*) + 1 as next from report_messages where track = ${track}`,
  )
  if (next !== n) throw new Problem('stale')
  await ctx.tx.run(sql`insert into report_messages (id, track, from_side, ciphertext, day)
    values (${newId()}, ${track}, ${from}, ${bytes(ciphertext)}, ${today(ctx)}::date)`)
}

/** Keeps a sealed request and opens its contact, so that its clock runs from this moment. */
export async function bringReport(input: Bringing, sealedBy: 'browser' | 'server', ctx: Ctx) {
  const { to = 'contact' } = input
  const circle =
    input.link === undefined
      ? (await deskFor(ctx.tx, to, input.desk)).circle
      : await takeLink(ctx, input.link, input.id)
  return asWorker(ctx, async () => {
    const facts = {
      channel: input.link === undefined ? 'web' : 'link',
      urgency: input.urgency,
      language: input.language,
    }
    const opened = await openTrack(
      ctx,
      requestFeatures[input.link === undefined ? to : 'contact'],
      { id: input.id, ownerCircle: circle, proven: ['person'] },
      facts,
    )
    await keepReport(ctx, input, sealedBy)
    await announce(ctx, { report: input.id }, input.attachments)
    await countContact(ctx, input.campaign)
    return outcome(opened)
  })
}

export async function keepReport(
  ctx: Ctx,
  input: Omit<Bringing, 'language' | 'link' | 'to' | 'desk' | 'attachments' | 'campaign'> & {
    language: string | null
  },
  sealedBy: 'browser' | 'server',
): Promise<void> {
  await ctx.tx
    .run(sql`insert into reports (track, locator, own_public, writer, wrap_hotline, wrap_own, ciphertext, sealed_by, language, day)
      values (${input.id}, ${bytes(input.locator)}, ${bytes(input.ownPublic)}, ${bytes(input.writer)}, ${bytes(input.wrapHotline)}, ${bytes(input.wrapOwn)},
        ${bytes(input.ciphertext)}, ${sealedBy}, ${locked(input.language)}, ${today(ctx)}::date)`)
}

/** Days after the last line of a request on which its words go. */
export const wordsDays = 90

/**
 * Deletes the words of requests in which nobody has written for ninety days; that there was a request, and how it was
 * handled, stays. A complaint about pay keeps them while it is open: wages take months. Answers with how many.
 */
export async function forgetReports(tx: Tx, now: Date): Promise<number> {
  const { tracks } = await tx.one<{ tracks: string[] }>(
    sql`select coalesce(array_agg(r.track), '{}') as tracks from reports r
      join tracks t on t.id = r.track where (t.kind = 'contact' or t.state = 'closed') and greatest(r.day, (select max(m.day) from report_messages m where m.track = r.track)) < (${now}::timestamptz)::date - ${wordsDays}::int`,
  )
  await tx.run(sql`delete from report_messages where track = any (${tracks})`)
  return tx.run(sql`delete from reports where track = any (${tracks})`)
}

/** Whoever holds the receipt has come back with it: nothing more than that is kept. */
export const cameBack = (ctx: Ctx, locator: string): Promise<number> =>
  ctx.tx.run(sql`select app.report_came_back(${bytes(locator)})`)

const keyOf = ({ circle, publicKey }: RequestDesk) => ({ circle, publicKey })

export const helpHandlers: Handlers<typeof helpApi, Ctx> = {
  desk: async (_, ctx) => keyOf(await deskFor(ctx.tx)),

  evaluate: accountsServer.evaluateWords,

  submit: (input, ctx) => bringReport(input, 'browser', ctx),

  async find({ locator }, ctx) {
    const [row, lines] = await Promise.all([
      ctx.tx.maybe<ReportRow>(
        sql`select state, version, wrap_own, ciphertext, day, sealed_by from app.report_by(${bytes(locator)}) where leaves_at is null`,
      ),
      ctx.tx.rows<LineRow>(sql`select from_side, ciphertext, day from app.report_thread(${bytes(locator)})`),
    ])
    if (!row) return { found: null }
    return {
      found: {
        state: row.state,
        version: row.version,
        day: row.day,
        sealedBy: row.sealed_by,
        wrapOwn: base64url(row.wrap_own),
        ciphertext: base64url(row.ciphertext),
        messages: lines.map(lineOf),
      },
    }
  },

  async add({ locator, n, ciphertext, by, attachments }, ctx) {
    const track = await trackOf(ctx, { locator, by }, { add: n, ciphertext: fromText(ciphertext) })
    return asWorker(ctx, async () => {
      const feature = requestFeatures[await requestKind(ctx.tx, track)]
      const moved = await executeMove(ctx, feature, { move: 'write_again', track, proven: ['person'] })
      await addLine(ctx, track, { from: 'person', n, ciphertext })
      await announce(ctx, { report: track }, attachments)
      return outcome(moved)
    })
  },

  ...leavingHandlers,
}

interface ReportRow {
  state: string
  version: number
  wrap_own: Buffer
  ciphertext: Buffer
  day: string
  sealed_by: 'browser' | 'server'
}

export interface LineRow {
  from_side: 'person' | 'hotline'
  ciphertext: Buffer
  day: string
}

export const lineOf = (line: LineRow) => ({
  from: line.from_side,
  ciphertext: base64url(line.ciphertext),
  day: line.day,
})

interface DeskRow {
  track: string
  kind: RequestKind
  state: string
  version: number
  language: string | null
  day: string
  opened_at: Date
  updated_at: Date
  sealed_by: 'browser' | 'server'
  urgency: (typeof urgencies)[number]
  channel: (typeof arrivals)[number]
  due_at: Date | null
  unread: boolean
  holder: string | null
  handed_at: Date | null
}

// What the desk sees of a request before it is opened: nothing that was written. A call was answered by whoever wrote it down.
const deskColumns = sql`r.track, t.kind, t.state, t.version, r.day, t.opened_at, t.updated_at, r.sealed_by,
  coalesce((select e.facts ->> 'language' from track_events e where e.track = r.track and e.facts ? 'language' order by e.at desc, e.id desc limit 1), r.language) as language,
  coalesce((select e.facts ->> 'urgency' from track_events e where e.track = r.track and e.facts ? 'urgency' order by e.at desc limit 1), 'day') as urgency,
  coalesce((select e.facts ->> 'channel' from track_events e where e.track = r.track and e.move = 'opened' limit 1), 'web') as channel,
  (select min(k.due_at) from clocks k where k.track = r.track and k.stopped_at is null) as due_at,
  coalesce((select m.from_side = 'person' from report_messages m where m.track = r.track order by m.seq desc limit 1),
    not exists (select from track_events e where e.track = r.track and e.move = 'opened' and coalesce(e.facts ->> 'channel', 'web') not in ('web', 'colleague', 'link'))) as unread,
  (select h.user_id from contact_holders h where h.track = r.track) as holder,
  (select h.handed_at from contact_holders h where h.track = r.track) as handed_at`

const deskRowOf = (row: DeskRow) => ({
  track: row.track,
  kind: row.kind,
  state: row.state,
  version: row.version,
  language: row.language,
  day: row.day,
  openedAt: row.opened_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  sealedBy: row.sealed_by,
  urgency: row.urgency,
  channel: row.channel,
  dueAt: row.due_at?.toISOString() ?? null,
  unread: row.unread,
  holder: row.holder,
  handedAt: row.handed_at?.toISOString() ?? null,
})

/** The move by which a request is answered: a complaint that was visited is not put back by a word. */
function answering(kind: RequestKind, state = 'received'): string {
  if (kind === 'contact') return 'reply'
  return state === 'received' || state === 'answered' ? 'answer' : 'write'
}

export const reportsHandlers: Omit<Handlers<typeof reportsApi, Ctx>, 'step'> = {
  ...shiftHandlers,

  async open(input, ctx) {
    const { id, channel, urgency, answered, kind } = input
    const language = input.language ?? undefined
    const opened = await openTrack(
      ctx,
      requestFeatures[kind],
      { id, ownerCircle: circleOf(ctx) },
      { channel, urgency, language },
    )
    await keepReport(ctx, input, 'browser')
    await take(ctx, [id])
    if (!answered) return outcome(opened)
    // Whoever spoke has been answered already.
    return outcome(await executeMove(ctx, requestFeatures[kind], { move: answering(kind), track: id }))
  },

  async lock({ of }, ctx) {
    const desks = await desksIn(ctx.tx, of)
    const own = desks.find(({ circle }) => circle === circleOf(ctx)) ?? desks[0]
    if (!own) throw new Problem('not-found')
    return keyOf(own)
  },

  async countSilentCall({ id, channel, reason }, ctx) {
    await openTrack(ctx, contactFeature, { id, ownerCircle: circleOf(ctx) }, { channel, urgency: 'routine' })
    return outcome(await executeMove(ctx, contactFeature, { move: 'close', track: id, input: { reason } }))
  },

  async list({ closed, after, kind }, ctx) {
    const theirs = sql`from tracks t join reports r on r.track = t.id
      where t.owner_circle = ${circleOf(ctx)} and t.kind = ${kind} and (t.state = 'closed') = ${closed === 'yes'}`
    const [calm, due, since, track] = after
      ? readCursor(after, afterOnDesk)
      : [false, '-infinity', 0, '00000000-0000-0000-0000-000000000000']
    const [{ total }, rows] = await Promise.all([
      ctx.tx.one<{ total: number }>(sql`select count(*)::int as total ${theirs}`),
      ctx.tx.rows<
        DeskRow & { calm: boolean; since: number }
      >(sql`select * from (select *, not (urgency = 'now' and (unread or state = any (${[...talking]}))) as calm,
          coalesce(due_at, 'infinity') as due, -floor(extract(epoch from updated_at) * 1000)::float8 as since
        from (select ${deskColumns} ${theirs}) found) ordered
        where (calm, due, since, track) > (${calm}::boolean, ${due}::timestamptz, ${since}::float8, ${track}::uuid)
        order by calm, due, since, track limit ${deskRows + 1}`),
    ])
    const page = rows.slice(0, deskRows)
    const last = rows.length > deskRows ? page.at(-1) : undefined
    return {
      reports: page.map(deskRowOf),
      total,
      next:
        last === undefined
          ? null
          : cursorOf([last.calm, last.due_at?.toISOString() ?? 'infinity', last.since, last.track]),
    }
  },

  async read({ track }, ctx) {
    ctx.about(track)
    const row = await ctx.tx.one<
      DeskRow & { locator: Buffer; wrap_hotline: Buffer; ciphertext: Buffer; owner_circle: number }
    >(
      sql`select ${deskColumns}, r.locator, r.wrap_hotline, r.ciphertext, t.owner_circle from tracks t join reports r on r.track = t.id
        where t.id = ${track}`,
    )
    const lines = await ctx.tx.rows<LineRow>(
      sql`select from_side, ciphertext, day from report_messages where track = ${track} order by seq`,
    )
    return {
      ...deskRowOf(row),
      locator: base64url(row.locator),
      wrapHotline: base64url(row.wrap_hotline),
      ciphertext: base64url(row.ciphertext),
      circle: row.owner_circle,
      messages: lines.map(lineOf),
    }
  },

  attend: ({ track }, ctx) => attend(ctx, track),
  sealed: (_input, ctx) => sealedOfDesk(ctx),

  async answer({ track, n, ciphertext }, ctx) {
    const { kind, state } = await ctx.tx.one<{ kind: RequestKind; state: string }>(
      sql`select t.kind, t.state from tracks t join reports r on r.track = t.id where t.id = ${track}`,
    )
    const moved = await executeMove(ctx, requestFeatures[kind], { move: answering(kind, state), track })
    await addLine(ctx, track, { from: 'hotline', n, ciphertext })
    await take(ctx, [track])
    return outcome(moved)
  },
}
