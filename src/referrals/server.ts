// Referrals on the server: an enquiry in codes, a track with its clocks, and keys that are released by acceptance.

import { Problem } from '../api/problem.ts'
import type { Handlers } from '../api/endpoint.ts'
import { sql, type Statement } from '../database/sql.ts'
import { circleOf, staffOf, type Ctx } from '../http/context.ts'
import { caseFacts } from '../cases/facts/server.ts'
import { executeMove, openTrack, type TrackFeature, type TrackRow } from '../tracks/execute.ts'
import type { Input } from '../tracks/define.ts'
import type { referralsApi, ReferralSummary } from './api.ts'
import { referralMachine } from './referral.ts'

const consentOf = async (ctx: Ctx, track: TrackRow): Promise<string | null> =>
  (await ctx.tx.maybe<{ consent: string | null }>(sql`select consent from referrals where track = ${track.id}`))?.consent ?? null

/** Ends the agreement that only served this referral, and with it the waiting keys. */
async function closeDoor(ctx: Ctx, track: TrackRow): Promise<void> {
  const consent = await consentOf(ctx, track)
  if (consent) await ctx.tx.run(sql`select app.drop_withheld(${consent})`)
}

export const referralFeature: TrackFeature = {
  machine: referralMachine,
  facts: {
    ...caseFacts,
    consentValid: async (ctx, track) => {
      const row = await ctx.tx.maybe<{ ok: boolean }>(sql`select t.state = 'granted' and c.until >= ${ctx.now.toISOString().slice(0, 10)}::date as ok
        from referrals r join tracks t on t.id = r.consent join consents c on c.track = r.consent where r.track = ${track.id}`)
      return row?.ok ?? false
    },
  },
  after: {
    async accept(ctx, track) {
      const consent = await consentOf(ctx, track)
      if (consent) await ctx.tx.run(sql`select app.release_wraps(${consent})`)
    },
    decline: closeDoor,
    full: closeDoor,
    withdraw: closeDoor,
    lapse: closeDoor,
    async finish(ctx, track, input: Input) {
      await ctx.tx.run(sql`update referrals set outcome = ${String(input['outcome'] ?? '')} where track = ${track.id}`)
    },
  },
}

interface SummaryRow {
  track: string
  version: number
  state: string
  case_id: string | null
  service_code: string
  service_name: string | null
  urgency: 'now' | 'day' | 'routine'
  district: string | null
  party: number
  language: string | null
  age_group: string | null
  outside: boolean
  receiver_name: string | null
  outcome: string | null
  sender: string | null
  receiver: string | null
  other_circle: number | null
  opened_at: Date
  updated_at: Date
  due_at: Date | null
  due_on: string | null
  hard: boolean | null
  verified: boolean | null
  purpose: string | null
  until: string | null
  compartments: string[] | null
}

const summaries = (which: Statement): Statement => sql`select r.track, t.version, t.state, t.case_id, r.service_code, s.name as service_name, r.urgency, r.district, r.party, r.language, r.age_group,
    r.outside, r.receiver_name, r.outcome, so.name as sender, ro.name as receiver, t.other_circle, t.opened_at, t.updated_at,
    k.due_at, k.due_on, k.hard, k.verified, a.purpose, a.until, a.compartments
  from (${which}) t join referrals r on r.track = t.id
  left join services s on s.id = r.service
  left join circles sc on sc.id = t.owner_circle left join organisations so on so.id = sc.organisation
  left join circles rc on rc.id = t.other_circle left join organisations ro on ro.id = rc.organisation
  left join lateral (select due_at, due_on, hard, verified from clocks where track = t.id and stopped_at is null and due_at is not null order by due_at limit 1) k on true
  left join consents a on a.track = r.consent
  order by t.updated_at desc, t.id desc`

function shown(ctx: Ctx, row: SummaryRow): ReferralSummary {
  return {
    track: row.track,
    version: row.version,
    state: row.state,
    caseId: row.case_id,
    serviceCode: row.service_code,
    serviceName: row.service_name,
    urgency: row.urgency,
    district: row.district,
    party: row.party,
    language: row.language,
    ageGroup: row.age_group,
    outside: row.outside,
    sender: row.sender,
    receiver: row.receiver ?? row.receiver_name,
    mineToAnswer: row.other_circle !== null && staffOf(ctx).circles.includes(row.other_circle),
    sentAt: row.opened_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    outcome: row.outcome,
    answerBy: row.due_at ? { dueAt: row.due_at.toISOString(), dueOn: row.due_on, hard: row.hard ?? false, verified: row.verified ?? false } : null,
    agreed: row.purpose && row.until ? { purpose: row.purpose, until: row.until, compartments: row.compartments ?? [] } : null,
  }
}

export const referralsServer: Handlers<typeof referralsApi, Ctx> = {
  async send(input, ctx) {
    const owner = circleOf(ctx)
    if (input.receiver === undefined && input.service === undefined && !input.receiverName) throw new Problem('invalid', { fields: [{ field: 'receiver', code: 'missing' }] })
    const summary = await ctx.tx.one<{ language: string; age_group: string }>(sql`select language, age_group from cases where id = ${input.caseId}`)
    await openTrack(ctx, referralFeature, { id: input.track, caseId: input.caseId, ownerCircle: owner, otherCircle: input.receiver })
    await ctx.tx.run(sql`insert into referrals (track, case_id, service, service_code, urgency, district, party, outside, receiver_name, language, age_group, consent)
      values (${input.track}, ${input.caseId}, ${input.service ?? null}, ${input.serviceCode}, ${input.urgency}, ${input.district ?? null}, ${input.party},
        ${input.receiver === undefined}, ${input.receiver === undefined ? (input.receiverName ?? null) : null}, ${summary.language}, ${summary.age_group}, ${input.consent ?? null})`)
    const sent = await executeMove({ ...ctx, ifMatch: undefined }, referralFeature, 'send', input.track, { basis: input.basis, urgency: input.urgency })
    return { track: sent.id, version: sent.version, state: sent.state }
  },

  async inbox({ box, after }, ctx) {
    const circles = [...staffOf(ctx).circles]
    const [at, id] = after ? (JSON.parse(Buffer.from(after, 'base64url').toString()) as [string, string]) : ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
    const side = box === 'received' ? sql`other_circle` : sql`owner_circle`
    const rows = await ctx.tx.rows<SummaryRow>(
      summaries(sql`select * from tracks where kind = 'referral' and ${side} = any (${circles}) and (updated_at, id) < (${at}::timestamptz, ${id}::uuid)
        order by updated_at desc, id desc limit 51`),
    )
    const page = rows.slice(0, 50)
    const last = page.at(-1)
    return {
      referrals: page.map((row) => shown(ctx, row)),
      next: rows.length > 50 && last ? Buffer.from(JSON.stringify([last.updated_at.toISOString(), last.track])).toString('base64url') : null,
    }
  },

  async ofCase({ caseId }, ctx) {
    const rows = await ctx.tx.rows<SummaryRow>(summaries(sql`select * from tracks where case_id = ${caseId} and kind = 'referral' limit 100`))
    return { referrals: rows.map((row) => shown(ctx, row)) }
  },
}
