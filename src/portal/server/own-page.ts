// What the server may tell a person on their own page, where no key is held: organisations, days, what kind of thing.
// Everything is read as the person, so row-level security decides what there is.

import { Problem } from '../../api/problem.ts'
import { consentFeature } from '../../consent/server/consents.ts'
import { consentOn, consentsOf } from '../../consent/server/list-consents.ts'
import type { Consent } from '../../consent/model.ts'
import { canStop } from '../../consent/server/own-consent.ts'
import { isWithheld, isSentSayable, mayBeNamed } from '../../consent/server/withheld-notice.ts'
import { keyedHash } from '../../database/locked.ts'
import { sql } from '../../database/sql.ts'
import { runPageAction } from '../../http/page-action.ts'
import type { Ctx } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { hashOf, newToken, sessionMinutes } from '../../http/session.ts'
import { placeName } from '../../organisations/server/teams.ts'
import { fingerprintWords, type FromWords } from '../../sealing/words.ts'
import { readReceived } from '../../voice/server/feedback.ts'
import { isChilds } from '../../voice/server/own-voice.ts'
import { executeMove } from '../../tracks/execute.ts'
import { isClockShown, type Features } from '../../rights/server/own-tracks.ts'

export interface Ahead {
  kind: string
  day: string
  /** The process that it belongs to. */
  track: string
  /** Its hour too, where the person wanted that to stand in clear. */
  at: Date | null
  /** The person agreed to this day themselves. */
  agreed: boolean
}

export interface Look {
  organisation: string
  role: string
  day: string
  /** The last day on which names were shown as well. */
  namesOn: string | null
}

export interface OwnPage {
  carriers: readonly string[]
  consents: readonly Consent[]
  ahead: readonly Ahead[]
  looks: readonly Look[]
  /** Messages that were written to the person and not read yet: how many, and nothing else. */
  unread: number
  /** What they said about the help and was answered: how many. */
  answered: number
  /** Kinds of help that were given, and that they were not asked about yet: how many. */
  received: number
  /** Of a child: there is a door for what is wrong with whoever decides for them. */
  isChilds: boolean
  /** Six words for how the log of the organisation begins that made the card: they stand on the card too. */
  compare?: string
}

/** Starts a session for the words of a card; `wrong-words` where they open nothing or the card is frozen. */
export async function enter(host: HostServices, language: string, keys: FromWords): Promise<string> {
  const token = newToken()
  await runPageAction(host, { actor: { kind: 'anyone' }, language }, 'card.enter', async (ctx) => {
    const card = await ctx.tx.maybe<{ circle: number; state: string }>(
      sql`select circle, state from app.card(${Buffer.from(keys.locator)})`,
    )
    if (card?.state !== 'active') throw new Problem('wrong-words')
    const until = new Date(Date.now() + sessionMinutes.person * 60_000)
    await ctx.tx.run(
      sql`select app.start_session(${Buffer.from(hashOf(token), 'hex')}, ${null}::uuid, ${card.circle}, ${until})`,
    )
  })
  return token
}

