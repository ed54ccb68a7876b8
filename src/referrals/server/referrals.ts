// Referrals on the server: an enquiry in codes, a track with its clocks, and keys that are released by acceptance.

import { afterInstant, cursorOf, readCursor } from '../../api/cursor.ts'
import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { clearCode } from '../../directory/kinds.ts'
import { locked } from '../../database/locked.ts'
import { sql, type Statement } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'
import { actingCircle } from '../../cases/server/acting-circle.ts'
import { caseFacts } from '../../cases/server/facts.ts'
import { storeRecords } from '../../cases/server/records.ts'
import { keepStep } from '../../cases/server/signed-steps.ts'
import { consentFeature } from '../../consent/server/consents.ts'
import {
  executeMove,
  openTrack,
  type StepMade,
  type TrackFeature,
  type TrackRow,
} from '../../tracks/execute.ts'
import type { Input } from '../../tracks/define.ts'
import type { Signed } from '../../tracks/input.ts'
import type { InputOf } from '../../api/endpoint.ts'
import type { referralsApi, ReferralSummary } from '../api.ts'
import { setLadder } from './ladder.ts'
import { referralMachine } from '../referral.ts'

const consentOf = async (ctx: Ctx, track: TrackRow): Promise<string | null> =>
  (
    await ctx.tx.maybe<{ consent_track: string | null }>(
      sql`select consent_track from referrals where track = ${track.id}`,
    )
  )?.consent_track ?? null

/** Ends the consent that only served this referral, and with it the waiting keys. */
async function closeDoor(ctx: Ctx, track: TrackRow): Promise<void> {
  const consent = await consentOf(ctx, track)
  if (consent) await ctx.tx.run(sql`select app.drop_withheld(${consent})`)
}

/** Referrals that are over need no consent any more. */
const over = referralMachine.final

/**
 * Whoever takes a referral back does not want to be read there: the consent that was made for it ends with it, unless another
 * referral still rests on it.
 */
async function endConsent(ctx: Ctx, track: TrackRow): Promise<void> {
  const consent = await consentOf(ctx, track)
  if (!consent) return
  const { needed } = await ctx.tx.one<{ needed: boolean }>(sql`select t.state <> 'granted'
      or exists (select 1 from referrals r join tracks o on o.id = r.track where r.consent_track = ${consent} and o.id <> ${track.id} and o.state <> all (${[...over]})) as needed
    from tracks t where t.id = ${consent}`)
  if (needed) return closeDoor(ctx, track)
  await executeMove({ ...ctx, ifMatch: undefined }, consentFeature, { move: 'withdraw', track: consent })
}

