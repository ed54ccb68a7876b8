// How rows about a case look when they leave the server: names as the contract has them, and nothing that it does not name.
// The one place for it, whoever asks: the case as a whole, one process, the list of duties.

import type { z } from 'zod'
import { base64url, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'
import { carrierOf, sidesOf, type TrackRow } from '../../tracks/execute.ts'
import type { Compartment, EpochOut, WrapOut } from '../model.ts'

/** How much danger somebody is in, of a row of `cases c`: the database shows it to who needs to know it (reach.ts). */
export const riskSeen = sql`(select r.level from case_risks r where r.case_id = c.id) as risk`

export type Risk = 'high' | 'medium' | 'low'

export interface CaseRow {
  id: string
  reference: string
  state: string
  risk: Risk | null
  language: string
  age_group: 'adult' | 'child' | 'unsure'
  origin: string
  pack: string
  opened_at: Date
  updated_at: Date
  version: number
  owner: string | null
  owner_team: string | null
  owner_circle: number
  person_circle: number | null
}

export interface RecordRow {
  id: string
  compartment: Compartment
  kind: string
  epoch: number
  version: number
  track: string | null
  made_at: Date
  organisation: string | null
  organisation_id: number | null
  author: string | null
  author_key: Buffer | null
  author_circle: number
  ciphertext: Buffer
  signature: Buffer | null
  /** Of a note that the person will read: from which day; left out where it was not asked for. */
  readable_on?: string | null
  readable_by?: 'told' | 'kept' | 'waits'
}

export interface EventRow {
  id: string
  track: string
  kind: string
  subkind: string | null
  move: string
  from_state: string | null
  to_state: string
  at: Date
  by_side: string
  organisation: string | null
  facts: Record<string, unknown>
}

export interface ClockRow {
  id: string
  track: string
  clock: string
  urgency: number
  due_at: Date | null
  due_on: string | null
  enforced: boolean
  verified: boolean
  /** The law sets no limit: another thing than that none is known. */
  no_limit: boolean
  source: string | null
  pack: string
}

/** A track with the names of its two sides. */
export type SeenTrack = TrackRow & {
  updated_at: Date
  owner: string | null
  owner_team: string | null
  other: string | null
  other_team: string | null
}

/** What stands beside a row of `tracks t`: the names of its sides, and which teams of theirs. */
export const trackSides = {
  names: sql`${carrierOf}, oo.name as owner, oc.purpose as owner_team, xo.name as other, xc.purpose as other_team`,
  joins: sql`left join circles oc on oc.id = t.owner_circle left join organisations oo on oo.id = oc.organisation
    left join circles xc on xc.id = t.counterparty_circle left join organisations xo on xo.id = xc.organisation`,
}

/** From when the person reads a note on their page, and by what: of notes alone, and only where their card opens that part. */
const readableOf = sql`case when r.kind = 'note' and r.track is null and r.author is not null and nc.person_circle = any (r.visible_to) then app.note_readable_on(r.id, r.made_at) end as readable_on,
    case when nr.told_on is not null then 'told' when nr.reason is not null then 'kept' else 'waits' end as readable_by`

/** Sealed records of a case with who wrote them; a condition or an order may follow. */
export const recordsOf = (caseId: string) =>
  sql`select r.id, r.compartment, r.kind, r.epoch, r.version, r.track, r.made_at, o.name as organisation, o.id as organisation_id, u.handle as author, a.key as author_key, r.author_circle, r.ciphertext, r.signature, ${readableOf}
    from records r left join circles k on k.id = r.author_circle left join organisations o on o.id = k.organisation left join users u on u.id = r.author left join app.author_keys(${caseId}) a on a.record = r.id
      left join note_readings nr on nr.record = r.id left join cases nc on nc.id = r.case_id
    where r.case_id = ${caseId}`

/** The case itself. */
export const headOf = (ctx: Ctx, row: CaseRow) => ({
  id: row.id,
  reference: row.reference,
  state: row.state,
  risk: row.risk,
  language: row.language,
  ageGroup: row.age_group,
  origin: row.origin,
  pack: row.pack,
  openedAt: row.opened_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
  owner: placeName(ctx, row.owner, row.owner_team),
  ownerCircle: row.owner_circle,
  personCircle: row.person_circle,
  mine: staffOf(ctx).circles.includes(row.owner_circle),
})

/** A track, and where this actor stands on it. */
export const trackOut = (ctx: Ctx, row: SeenTrack) => ({
  id: row.id,
  kind: row.kind,
  subkind: row.subkind,
  state: row.state,
  version: row.version,
  openedAt: row.opened_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  sides: sidesOf(ctx, row),
  owner: placeName(ctx, row.owner, row.owner_team),
  other: placeName(ctx, row.other, row.other_team),
})

/** A duty and its date. */
export const clockOut = (row: ClockRow) => ({
  id: row.id,
  track: row.track,
  clock: row.clock,
  urgency: row.urgency,
  dueAt: row.due_at?.toISOString() ?? null,
  dueOn: row.due_on,
  hard: row.enforced,
  verified: row.verified,
  none: row.no_limit,
  source: row.source,
  pack: row.pack,
})

/** One line of the story. */
export const eventOut = (row: EventRow) => ({
  id: row.id,
  track: row.track,
  kind: row.kind,
  subkind: row.subkind,
  move: row.move,
  from: row.from_state,
  to: row.to_state,
  at: row.at.toISOString(),
  side: row.by_side,
  by: row.organisation,
  facts: row.facts,
})

/** A sealed record and who wrote it. */
export const recordOut = (ctx: Ctx, row: RecordRow) => ({
  id: row.id,
  compartment: row.compartment,
  kind: row.kind,
  epoch: row.epoch,
  version: row.version,
  track: row.track,
  madeAt: row.made_at.toISOString(),
  by: row.organisation,
  author: row.author_key && base64url(row.author_key),
  mine: staffOf(ctx).circles.includes(row.author_circle),
  ciphertext: base64url(row.ciphertext),
  signature: row.signature && base64url(row.signature),
  readable: row.readable_on ? { on: row.readable_on, by: row.readable_by ?? 'waits' } : null,
})

export const epochOut = (e: {
  compartment: Compartment
  epoch: number
  commitment: Buffer
  previous_box: Buffer | null
}): z.infer<typeof EpochOut> => ({
  compartment: e.compartment,
  epoch: e.epoch,
  commit: base64url(e.commitment),
  ...(e.previous_box ? { previous: base64url(e.previous_box) } : {}),
})

export const wrapOut = (w: {
  compartment: Compartment
  epoch: number
  circle: number
  wrap: Buffer
}): z.infer<typeof WrapOut> => ({
  compartment: w.compartment,
  epoch: w.epoch,
  circleId: w.circle,
  wrap: base64url(w.wrap),
})
