// Cases on the server: rows of codes and dates, and sealed bytes passed on. What leaves is what row-level security lets
// this actor see; the handlers add no filter of their own for that.

import { afterInstant, cursorOf, readCursor } from '../../api/cursor.ts'
import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { hiddenId, locked } from '../../database/locked.ts'
import { base64url, bytes, sql, type Statement } from '../../database/sql.ts'
import { circleOf, staffOf, today, type Ctx } from '../../http/context.ts'
import { dueOf } from '../../jurisdiction/clock.ts'
import { packOf, replacedOn } from '../../../jurisdictions/packs.ts'
import { addToChain, chainOut, speakersIn } from './case-chain.ts'
import { draftsOn } from './drafts-on.ts'
import { dueServer } from './rotation-due.ts'
import { readHeaders } from './headers.ts'
import { listCases } from './list.ts'
import { caseFacts, daysSince, latest } from './facts.ts'
import { onlyFor, storeEpochs, storeWraps } from './keys.ts'
import { lookRole } from './look-role.ts'
import { keepNoteBack, tellNote } from './note-readings.ts'
import { settleNote, workingNotes } from './working-notes.ts'
import { mustFollow, shownRecords, storeRecords } from './records.ts'
import { stateSaid } from '../codes.ts'
import { allSigned, keepFacts, proofsOfLines } from './signed-moves.ts'
import { takeCaseTurn } from '../../tracks/case-lock.ts'
import { openTrack, type Beside, type TrackFeature, type TrackRow } from '../../tracks/execute.ts'
import type { casesApi } from '../api.ts'
import { caseMachine, firstNeeds } from '../case.ts'
import type { Compartment } from '../model.ts'
import {
  clockOut,
  epochOut,
  eventOut,
  headOf,
  recordOut,
  recordsOf,
  riskSeen,
  trackOut,
  trackSides,
  wrapOut,
  type CaseRow,
  type ClockRow,
  type EventRow,
  type RecordRow,
  type Risk,
  type SeenTrack,
} from './presenters.ts'

/** The state of a case follows its own track; `also` is what else happens where it changes. */
const follows =
  (also: (track: TrackRow) => Statement = () => sql``): Beside =>
  (ctx, track) =>
    sql`update cases set state = ${track.state}, updated_at = ${ctx.now}, version = version + 1 where id = ${track.case_id} and state <> ${track.state} ${also(track)}`

/** How a case's state follows its own track, and what ends with it. */
export const caseFeature: TrackFeature = {
  machine: caseMachine,
  facts: {
    ...caseFacts,
    /** Whether this very worker wrote down that the person asked; what the person asked for themselves nobody wrote down. */
    erasureRecordedByMe: async (ctx, track) => {
      const row = await ctx.tx.maybe<{ by_side: string; by_user: string | null }>(
        sql`select by_side, by_user from track_events where track = ${track.id} and move = 'ask_erasure' order by at desc, id desc limit 1`,
      )
      return row?.by_side !== 'person' && ctx.actor.kind === 'staff' && row?.by_user === ctx.actor.id
    },
    rightsExplained: async (ctx, track) => (await latest(ctx, track, ['explain_rights'])) !== undefined,
    firstDaysDone: async (ctx, track) => (await latest(ctx, track, ['settle_first_days'])) !== undefined,
    daysUntil: (ctx, _track, { until }) =>
      Promise.resolve(typeof until === 'string' ? -daysSince(ctx, until) : undefined),
    keptAtMostDays(ctx, track) {
      const pack = packOf(track.pack)
      const due = dueOf(pack.clocks['case.retention'], ctx.now, { pack, timezone: ctx.network.timezone })
      return Promise.resolve(due.unknown ? undefined : -daysSince(ctx, due.dueOn ?? due.dueAt))
    },
    openedToday: (ctx, track) => Promise.resolve(daysSince(ctx, track.opened_at) === 0),
    /** The first needs of which nobody has noted what became. */
    async firstNeedsLeft(ctx, track) {
      const noted = await ctx.tx.rows<{ facts: Record<string, unknown> }>(
        sql`select facts from track_events where track = ${track.id} and move = 'note_first_days'`,
      )
      const settled = noted.flatMap(({ facts }) =>
        [facts['settled'], facts['not_wanted'], facts['not_possible']].flat(),
      )
      return firstNeeds.filter((need) => !settled.includes(need)).join(' ')
    },
  },
  // Those that write the row of the case.
  first: Object.fromEntries(
    Object.entries(caseMachine.moves).flatMap(([move, { to }]) =>
      to !== 'same' || move === 'correct' ? [[move, takeCaseTurn]] : [],
    ),
  ),
  beside: {
    ...Object.fromEntries(
      Object.entries(caseMachine.moves).flatMap(([move, { to }]) =>
        to === 'same' ? [] : [[move, follows()]],
      ),
    ),
    correct: (ctx, track, { language, age_group, origin }) =>
      sql`update cases set language = ${locked(String(language))}, age_group = ${String(age_group)}, origin = ${String(origin)}, updated_at = ${ctx.now}, version = version + 1 where id = ${track.case_id}`,
    // As dangerous as any other that nobody has looked at: what was assessed before ended with the case.
    reopen: follows(({ case_id }) => sql`and app.set_risk(${case_id}, 'high', false, null) >= 0`),
  },
  after: {
    async erase(ctx, track) {
      if (track.case_id === null) throw new Problem('not-found')
      const named = await draftsOn(ctx.tx, track.case_id, 'all')
      await ctx.tx.run(sql`select app.erase_case(${track.case_id}, ${named}, ${ctx.now})`)
    },
  },
}

