// That a supervisor left a note for whoever works on a case. What it says is sealed on the case.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import type { approvalsApi } from '../api.ts'

export const notesServer: Pick<Handlers<typeof approvalsApi, Ctx>, 'tell' | 'notes' | 'readNote'> = {
  async tell({ caseId, record }, ctx) {
    ctx.about(caseId)
    await ctx.tx.one(
      sql`select 1 from records where id = ${record} and case_id = ${caseId} and kind = 'note' and compartment = 'working'`,
    )
    return ctx.tx.one<{ told: number }>(sql`select app.tell_of_note(${record}, ${today(ctx)}::date) as told`)
  },

  async notes(_input, ctx) {
    return {
      notes: await ctx.tx.rows<{
        record: string
        caseId: string
        reference: string
        writtenBy: string
        toldOn: string
      }>(sql`select n.record, n.case_id as "caseId", c.reference, n.written_by as "writtenBy", n.told_on as "toldOn"
        from note_notices n join cases c on c.id = n.case_id order by n.told_on desc, n.record limit 50`),
    }
  },

  async readNote({ record }, ctx) {
    const gone = await ctx.tx.rows(sql`delete from note_notices where record = ${record} returning 1`)
    if (gone.length === 0) throw new Problem('not-found')
    return { isRead: true }
  },
}
