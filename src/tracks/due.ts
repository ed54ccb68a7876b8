// When a hard clock runs out, its machine may make a move by itself: a hold lapses, an agreement ends. Soft clocks never
// do: a rule that no person has checked reminds and nothing more.

import type { Database } from '../database/open.ts'
import { as } from '../database/as.ts'
import { sql, type Tx } from '../database/sql.ts'
import { isProblem } from '../api/problem.ts'
import type { Ctx, Network, Secrets } from '../http/context.ts'
import { audit } from '../http/mount.ts'
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

/** Makes every move that is due, each in a transaction of its own. Answers with how many were made. */
export async function makeDueMoves(
  database: Database,
  features: ReadonlyMap<string, TrackFeature>,
  state: { now: () => Date; network: () => Network },
): Promise<number> {
  const now = state.now()
  const clocks = [...features.values()].flatMap((feature) => Object.keys(feature.machine.timeMoves ?? {}))
  const due = await as(database, { kind: 'system' }, (tx) =>
    tx.rows<{
      track: string
      clock: string
      kind: string
    }>(sql`select k.track, k.clock, t.kind from clocks k join tracks t on t.id = k.track
      where k.stopped_at is null and k.hard and k.due_at < ${now} and k.clock = any (${clocks}) order by k.due_at, k.id limit 1000`),
  )
  let made = 0
  for (const { track, clock, kind } of due) {
    const feature = features.get(kind)
    const move = feature?.machine.timeMoves?.[clock]
    if (!feature || !move) continue
    await as(database, { kind: 'system' }, async (tx) => {
      const ctx = systemContext(tx, now, state.network())
      await executeMove(ctx, feature, move, track, {})
      await tx.run(
        sql`update clocks set stopped_at = ${now}, outcome = 'late' where track = ${track} and clock = ${clock} and stopped_at is null`,
      )
      await audit(ctx, `${kind}.${move}`, ctx.object(), 'clock')
      made += 1
    }).catch((error: unknown) => {
      // The track has moved on since; the clock was stopped by that move or has nothing left to do.
      if (!isProblem(error)) throw error
    })
  }
  return made
}
