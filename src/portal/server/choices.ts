// Whether rights were explained is for the person to say. Reading something out is not the duty; being understood is.

import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { caseFeature } from '../../cases/server/cases.ts'
import { Problem } from '../../api/problem.ts'
import { executeMove } from '../../tracks/execute.ts'
import { circlesOf } from '../../rights/server/own-tracks.ts'

/** Says of the running case that its rights were understood, or not. Not understood is Problem `refused`: the duty stays. */
export async function sayUnderstood(ctx: Ctx, understood: boolean): Promise<void> {
  const track = await ctx.tx.maybe<{ id: string }>(
    sql`select id from tracks where kind = 'case' and person_circle = any (${circlesOf(ctx)}) and state in ('active', 'follow_up')
      order by opened_at desc limit 1`,
  )
  if (!track) throw new Problem('not-found')
  await executeMove(ctx, caseFeature, {
    move: 'explain_rights',
    track: track.id,
    input: {
      language: ctx.language,
      how: 'own_page',
      understood,
    },
  })
}