/** Everything that the page shows, in one transaction. */
export async function readOwnPage(ctx: Ctx, features: Features): Promise<OwnPage> {
  const cases = await ctx.tx.rows<{
    id: string
    carrier: string
    team: string | null
  }>(sql`select c.id, o.name as carrier, k.purpose as team from cases c
    join circles k on k.id = c.owner_circle join organisations o on o.id = k.organisation
    where c.person_circle = any (${circles(ctx)}) order by c.opened_at desc limit 5`)
  const ids = cases.map(({ id }) => id)
  // Of what was opened without a yes the cover says nothing, told or not: nobody agreed to it, and it takes no no.
  const rests = sql`not exists (select 1 from consents a where a.track = t.id and a.basis <> 'consent')`
  const [consents, ahead, looks, fresh, voices, received] = await Promise.all([
    Promise.all(ids.map((id) => consentsOf(ctx, id))),
    ctx.tx.rows<
      Omit<Ahead, 'agreed'>
    >(sql`select kind, day, track, at from (select distinct on (kind) * from (
        select t.kind, t.id as track, case when t.kind = 'appointment' and k.due_on is null then k.due_at end as at, coalesce(k.due_on, (k.due_at at time zone ${ctx.network.timezone})::date) as day from clocks k join tracks t on t.id = k.track
        where k.case_id = any (${ids}) and k.stopped_at is null and ${isClockShown(features)} and t.person_circle = any (${circles(ctx)}) and ${rests} and ${isSentSayable}) due
      where day >= (${ctx.now}::timestamptz at time zone ${ctx.network.timezone})::date order by kind, day, at, track) first order by day limit 3`),
    ctx.tx
      .rows<Look>(sql`select o.name as organisation, l.role, max(l.day)::date as day, (max(l.day) filter (where l.names_shown))::date as "namesOn" from looks l join organisations o on o.id = l.organisation
      where l.case_id = any (${ids}) and ${mayBeNamed(sql`l.case_id`, sql`l.organisation`, sql`l.day`)} group by o.name, l.role order by day desc, o.name limit 50`),
    ctx.tx.one<{ n: number }>(
      sql`select count(*)::int as n from messages where case_id = any (${ids}) and author is not null and read_on is null`,
    ),
    ctx.tx.one<{ n: number }>(
      sql`select count(*)::int as n from tracks where kind = 'voice' and subkind is distinct from 'guardian' and state in ('answered', 'changed') and person_circle = any (${circles(ctx)})`,
    ),
    readReceived(ctx),
  ])
  const compare = ids[0] && (await wordsToCompare(ctx, ids[0]))
  return {
    ...(compare && { compare }),
    isChilds: await isChilds(ctx),
    carriers: [...new Set(cases.map(({ carrier, team }) => placeName(ctx, carrier, team)))],
    consents: consents.flat().filter((one) => one.state === 'granted' && !isWithheld(one)),
    ahead: ahead.map((one) => ({
      ...one,
      agreed: features.get(one.kind)?.machine.agreedWithPerson === true,
    })),
    looks,
    unread: fresh.n,
    answered: voices.n,
    received: received.length,
  }
}

/** For whoever has no script and so cannot check: the words by which people compare logs. */
async function wordsToCompare(ctx: Ctx, caseId: string): Promise<string | undefined> {
  const made = await ctx.tx.maybe<{ hash: Buffer }>(sql`select l.hash from app.case_chain(${caseId}) s
    join log_statements l on l.n = 1 and l.organisation = (s.body::jsonb ->> 'from')::int
    where s.body::jsonb ->> 't' = 'person' order by s.n desc limit 1`)
  return made && fingerprintWords(new Uint8Array(made.hash))
}

/** Withdraws one consent: its wraps go in this transaction. `refused` where it rests on a law, not on a yes. */
export async function withdrawFromPage(ctx: Ctx, track: string): Promise<Consent> {
  const row = await ctx.tx.one<{ case_id: string }>(sql`select case_id from consents where track = ${track}`)
  const consent = await consentOn(ctx, row.case_id, track)
  if (!canStop(consent)) throw new Problem('refused')
  await executeMove(ctx, consentFeature, { move: 'withdraw', track })
  return consent
}

/** Everything that rests on the person's yes now. */
export async function stoppable(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.tx.rows<{
    track: string
  }>(sql`select a.track from consents a join tracks t on t.id = a.track
    where t.person_circle = any (${circles(ctx)}) and t.state = 'granted' and a.basis = 'consent' order by t.opened_at`)
  return rows.map(({ track }) => track)
}

/** Ends a session by its hash. */
export const endSession = (ctx: Ctx, hash: string): Promise<number> =>
  ctx.tx.run(sql`select app.end_session(${hash})`)

/** Makes the card's words open nothing from now on. */
export async function freezeCard(ctx: Ctx): Promise<void> {
  await ctx.tx.run(sql`update cards set state = 'frozen' where circle = any (${circles(ctx)})`)
}

/** The card of this number opens nothing any more; Problem `not-found` where no card has it. */
export async function freezeByNumber(ctx: Ctx, number: Uint8Array): Promise<void> {
  // Beside this server one of the version before may still run, which keeps the hash as it came.
  const { frozen } = await ctx.tx.one<{ frozen: boolean }>(
    sql`select app.freeze_by_number(${keyedHash(number)}) or app.freeze_by_number(${Buffer.from(number)}) as frozen`,
  )
  if (!frozen) throw new Problem('not-found')
  ctx.forgetActors()
}

const circles = (ctx: Ctx): number[] => (ctx.actor.kind === 'person' ? [...ctx.actor.circles] : [])
