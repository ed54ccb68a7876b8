// What a person says about the help. Praise and wishes go to whoever carries the case; a complaint goes to another body
// and is tied to no case, so that those whom it is about cannot see it.

import { Problem } from '../../../api/problem.ts'
import { sql } from '../../../database/sql.ts'
import type { Ctx } from '../../../http/context.ts'
import { openTrack } from '../../../tracks/execute.ts'
import { circlesOf, waysFrom, type Features } from '../tracks/server.ts'

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

/** Who answers each kind: nobody where there is no such body. */
export async function readListeners(ctx: Ctx): Promise<Partial<Record<VoiceKind, Listener>>> {
  const carrier = await ctx.tx.maybe<{ id: string; circle: number; organisation: number; name: string }>(
    sql`select c.id, k.id as circle, o.id as organisation, o.name from cases c
      join circles k on k.id = c.owner_circle join organisations o on o.id = k.organisation
      where c.person_circle = any (${circlesOf(ctx)}) order by c.state in ('active', 'follow_up') desc, c.opened_at desc limit 1`,
  )
  const other = await ctx.tx.maybe<{ circle: number; name: string }>(
    sql`select k.id as circle, o.name from circles k join organisations o on o.id = k.organisation
      where k.kind = 'organisation' and o.kind in ('coordination', 'ministry') and o.id is distinct from ${carrier?.organisation ?? null}::int
      order by o.kind, o.id, k.id limit 1`,
  )
  return {
    ...(carrier ? { feedback: { circle: carrier.circle, name: carrier.name, caseId: carrier.id } } : {}),
    ...(other ? { complaint: other } : {}),
  }
}

/** Opens a voice as the person. `id` is made with the form: sent twice, the second is Problem `conflict`. */
export async function speakUp(
  ctx: Ctx,
  features: Features,
  said: { id: string; kind: VoiceKind; topic: string },
): Promise<Listener> {
  const feature = features.get('voice')
  const listener = (await readListeners(ctx))[said.kind]
  if (!feature || !listener) throw new Problem('refused')
  await openTrack(
    ctx,
    feature,
    {
      id: said.id,
      subkind: said.kind,
      ownerCircle: listener.circle,
      personCircle: circlesOf(ctx)[0],
      caseId: listener.caseId,
    },
    { topic: said.topic },
  )
  return listener
}

/** What the person said before, newest first, and how far the answer is. */
export async function readVoices(ctx: Ctx, features: Features): Promise<OwnVoice[]> {
  const machine = features.get('voice')?.machine
  const rows = await ctx.tx.rows<Omit<OwnVoice, 'ways'>>(sql`select t.id, t.subkind, t.state, o.name as place,
      (t.opened_at at time zone ${ctx.network.timezone})::date as day,
      (select e.facts ->> 'topic' from track_events e where e.track = t.id and e.move = 'opened' limit 1) as topic,
      (select e.facts ->> 'outcome' from track_events e where e.track = t.id and e.move = 'answer' order by e.at desc limit 1) as outcome
    from tracks t left join circles k on k.id = t.owner_circle left join organisations o on o.id = k.organisation
    where t.kind = 'voice' and t.person_circle = any (${circlesOf(ctx)}) order by t.opened_at desc, t.id desc limit 4`)
  return rows.map((row) => ({ ...row, ways: machine ? waysFrom(machine, row.state) : [] }))
}
