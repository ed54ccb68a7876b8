// The file of a set of questions as a house brings it in: the checks of the command line, and what only a running house can know.

import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { readInstrument } from '../read-instrument.ts'
import { shipped } from '../shipped.ts'

/** As on the command line, and besides: no name of one that came with the program, and no version that stands already. */
export async function readForHouse(file: string, ctx: Ctx): Promise<ReturnType<typeof readInstrument>> {
  const read = readInstrument(file)
  if ('faults' in read) return read
  const { id, version } = read.instrument
  const fault = (field: 'id' | 'version', says: string) => ({
    faults: [{ line: file.slice(0, file.indexOf(`"${field}"`)).split('\n').length, field, says }],
  })
  if (shipped.some((one) => one.id === id))
    return fault('id', `${id} came with the program: give it another name`)
  const newest = await ctx.tx.rows<{ version: number }>(
    sql`select version from instruments where id = ${id} and version >= ${version} limit 1`,
  )
  return newest.length > 0 ? fault('version', `version ${newest[0]!.version} of it is here already`) : read
}
