// A provider's own list into the directory: read by the rules of the standard, compared with what the same list brought before, and
// written in the one transaction of the request.

import type { Handlers } from '../../api/endpoint.ts'
import { json, sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { everydayCode } from '../everyday-codes.ts'
import { gather } from '../hsds/gather.ts'
import { directoryId } from '../identity.ts'
import { headingOf, packageOf, type ListToRead } from '../list/package.ts'
import type { ListFound, listsApi } from '../lists-api.ts'
import { storeDirectory } from './hsds.ts'

/** Remarks that travel; a file with more faults is mended first. */
const mostRemarks = 1000
const shownFirst = 5

/** The same name is the same list, however it is written. */
const feedOf = (name: string) => `table-${directoryId(`list:${name.toLowerCase()}`).slice(0, 8)}`

async function readList(
  list: ListToRead,
  { ctx, dryRun }: { ctx: Ctx; dryRun: boolean },
): Promise<ListFound> {
  const feed = feedOf(list.name)
  const read = packageOf(list, everydayCode)
  const gathered = gather(read, { feed, today: today(ctx) })
  const refusedLines = new Set(read.remarks.flatMap(({ kind, line }) => (kind === 'refused' ? [line] : [])))
  const lines = new Map(read.lines('services').map(({ cells, line }) => [cells['id'] ?? '', line]))
  // A row that cannot be read today is no service that is offered no more.
  const kept = new Set([...lines].flatMap(([id, line]) => (refusedLines.has(line) ? [id] : [])))
  const { services: changes } = await storeDirectory(ctx.tx, gathered, {
    feed,
    today: today(ctx),
    dryRun,
    source: 'table',
    kept,
  })
  const services = [...gathered.services.values()]
  const names = new Map([...gathered.providers.values()].map(({ id, name }) => [id, name]))
  return {
    services: services.length,
    ...changes,
    refused: refusedLines.size,
    confidential: services.filter(({ confidential }) => confidential).length,
    remarks: read.remarks
      .map(({ kind, file, line, column, cause }) => ({
        kind,
        cause,
        line: line ?? 1,
        column: headingOf(list.mapping, file, column),
      }))
      .toSorted((a, b) => a.line - b.line)
      .slice(0, mostRemarks),
    first: services.slice(0, shownFirst).map(({ sourceId, name, provider, codes, phone }) => ({
      line: lines.get(sourceId) ?? 1,
      name,
      provider: names.get(provider) ?? null,
      codes,
      phone,
    })),
  }
}

export const listsServer: Handlers<typeof listsApi, Ctx> = {
  async kept(_input, { tx }) {
    const lists = await tx.rows<{
      name: string
      mapping: ListToRead['mapping']
      broughtOn: string
      services: number
    }>(sql`
      select l.name, l.mapping, l.brought_on as "broughtOn",
        (select count(*)::int from services s where s.feed = l.feed and s.gone_on is null) as services
      from directory_lists l order by l.name limit 200`)
    return { lists }
  },

  check: (input, ctx) => readList(input, { ctx, dryRun: true }),

  async bring(input, ctx) {
    await ctx.tx.run(sql`insert into directory_lists (feed, name, mapping, brought_by, brought_on)
      values (${feedOf(input.name)}, ${input.name}, ${json(input.mapping)}, ${staffOf(ctx).id}, ${today(ctx)})
      on conflict (feed) do update set name = excluded.name, mapping = excluded.mapping, brought_by = excluded.brought_by,
        brought_on = excluded.brought_on`)
    return readList(input, { ctx, dryRun: false })
  },
}
