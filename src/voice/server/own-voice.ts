// What a person says about the help. Praise and wishes go to whoever carries the case; a complaint goes to another body
// and is tied to no case, so that those whom it is about cannot see it.

import { Problem } from '../../api/problem.ts'
import { quiet } from '../../consent/server/withheld-notice.ts'
import { base64url, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'
import { openOwnTrack } from '../../tracks/execute.ts'
import { circlesOf, waysFrom, type Features } from '../../rights/server/own-tracks.ts'

/** What a person says by themselves; consultations are asked for by others. */
export const voiceKinds = ['feedback', 'complaint'] as const
export type VoiceKind = (typeof voiceKinds)[number]

export interface Listener {
  circle: number
  name: string
  /** The case that it belongs to, where the listener carries it. */
  caseId?: string | undefined
}

export interface OwnVoice {
  id: string
  subkind: string
  state: string
  topic: string | null
  outcome: string | null
  place: string | null
  day: string
  ways: readonly string[]
}

/** What voices can be about: the codes that the machine itself asks for. */
export function topicsOf(features: Features): readonly string[] {
  const topic = features.get('voice')?.machine.opens.ask?.['topic']
  return topic?.kind === 'code' ? topic.codes : []
}

/** Somebody who may read what the person says. */
export interface Reader extends Listener {
  /** Carries the case, helps by a consent, stands above them all, or speaks for survivors. */
  stands: 'carrier' | 'helper' | 'oversight' | 'council'
  /** Whose log says which key they have. */
  organisation: number
  called: { name: string; kind: string }
}

/** Everybody whom the person may choose: whoever carries the case, who helps by a consent in force, and another body. */
export async function readReaders(ctx: Ctx): Promise<Reader[]> {
  const rows = await ctx.tx.rows<{
    stands: Reader['stands']
    circle: number
    organisation: number
    name: string
    kind: string
    team: string | null
    case_id: string | null
  }>(
    sql`with carrier as (select c.id, k.id as circle, o.id as organisation, o.name, o.kind, k.purpose as team from cases c
        join circles k on k.id = c.owner_circle join organisations o on o.id = k.organisation
        where c.person_circle = any (${circlesOf(ctx)}) order by c.state in ('active', 'follow_up') desc, c.opened_at desc limit 1)
      select 'carrier' as stands, circle, organisation, name, kind, team, id as case_id from carrier
      union all (select distinct on (k.id) 'helper', k.id, o.id, o.name, o.kind, k.purpose, null::uuid from consents a join tracks t on t.id = a.track
        join circles k on k.id = a.recipient join organisations o on o.id = k.organisation
        where t.state = 'granted' and not ${quiet} and t.person_circle = any (${circlesOf(ctx)}) and k.id not in (select circle from carrier) order by k.id limit 20)
      union all (select 'oversight', k.id, o.id, o.name, o.kind, null, null::uuid from circles k join organisations o on o.id = k.organisation
        where k.kind = 'organisation' and o.kind in ('coordination', 'ministry') and not exists (select 1 from carrier where organisation = o.id)
        order by o.kind, o.id, k.id limit 1)
      union all (select 'council', k.id, o.id, o.name, o.kind, null, null::uuid from circles k join organisations o on o.id = k.organisation
        where k.kind = 'organisation' and o.kind = 'survivor_council' order by o.id, k.id limit 1)`,
  )
  return rows.map(({ stands, circle, organisation, name, kind, team, case_id }) => ({
    stands,
    circle,
    organisation,
    called: { name, kind },
    name: placeName(ctx, name, team),
    caseId: case_id ?? undefined,
  }))
}

/**
 * Who reads a voice: the one whom the person chose, else whoever it goes to by its kind. A complaint belongs to no case,
 * whoever reads it: those whom it is about may stand on that case. Nobody where there is no such body.
 */
export async function listenerOf(
  ctx: Ctx,
  kind: string | undefined,
  to?: number,
): Promise<Listener | undefined> {
  const readers = await readReaders(ctx)
  const usual = usualReader[kind ?? '']
  const reader =
    readers.find((one) => (to === undefined ? one.stands === usual : one.circle === to)) ??
    // A child whom nobody carries is heard all the same.
    (kind === 'guardian' ? readers.find(({ stands }) => stands === 'oversight') : undefined)
  if (!reader || !usual) return undefined
  const { circle, name, caseId } = reader
  return { circle, name, caseId: kind === 'complaint' ? undefined : caseId }
}

/** Who reads it where nobody was chosen. What a child says of a guardian goes to whoever carries the case, and no guardian sees it. */
const usualReader: Readonly<Record<string, Reader['stands']>> = {
  feedback: 'carrier',
  complaint: 'oversight',
  guardian: 'carrier',
}

/** Who answers each kind by itself. */
export async function readListeners(ctx: Ctx): Promise<Partial<Record<VoiceKind, Listener>>> {
  const each = await Promise.all(voiceKinds.map(async (kind) => [kind, await listenerOf(ctx, kind)] as const))
  return Object.fromEntries(each.filter(([, listener]) => listener))
}

/** Opens a voice as the person. `id` is made with the form: sent twice, the second is Problem `conflict`. */
export async function speakUp(
  ctx: Ctx,
  features: Features,
  said: { id: string; kind: VoiceKind | 'guardian'; topic: string; to?: number | undefined },
): Promise<Listener> {
  const feature = features.get('voice')
  const listener = await listenerOf(ctx, said.kind, said.to)
  if (!feature || !listener) throw new Problem('refused')
  await openOwnTrack(ctx, feature, { id: said.id, subkind: said.kind, to: said.to }, { topic: said.topic })
  return listener
}

/** What the person said before, newest first, and how far the answer is. */
export async function readVoices(ctx: Ctx, features: Features): Promise<OwnVoice[]> {
  const machine = features.get('voice')?.machine
  const rows = await ctx.tx.rows<
    Omit<OwnVoice, 'ways'> & { team: string | null }
  >(sql`select t.id, t.subkind, t.state, o.name as place, k.purpose as team,
      (t.opened_at at time zone ${ctx.network.timezone})::date as day,
      (select e.facts ->> 'topic' from track_events e where e.track = t.id and e.move = 'opened' limit 1) as topic,
      (select e.facts ->> 'outcome' from track_events e where e.track = t.id and e.move = 'answer' order by e.at desc limit 1) as outcome
    from tracks t left join circles k on k.id = t.owner_circle left join organisations o on o.id = k.organisation
    where t.kind = 'voice' and t.subkind is distinct from 'guardian' and t.person_circle = any (${circlesOf(ctx)}) order by t.opened_at desc, t.id desc limit 4`)
  return rows.map(({ team, ...row }) => ({
    ...row,
    place: placeName(ctx, row.place, team),
    ways: machine ? waysFrom(machine, row.state) : [],
  }))
}

/** Whether the page is a child's, or may be: whoever is not known to be grown up is one. */
export const isChilds = (ctx: Ctx): Promise<boolean> =>
  ctx.tx.holds(
    sql`exists (select 1 from cases where person_circle = any (${circlesOf(ctx)}) and age_group <> 'adult' and state in ('active', 'follow_up'))`,
  )

/** What was answered in words, in its order. */
export async function answersOf(ctx: Ctx, track: string) {
  const rows = await ctx.tx.rows<{ n: number; on: string; ciphertext: Buffer }>(
    sql`select n, said_on::text as on, ciphertext from voice_answers where track = ${track} order by n`,
  )
  return rows.map((row) => ({ ...row, ciphertext: base64url(row.ciphertext) }))
}

/** What the person said in words, and what was answered, sealed to their card: as many as their page lists. */
export async function readSaid(ctx: Ctx) {
  const rows = await ctx.tx.rows<{ track: string; wrap_own: Buffer; ciphertext: Buffer }>(
    sql`select w.track, w.wrap_own, w.ciphertext from voice_words w join tracks t on t.id = w.track
      where t.person_circle = any (${circlesOf(ctx)}) order by t.opened_at desc, t.id desc limit 4`,
  )
  return Promise.all(
    rows.map(async ({ track, wrap_own, ciphertext }) => ({
      track,
      wrap: base64url(wrap_own),
      ciphertext: base64url(ciphertext),
      answers: await answersOf(ctx, track),
    })),
  )
}
