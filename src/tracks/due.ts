// When a hard clock runs out, its machine may make a move by itself: a hold lapses, a consent ends. Soft clocks never
// do: a rule that no person has checked reminds and nothing more.

import type { Database } from '../database/open.ts'
import { as } from '../database/as.ts'
import { sql, type Tx } from '../database/sql.ts'
import { isProblem } from '../api/problem.ts'
import type { Ctx, Network, Secrets } from '../http/context.ts'
import { audit } from '../http/mount.ts'
import type { Job } from '../jobs/work.ts'
import { sourcesOf, timeMovesOf } from './define.ts'
import { executeMove, type TrackFeature } from './execute.ts'

/** A context in which the system itself acts. */
export function systemContext(
  tx: Tx,
  now: Date,
  network: Network,
): Ctx & { object: () => string | undefined } {
  let object: string | undefined
  return {
    tx,
    actor: { kind: 'system' },
    now,
    network,
    language: 'en',
    ifMatch: undefined,
    secrets: undefined as unknown as Secrets,
    origins: [],
    session: undefined,
    answer: {},
    about: (id) => {
      object = id
    },
    afterCommit: () => undefined,
    forgetActors: () => undefined,
    object: () => object,
  }
}

/**
 * Makes every move that is due, each in a transaction of its own. Answers with how many were made. A fault of ours in one of
 * them is told when all others were made: nobody's consent goes on because somebody else's track is in trouble.
 */
export async function makeDueMoves(
  database: Database,
  features: ReadonlyMap<string, TrackFeature>,
  state: { now: () => Date; network: () => Network },
): Promise<number> {
  const now = state.now()
  const steps = [...features.values()].flatMap(timeSteps)
  const due = await as(database, { kind: 'system' }, (tx) =>
    tx.rows<{
      track: string
      step: number
    }>(sql`select k.track, s.n::int as step from clocks k join tracks t on t.id = k.track
      join unnest(${steps.map(({ kind }) => kind)}::text[], ${steps.map(({ clock }) => clock)}::text[], ${steps.map(({ from }) => from)}::text[])
        with ordinality as s (kind, clock, state, n) on s.kind = t.kind and s.clock = k.clock and s.state = t.state
      where k.stopped_at is null and k.enforced and k.due_at < ${now} order by k.due_at, k.id`),
  )
  let made = 0
  const faults = new Set<string>()
  for (const { track, step } of due) {
    const { feature, kind, move } = steps[step - 1]!
    await as(database, { kind: 'system' }, async (tx) => {
      const ctx = systemContext(tx, now, state.network())
      await executeMove(ctx, feature, { move, track })
      await audit(ctx, `${kind}.${move}`, ctx.object(), 'clock')
      made += 1
    }).catch((error: unknown) => {
      // Where a rule refuses, somebody has moved the track in this very moment.
      if (!isProblem(error)) faults.add(`${kind}.${move} ${(error as Error).name}`)
    })
  }
  // The log keeps the name of an error and nothing else of it, because a message may quote a value.
  if (faults.size > 0)
    throw Object.assign(new Error('a move that was due met a fault'), { name: [...faults].join(', ') })
  return made
}

/** Looks every minute. */
export const dueMovesJob = (
  database: Database,
  features: ReadonlyMap<string, TrackFeature>,
  state: { now: () => Date; network: () => Network },
): Job => ({
  name: 'clocks.due',
  cron: '* * * * *',
  run: () => makeDueMoves(database, features, state),
})

/** Which move a clock makes that runs out, once for each state that the move may leave: elsewhere the duty only stays overdue. */
const timeSteps = (feature: TrackFeature) =>
  timeMovesOf(feature.machine).flatMap(([clock, move]) =>
    sourcesOf(feature.machine, feature.machine.moves[move]!).map((from) => ({
      feature,
      kind: feature.machine.kind,
      clock,
      move,
      from,
    })),
  )
