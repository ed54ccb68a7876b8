// Sets of questions of a house. The same checks as on the command line; a file with a fault is not kept.

import { createHash } from 'node:crypto'
import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { addToLog } from '../../organisations/server/log.ts'
import type { instrumentsApi } from '../api.ts'
import { readInstrument } from '../read-instrument.ts'
import { readForHouse } from './read-for-house.ts'

export const instrumentsServer: Handlers<typeof instrumentsApi, Ctx> = {
  async list(_, ctx) {
    const rows = await ctx.tx.rows<{ file: string; brought_on: string }>(
      sql`select distinct on (id) file, brought_on from instruments order by id, version desc limit 200`,
    )
    return {
      instruments: rows.flatMap(({ file, brought_on: broughtOn }) => {
        const read = readInstrument(file)
        if ('faults' in read) return []
        const { id, version, title, mode, roles } = read.instrument
        return [{ id, version, title, mode, roles: [...roles], broughtOn }]
      }),
    }
  },

  async read({ id }, ctx) {
    const rows = await ctx.tx.rows<{ file: string }>(
      sql`select file from instruments where id = ${id} order by version desc limit 1`,
    )
    if (!rows[0]) throw new Problem('not-found')
    return rows[0]
  },

  async tryOut({ file }, ctx) {
    const read = await readForHouse(file, ctx)
    if ('faults' in read) return { faults: [...read.faults], found: null }
    const { id, version, title, mode, items } = read.instrument
    return { faults: [], found: { id, version, title, mode, items: items.length } }
  },

  async bring({ file, statement }, ctx) {
    const read = await readForHouse(file, ctx)
    if ('faults' in read) throw new Problem('refused', { because: 'faults-in-file' })
    const { id, version } = read.instrument
    const hash = createHash('sha256').update(file).digest('hex')
    await addToLog(ctx, statement, { t: 'instrument', instrument: id, version, hash })
    await ctx.tx.run(sql`insert into instruments (organisation, id, version, file, brought_on)
      values (${staffOf(ctx).organisation}, ${id}, ${version}, ${file}, ${today(ctx)}::date)`)
    return { id, version }
  },
}