export const referralFeature: TrackFeature = {
  machine: referralMachine,
  facts: {
    ...caseFacts,
    urgency: async (ctx, track) =>
      (await ctx.tx.maybe<{ urgency: string }>(sql`select urgency from referrals where track = ${track.id}`))
        ?.urgency,
    /**
     * Her own yes to this very recipient. Where it is outside the network the yes stands in nobody's name but that of the referral
     * that it was recorded with: to a food bank it is none to an employer.
     */
    consentValid: async (ctx, track) => {
      const row = await ctx.tx.maybe<{
        ok: boolean
      }>(sql`select t.state = 'granted' and c.valid_until >= ${today(ctx)}::date
          and c.case_id = ${track.case_id} and c.recipient = ${track.counterparty_circle ?? track.owner_circle}
          and c.basis = 'consent' and t.counterparty_circle is not distinct from ${track.counterparty_circle}::int
          and not exists (select 1 from referrals o where o.consent_track = r.consent_track and (o.service, o.recipient_name) is distinct from (r.service, r.recipient_name) and o.outside) as ok
        from referrals r join tracks t on t.id = r.consent_track join consents c on c.track = r.consent_track where r.track = ${track.id}`)
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
    withdraw: endConsent,
    lapse: closeDoor,
    end_with_case: closeDoor,
    async finish(ctx, track, input: Input) {
      await ctx.tx.run(
        sql`update referrals set outcome = ${String(input['outcome'] ?? '')} where track = ${track.id}`,
      )
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
  party_size: number
  language: string | null
  age_group: string | null
  outside: boolean
  recipient_name: string | null
  outcome: string | null
  sender: string | null
  sender_team: string | null
  recipient: string | null
  recipient_team: string | null
  provider: string | null
  service: string | null
  consent_track: string | null
  owner_circle: number
  counterparty_circle: number | null
  opened_at: Date
  updated_at: Date
  due_at: Date | null
  due_on: string | null
  enforced: boolean | null
  verified: boolean | null
  purpose: string | null
  valid_until: string | null
  compartments: string[] | null
  pages: number | null
  stands: boolean
  reminded_at: Date | null
  ladder: ReferralSummary['ladder'] | null
}

const summaries = (
  which: Statement,
): Statement => sql`select r.track, t.version, t.state, t.case_id, r.service_code, s.name as service_name, r.urgency, r.district, r.party_size, r.language, r.age_group,
    r.outside, r.recipient_name, r.outcome, r.service, r.consent_track, so.name as sender, sc.purpose as sender_team, ro.name as recipient, rc.purpose as recipient_team, p.name as provider, t.owner_circle, t.counterparty_circle, t.opened_at, t.updated_at,
    k.due_at, k.due_on, k.enforced, k.verified, a.purpose, a.valid_until, a.compartments, a.pages, coalesce(at.state = 'granted', false) as stands,
    r.reminded_at, (select json_agg(json_build_object('circle', g.circle, 'name', go.name, 'askedAt', g.asked_at, 'track', g.asked, 'state', gt.state) order by g.position)
      from referral_rungs g join circles gc on gc.id = g.circle join organisations go on go.id = gc.organisation left join tracks gt on gt.id = g.asked
      where g.track = r.track) as ladder
  from (${which}) t join referrals r on r.track = t.id
  left join services s on s.id = r.service left join providers p on p.id = s.provider
  left join circles sc on sc.id = t.owner_circle left join organisations so on so.id = sc.organisation
  left join circles rc on rc.id = t.counterparty_circle left join organisations ro on ro.id = rc.organisation
  left join lateral (select due_at, due_on, enforced, verified from clocks where track = t.id and stopped_at is null and due_at is not null
    -- The answer is what it waits for; other duties stand beside it.
    order by clock not in ('referral.answer', 'referral.answer.now'), due_at limit 1) k on true
  left join consents a on a.track = r.consent_track left join tracks at on at.id = r.consent_track
  order by t.updated_at desc, t.id desc`

/** States in which somebody waits for an answer. */
const waiting = ['draft', 'enquiry', 'sent', 'received', 'info_requested']
/** Most that wait in one box; more than that is a number and no list. */
const waitingAtMost = 200
const never = '9999'

/** Who waits longest past their time first; urgent before the others where no clock runs. */
const byNeed = (a: ReferralSummary, b: ReferralSummary) =>
  (a.answerBy?.dueAt ?? never).localeCompare(b.answerBy?.dueAt ?? never) ||
  Number(b.urgency === 'now') - Number(a.urgency === 'now') ||
  a.sentAt.localeCompare(b.sentAt)

/** From us: who has waited longest for an answer first. */
const byAge = (a: ReferralSummary, b: ReferralSummary) =>
  Number(isUnanswered(b)) - Number(isUnanswered(a)) || a.sentAt.localeCompare(b.sentAt)
const isUnanswered = ({ state }: ReferralSummary) => referralMachine.unansweredIn.some((one) => one === state)

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
    party: row.party_size,
    language: row.language,
    ageGroup: row.age_group,
    outside: row.outside,
    sender: placeName(ctx, row.sender, row.sender_team),
    recipientCircle: row.counterparty_circle,
    recipient: placeName(ctx, row.recipient, row.recipient_team) ?? row.recipient_name ?? row.provider,
    service: row.service,
    consent: row.consent_track,
    mineToAnswer: staffOf(ctx).circles.includes(row.counterparty_circle ?? row.owner_circle),
    waiting: waiting.includes(row.state),
    sentAt: row.opened_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    outcome: row.outcome,
    remindedAt: row.reminded_at?.toISOString() ?? null,
    ladder: row.ladder ?? [],
    answerBy: row.due_at
      ? {
          dueAt: row.due_at.toISOString(),
          dueOn: row.due_on,
          hard: row.enforced ?? false,
          verified: row.verified ?? false,
        }
      : null,
    agreed:
      row.purpose && row.valid_until
        ? {
            purpose: row.purpose,
            until: row.valid_until,
            compartments: row.compartments ?? [],
            pages: row.pages ?? 0,
            stands: row.stands,
          }
        : null,
  }
}

/** What a referral rests on was agreed for this person and this recipient; anything else is `not-found`. */
const checkConsent = (ctx: Ctx, consent: string, caseId: string, recipient: number): Promise<object> =>
  ctx.tx.one(
    sql`select 1 from consents where track = ${consent} and case_id = ${caseId} and recipient = ${recipient}`,
  )

/**
 * Records what the person agreed to for a recipient without a circle. No key is made: it says what a printed paper may
 * show. Its track is the holder's and the person's, who can end it like any other.
 */
async function agreeOutside(
  ctx: Ctx,
  caseId: string,
  agreed: NonNullable<InputOf<typeof referralsApi.send>['outsideConsent']>,
): Promise<string> {
  const { track, compartments, purpose, until, language, method, assent, onBehalf } = agreed
  const owner = await actingCircle(ctx, caseId)
  const unversioned = { ...ctx, ifMatch: undefined }
  await openTrack(ctx, consentFeature, { id: track, caseId, ownerCircle: owner })
  await ctx.tx
    .run(sql`insert into consents (track, case_id, recipient, compartments, purpose, basis, valid_until, given_on, language, method)
    values (${track}, ${caseId}, ${owner}, ${[...new Set(compartments)]}, ${purpose}, 'consent', ${until}, ${today(ctx)}, ${locked(language)}, ${method})`)
  await executeMove(unversioned, consentFeature, { move: 'explain', track, input: { language, method } })
  await executeMove(unversioned, consentFeature, {
    move: 'grant',
    track,
    input: {
      until,
      basis: 'consent',
      assent,
      on_behalf: onBehalf,
    },
  })
  return track
}

/** A referral may be sent by a program that signs nothing of it; once a step of it was signed, the next ones are. */
const keepsStep = (signed: Signed | undefined) => (ctx: Ctx, made: StepMade) =>
  keepStep(ctx, made, signed?.step, { isOptional: true })

export const referralsServer: Handlers<typeof referralsApi, Ctx> = {
  async send(input, ctx) {
    const owner = await actingCircle(ctx, input.caseId)
    const outside = input.recipient === undefined
    if (outside && input.service === undefined && !input.recipientName)
      throw new Problem('invalid', { fields: [{ field: 'recipient', code: 'missing' }] })
    const summary = await ctx.tx.one<{ language: string; age_group: string }>(
      sql`select language, age_group from cases where id = ${input.caseId}`,
    )
    // Nobody answers their own question: a yes has to come from somebody else.
    if (input.recipient !== undefined && staffOf(ctx).circles.includes(input.recipient))
      throw new Problem('invalid', { fields: [{ field: 'recipient', code: 'invalid-value' }] })
    const consent =
      outside && input.outsideConsent
        ? await agreeOutside(ctx, input.caseId, input.outsideConsent)
        : (input.consent ?? null)
    if (consent) await checkConsent(ctx, consent, input.caseId, input.recipient ?? owner)
    await openTrack(ctx, referralFeature, {
      id: input.track,
      caseId: input.caseId,
      ownerCircle: owner,
      otherCircle: input.recipient,
    })
    await ctx.tx
      .run(sql`insert into referrals (track, case_id, service, service_code, urgency, district, party_size, outside, recipient_name, language, age_group, consent_track)
      values (${input.track}, ${input.caseId}, ${input.service ?? null}, ${clearCode(input.serviceCode)}, ${input.urgency}, ${locked(input.district)}, ${input.party},
        ${outside}, ${outside ? (input.recipientName ?? null) : null}, ${locked(summary.language)}, ${summary.age_group}, ${consent})`)
    if (input.letter) await storeRecords(ctx, input.caseId, [{ ...input.letter, track: input.track }])
    const unversioned = { ...ctx, ifMatch: undefined }
    const sent = input.anonymous
      ? await executeMove(unversioned, referralFeature, {
          move: 'ask_anonymously',
          track: input.track,
          input: {
            urgency: input.urgency,
          },
          keepSigned: keepsStep(input.signatures),
        })
      : await executeMove(unversioned, referralFeature, {
          move: 'send',
          track: input.track,
          input: {
            basis: input.basis,
            urgency: input.urgency,
          },
          keepSigned: keepsStep(input.signatures),
        })
    return { track: sent.id, version: sent.version, state: sent.state }
  },

  async sendAgreed({ track, consent, letter, signatures }, ctx) {
    const found = await ctx.tx.one<{ case_id: string; urgency: string; recipient: number }>(
      sql`select r.case_id, r.urgency, coalesce(t.counterparty_circle, t.owner_circle) as recipient from referrals r join tracks t on t.id = r.track where r.track = ${track}`,
    )
    await checkConsent(ctx, consent, found.case_id, found.recipient)
    await ctx.tx.run(sql`update referrals set consent_track = ${consent} where track = ${track}`)
    if (letter) await storeRecords(ctx, found.case_id, [{ ...letter, track }])
    const sent = await executeMove(ctx, referralFeature, {
      move: 'send',
      track,
      input: {
        basis: 'consent',
        urgency: found.urgency,
      },
      keepSigned: keepsStep(signatures),
    })
    return { track: sent.id, version: sent.version, state: sent.state }
  },

  setLadder,

  async read({ track }, ctx) {
    return shown(
      ctx,
      await ctx.tx.one<SummaryRow>(
        summaries(sql`select * from tracks where id = ${track} and kind = 'referral'`),
      ),
    )
  },

  async inbox({ box, after }, ctx) {
    const circles = [...staffOf(ctx).circles]
    const side = box === 'received' ? sql`counterparty_circle` : sql`owner_circle`
    const [at, id] = after
      ? readCursor(after, afterInstant)
      : ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
    const mine = sql`kind = 'referral' and ${side} = any (${circles})`
    const [first, rows] = await Promise.all([
      after
        ? []
        : ctx.tx.rows<SummaryRow>(
            summaries(
              sql`select * from tracks where ${mine} and state = any (${waiting}) order by updated_at desc, id desc limit ${waitingAtMost}`,
            ),
          ),
      ctx.tx.rows<SummaryRow>(
        summaries(sql`select * from tracks where ${mine} and state <> all (${waiting}) and (updated_at, id) < (${at}::timestamptz, ${id}::uuid)
          order by updated_at desc, id desc limit 51`),
      ),
    ])
    const page = rows.slice(0, 50)
    const last = page.at(-1)
    return {
      referrals: [
        ...first.map((row) => shown(ctx, row)).sort(box === 'sent' ? byAge : byNeed),
        ...page.map((row) => shown(ctx, row)),
      ],
      next: rows.length > 50 && last ? cursorOf([last.updated_at.toISOString(), last.track]) : null,
      now: ctx.now.toISOString(),
    }
  },

  async ofCase({ caseId }, ctx) {
    const rows = await ctx.tx.rows<SummaryRow>(
      summaries(sql`select * from tracks where case_id = ${caseId} and kind = 'referral' limit 100`),
    )
    return { referrals: rows.map((row) => shown(ctx, row)) }
  },
}
