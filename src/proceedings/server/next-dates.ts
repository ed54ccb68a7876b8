// The dates of every matter on which somebody stands, in one list. Row-level security decides which matters there are.

import { afterInstant, cursorOf, readCursor } from '../../api/cursor.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { clockOut, type ClockRow } from '../../cases/server/presenters.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import type { mattersApi } from '../api.ts'

interface DateRow extends ClockRow {
  kind: string
  subkind: string | null
  state: string
  case_id: string | null
  reference: string | null
}

/** As many as a telephone shows in three screens. */
const pageSize = 20

/** `tracks`: all that there are. Matters are those of the lanes of justice and of stay. */
export const mattersServer = (
  tracks: ReadonlyMap<string, TrackFeature>,
): Handlers<typeof mattersApi, Ctx> => {
  const kinds = [...tracks.values()]
    .filter(({ machine }) => machine.lane === 'justice' || machine.lane === 'status')
    .map(({ machine }) => machine.kind)
  return {
    async dates({ after }, ctx) {
      const { circles } = staffOf(ctx)
      const [due, id] = after
        ? readCursor(after, afterInstant)
        : ['0001-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000']
      const rows = await ctx.tx
        .rows<DateRow>(sql`select k.id, k.track, k.case_id, k.clock, k.urgency, k.due_at, k.due_on, k.enforced,
          k.verified, k.no_limit, k.source, k.pack, t.kind, t.subkind, t.state, c.reference
        from tracks t join clocks k on k.track = t.id left join cases c on c.id = k.case_id
        where t.kind = any (${kinds}) and (t.owner_circle = any (${[...circles]}) or t.counterparty_circle = any (${[...circles]}))
          and k.stopped_at is null and k.due_sort < 'infinity' and (k.due_sort, k.id) > (${due}::timestamptz, ${id}::uuid)
        order by k.due_sort, k.id limit ${pageSize + 1}`)
      const page = rows.slice(0, pageSize)
      const last = page.at(-1)
      return {
        dates: page.map((row) => ({
          ...clockOut(row),
          kind: row.kind,
          subkind: row.subkind,
          state: row.state,
          caseId: row.case_id,
          reference: row.reference,
        })),
        next: rows.length > pageSize && last?.due_at ? cursorOf([last.due_at.toISOString(), last.id]) : null,
      }
    },
  }
}
