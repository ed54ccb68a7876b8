// What the law of a case begins and does with a move, looked up when the move is made.

import { sql } from '../database/sql.ts'
import type { Ctx } from '../http/context.ts'
import type { AgeGroup } from '../jurisdiction/define.ts'
import { packOf } from '../../jurisdictions/packs.ts'
import type { ClockStart } from './define.ts'
import { begunBy, doneBy } from './duties-of-law.ts'
import type { TrackRow } from './writes.ts'

/** What the law of this case begins and does with a move; the age of the person is asked only where it matters. */
export async function lawfulDuties(
  ctx: Ctx,
  track: TrackRow,
  move: string,
): Promise<{ begun: ClockStart[]; done: string[] }> {
  const pack = packOf(track.pack)
  const event = `${track.kind}.${move}`
  const begun = begunBy(pack, event)
  const age =
    track.case_id && begun.some(({ ages }) => ages)
      ? await ctx.tx.maybe<{ age_group: AgeGroup }>(
          sql`select age_group from app.case_facts(${track.case_id}, ${ctx.now})`,
        )
      : undefined
  return {
    begun: begun
      .filter(({ ages }) => !ages || (age !== undefined && ages.includes(age.age_group)))
      .map(({ start }) => start),
    done: doneBy(pack, event),
  }
}