/** Whoever is shown what was written on a case has looked, by whichever door: once a day on the person's page and in the trail. */
function look(ctx: Ctx, caseId: string): Promise<number> {
  const me = staffOf(ctx)
  // A supervisor's look at a case that they do not work on is called supervision, on the person's page and in the trail.
  const supervised = sql`${me.roles.includes('supervisor')} and not exists
    (select from case_workers w where w.case_id = ${caseId} and w.user_id = ${me.id})`
  return ctx.tx.run(sql`with seen as (insert into looks (case_id, user_id, organisation, role, day)
      select c.id, ${me.id}, ${me.organisation}, case when ${supervised} then 'supervision' else ${lookRole(me)} end, ${today(ctx)}::date
      from cases c where c.id = ${caseId} on conflict do nothing returning 1)
    select audit.append(${me.organisation}, ${me.handle}, 'case.read', ${hiddenId(caseId, me.organisation, ctx.now)}, case when ${supervised} then 'supervision' end, ${ctx.now}) from seen`)
}

interface EpochRow {
  compartment: Compartment
  epoch: number
  commitment: Buffer
  previous_box: Buffer | null
  rotation_due: boolean
  current: boolean
}

/** What the list shows of a case, sealed to a circle of mine; nothing where none is. */
interface HeaderRow {
  header_circle: number | null
  header_epoch: number | null
  header: Buffer | null
}
const headerOut = ({ header_circle, header_epoch, header }: HeaderRow) =>
  header && { circleId: header_circle!, circleEpoch: header_epoch!, ciphertext: base64url(header) }

