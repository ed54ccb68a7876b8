// What leaves on the server: for whom it was prepared, whether a yes covers it, and what the person is asked on their own page.

import { ageGroupOf, caseFacts, latest } from '../../cases/server/facts.ts'
import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import type { Input } from '../../tracks/define.ts'
import type { TrackFeature, TrackRow } from '../../tracks/execute.ts'
import { withWhoeverAnswers } from '../consent.ts'
import { disclosureMachine, purposesFor, tooClose } from '../disclosure.ts'

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** For whom it was prepared. */
const audience = async (ctx: Ctx, track: TrackRow) =>
  (await latest(ctx, track, ['opened']))?.facts['audience'] as string | undefined

export const disclosureFeature: TrackFeature = {
  machine: disclosureMachine,
  facts: {
    ...caseFacts,
    audience,
    onOwnPage: (ctx) => Promise.resolve(ctx.actor.kind === 'person'),
    /** A consent is to this recipient, for what it is asked for, and to every part that goes out; to nobody in the network there is none. */
    async consentValid(ctx, track, { scope }) {
      if (track.counterparty_circle === null) return false
      const purposes = purposesFor[String(await audience(ctx, track))] ?? []
      return ctx.tx.holds(
        sql`app.agreed(${track.case_id}, ${track.counterparty_circle}, ${today(ctx)}::date, ${[...purposes]}::text[], ${strings(scope)}::text[])`,
      )
    },
    /**
     * Their yes to this very sending, and to every part that goes out: what they were asked about last. Who has turned out to be a
     * child since has said it alone, and is asked again with whoever answers for them.
     */
    async saidYes(ctx, track, { scope }) {
      if (track.state !== 'agreed') return false
      const [put, yes, ageGroup] = await Promise.all([
        latest(ctx, track, ['put']),
        latest(ctx, track, ['agree']),
        ageGroupOf(ctx, track),
      ])
      const { assent, on_behalf } = yes?.facts ?? {}
      if (withWhoeverAnswers({ input: { assent, on_behalf } as Input, facts: { ageGroup } })) return false
      const asked = strings(put?.facts['scope'])
      return strings(scope).every((part) => asked.includes(part))
    },
    /** Whole hours since they said yes; nothing where they have not. */
    async hoursSinceYes(ctx, track) {
      const yes = track.state === 'agreed' ? await latest(ctx, track, ['agree']) : undefined
      return yes && Math.floor((ctx.now.getTime() - yes.at.getTime()) / 3_600_000)
    },
  },
}

/** What the person is asked, or has said yes to: which parts would go, and to whom. */
export interface Question {
  parts: readonly string[]
  audience: string
  /** Where a yes is said: on the page; with somebody who answers for a child; or to a worker's face. */
  where: 'here' | 'together' | 'to-us'
  /** Of the track, as it was shown: a yes to this question is none to the next one. */
  version: number
}

/** The questions that stand open on the person's tracks, or were answered with yes and can still be taken back, by track. */
export async function questionsOf(ctx: Ctx, tracks: readonly string[]): Promise<Map<string, Question>> {
  const rows = await ctx.tx.rows<Omit<Question, 'audience'> & { id: string; audience: string | null }>(
    sql`select t.id, t.version, asked.parts, opened.audience,
        case when c.age_group <> 'adult' then 'together' when opened.audience = any (${[...tooClose]}::text[]) then 'to-us' else 'here' end as where from tracks t join cases c on c.id = t.case_id
      left join lateral (select e.facts -> 'scope' as parts from track_events e where e.track = t.id and e.move = 'put' order by e.at desc, e.id desc limit 1) asked on true
      left join lateral (select e.facts ->> 'audience' as audience from track_events e where e.track = t.id and e.move = 'opened' limit 1) opened on true
      where t.id = any (${[...tracks]}::uuid[]) and t.kind = 'disclosure' and t.state in ('asked', 'agreed')`,
  )
  return new Map(
    rows.map(({ id, parts, audience: to, ...row }) => [
      id,
      { ...row, parts: strings(parts), audience: to ?? '' },
    ]),
  )
}