export const casesServer: Omit<Handlers<typeof casesApi, Ctx>, 'signing'> = {
  ...dueServer,

  async open(input, ctx) {
    const me = staffOf(ctx)
    const owner = input.circle ?? circleOf(ctx)
    if (!me.circles.includes(owner)) throw new Problem('refused', { because: 'not-your-side' })
    // Everybody else is let in by a consent, which the person can see and end.
    onlyFor(me.circles, input.wraps)
    // Of a law that was changed, a case keeps what holds on its first day.
    const changed = replacedOn(today(ctx))
    const [over, by] = [changed.map(([one]) => one), changed.map(([, one]) => one)]
    // Sent together and carried out in this order: nothing here needs an answer to what stands before it.
    await Promise.all([
      ctx.tx
        .run(sql`insert into cases (id, reference, owner_circle, pack, language, age_group, origin, opened_at, updated_at)
        select ${input.id}, ${input.reference}, ${owner}, coalesce((select l.by from unnest(${over}::text[], ${by}::text[]) as l (over, by) where l.over = o.pack), o.pack), ${locked(input.language)}, ${input.ageGroup}, ${input.origin}, ${ctx.now}, ${ctx.now}
        from organisations o where o.id = ${me.organisation}
          and (${input.urgency} = 'now' or coalesce(app.recovery_drill_by(${ctx.now}) > ${ctx.now}, true))`)
        .then((opened) => {
          // If everybody lost their way in today, nobody would ever read it again.
          if (opened === 0) throw new Problem('refused', { because: 'no-recovery-drill' })
        }),
      addToChain(ctx, input.id, input.statement, {
        t: 'open',
        owner,
        commits: Object.fromEntries(input.epochs.map((one) => [one.compartment, one.commit])),
      }),
      keepFacts(ctx, input.id, {
        now: { reference: input.reference, risk: 'high', age: input.ageGroup },
        signed: input.signatures?.facts,
      }),
      storeEpochs(ctx, input.id, input.epochs),
      storeWraps(ctx, input.id, input.wraps, {}),
      ...input.headers.map((header) => keepHeader(ctx, input.id, header)),
      storeRecords(ctx, input.id, input.records),
      openTrack(
        ctx,
        caseFeature,
        { id: input.trackId, caseId: input.id, ownerCircle: owner, withCase: true },
        { urgency: input.urgency },
      ),
    ])
    ctx.about(input.id)
    return { id: input.id, version: 1 }
  },

  async read({ id }, ctx) {
    const me = staffOf(ctx)
    const { tx } = ctx
    const [row, tracks, clocks, events, records, chain, { signed, steps }, epochs, wraps] = await Promise.all(
      [
        tx.maybe<
          CaseRow & HeaderRow
        >(sql`select c.id, c.reference, c.state, ${riskSeen}, c.language, c.age_group, c.origin, c.pack, c.opened_at, c.updated_at, c.version,
          o.name as owner, k.purpose as owner_team, c.owner_circle, c.person_circle, h.circle as header_circle, h.circle_epoch as header_epoch, h.header
        from cases c left join circles k on k.id = c.owner_circle left join organisations o on o.id = k.organisation
        left join lateral (select circle, circle_epoch, header from headers where case_id = c.id and circle = any (${[...me.circles]}) limit 1) h on true
        where c.id = ${id}`),
        tx.rows<SeenTrack>(sql`select t.id, t.case_id, t.kind, t.subkind, t.state, t.owner_circle, t.counterparty_circle, t.person_circle,
          t.opened_at, t.updated_at, t.version, ${trackSides.names}
        from tracks t ${trackSides.joins}
        where t.case_id = ${id} order by t.opened_at, t.id limit 300`),
        tx.rows<ClockRow>(sql`select id, track, clock, urgency, due_at, due_on, enforced, verified, no_limit, source, pack from clocks
        where case_id = ${id} and stopped_at is null order by urgency, due_at nulls last, id limit 200`),
        tx.rows<EventRow>(sql`select e.id, e.track, e.kind, t.subkind, e.move, e.from_state, e.to_state, e.at, e.by_side, o.name as organisation, e.facts
        from track_events e join tracks t on t.id = e.track left join circles k on k.id = e.by_circle left join organisations o on o.id = k.organisation
        where e.case_id = ${id} order by e.at desc, e.id desc limit 200`),
        tx.rows<RecordRow>(
          sql`${recordsOf(id)} and r.id in (${shownRecords(id)}) order by r.made_at desc, r.id desc`,
        ),
        tx.rows<Parameters<typeof chainOut>[0]>(
          sql`select n, hash, body, signature from app.case_chain(${id})`,
        ),
        allSigned(ctx, id),
        tx.rows<EpochRow>(
          sql`select compartment, epoch, commitment, previous_box, rotation_due, current from compartments where case_id = ${id} order by compartment, epoch desc`,
        ),
        tx.rows<{ compartment: Compartment; epoch: number; circle: number; wrap: Buffer }>(
          sql`select compartment, epoch, circle, wrap from wraps where case_id = ${id} and circle = any (${[...me.circles]})`,
        ),
        look(ctx, id),
      ],
    )
    if (!row) throw new Problem('not-found')
    const statements = chain.map(chainOut)
    const authors = records.flatMap((record) => record.organisation_id ?? [])
    return {
      statements,
      signed,
      steps,
      logs: [...new Set([...speakersIn(statements), ...authors])],
      case: headOf(ctx, row),
      tracks: tracks.map((track) => trackOut(ctx, track)),
      clocks: clocks.map(clockOut),
      events: events.map(eventOut),
      records: records.map((record) => recordOut(ctx, record)),
      epochs: epochs.map(epochOut),
      wraps: wraps.map(wrapOut),
      rotationDue: epochs.filter((e) => e.current && e.rotation_due).map((e) => e.compartment),
      header: headerOut(row),
    }
  },

  async written({ caseId, after }, ctx) {
    await ctx.tx.one(sql`select 1 from cases where id = ${caseId}`)
    await look(ctx, caseId)
    const [at, id] = after
      ? readCursor(after, afterInstant)
      : ['9999-12-31T00:00:00Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
    const rows = await ctx.tx.rows<RecordRow>(
      sql`${recordsOf(caseId)} and (r.made_at, r.id) < (${at}::timestamptz, ${id}::uuid) order by r.made_at desc, r.id desc limit 501`,
    )
    const page = rows.slice(0, 500)
    const last = page.at(-1)
    return {
      records: page.map((record) => recordOut(ctx, record)),
      logs: [...new Set(page.flatMap((record) => record.organisation_id ?? []))],
      next: rows.length > 500 && last ? cursorOf([last.made_at.toISOString(), last.id]) : null,
    }
  },

  async appendStatement({ caseId, statement }, ctx) {
    ctx.about(caseId)
    const { state } = await ctx.tx.one<{ state: string }>(sql`select state from cases where id = ${caseId}`)
    const says = stateSaid[state] === 'closed' ? 'close' : 'reopen'
    const { before } = await addToChain(ctx, caseId, statement, { t: says })
    // Only what is so already: a case is closed and opened by its moves.
    if (before.state === stateSaid[state]) throw new Problem('refused', { because: 'bad-statement' })
    return { said: true }
  },

  async order({ caseId, statement }, ctx) {
    ctx.about(caseId)
    const { said } = await addToChain(ctx, caseId, statement, {})
    if (!['upgrade', 'settle'].includes(said.t)) throw new Problem('refused', { because: 'bad-statement' })
    return { ordered: true }
  },

  list: listCases,

  proveMoves: ({ lines }, ctx) => proofsOfLines(ctx, lines),

  async find({ reference }, ctx) {
    // A range and not `like`: `like` is not leakproof, so under row-level security it could not use the index.
    const cases = await ctx.tx.rows<{
      id: string
      reference: string
      state: string
      risk: Risk | null
    }>(
      sql`select c.id, c.reference, c.state, ${riskSeen} from cases c where reference >= ${reference} and reference < ${`${reference}~`} order by reference limit 20`,
    )
    return { cases }
  },

  async contacts({ caseId }, ctx) {
    const me = staffOf(ctx)
    const rows = await ctx.tx
      .rows<RecordRow>(sql`${recordsOf(caseId)} and r.kind = 'note' and o.id = ${me.organisation}
      and exists (select 1 from case_workers w where w.case_id = ${caseId} and w.user_id = ${me.id})
      order by r.made_at desc limit 12`)
    return { records: rows.map((row) => recordOut(ctx, row)) }
  },

  async showNames({ caseId }, ctx) {
    await ctx.tx.one(sql`select id from cases where id = ${caseId}`)
    ctx.about(caseId)
    // A page that stood open past midnight is looked at today as well.
    await look(ctx, caseId)
    const rows = await ctx.tx.rows(sql`select 1 where app.say_names_shown(${caseId}, ${today(ctx)}::date)`)
    return { written: rows.length > 0 }
  },

  headers: readHeaders,

  async seal({ caseId, record }, ctx) {
    ctx.about(caseId)
    // What somebody agreed to comes with the consent and in no other way.
    if (record.kind === 'agreed') throw new Problem('refused')
    if (record.kind === 'household') await mustCarry(ctx, caseId)
    // The compartment is only visible to its holders, the case's owner and the person.
    await ctx.tx.one(
      sql`select 1 from compartments where case_id = ${caseId} and compartment = ${record.compartment} and epoch = ${record.epoch}`,
    )
    await mustFollow(ctx, caseId, record)
    await storeRecords(ctx, caseId, [record])
    return { id: record.id }
  },

  tellNote: (input, ctx) => tellNote(ctx, input),
  workingNotes: (_input, ctx) => workingNotes(ctx),
  settleNote: (input, ctx) => settleNote(ctx, input),
  keepNoteBack: (input, ctx) => keepNoteBack(ctx, input),

  async header({ caseId, header }, ctx) {
    await ctx.tx.one(sql`select 1 from cases where id = ${caseId}`)
    await keepHeader(ctx, caseId, header)
    return { kept: true }
  },
}

/** Who belongs to a person is said by whoever carries their case; anybody else proposes it. `refused`. */
async function mustCarry(ctx: Ctx, caseId: string): Promise<void> {
  const { owner } = await ctx.tx.one<{ owner: number }>(
    sql`select owner_circle as owner from cases where id = ${caseId}`,
  )
  if (!staffOf(ctx).circles.includes(owner)) throw new Problem('refused')
}

/** Keeps the header of a case for one of the actor's own circles. */
export async function keepHeader(
  ctx: Ctx,
  caseId: string,
  header: { circleId: number; circleEpoch: number; ciphertext: string },
): Promise<void> {
  if (!staffOf(ctx).circles.includes(header.circleId)) throw new Problem('not-found')
  await ctx.tx
    .run(sql`insert into headers (case_id, circle, circle_epoch, header) values (${caseId}, ${header.circleId}, ${header.circleEpoch}, ${bytes(header.ciphertext)})
    on conflict (case_id, circle) do update set circle_epoch = excluded.circle_epoch, header = excluded.header`)
}
