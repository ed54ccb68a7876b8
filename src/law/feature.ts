// The rules of the country, as they can be read. They are reference: nobody is told anything about a person by them.

import { Problem } from '../api/problem.ts'
import { packOf, packOn, packs } from '../../jurisdictions/packs.ts'
import { staffOf, today, type Ctx } from '../http/context.ts'
import { sql } from '../database/sql.ts'
import { filesOfLaw } from '../jurisdiction/shipped.ts'
import { saidFirst } from '../jurisdiction/reporting.ts'
import { feature as define } from '../tracks/feature.ts'
import { lawApi } from './api.ts'
import { lawOf } from './law-of.ts'
import { rootOf } from './change-file.ts'
import { changeServer } from './server/change.ts'

/** What binds whoever asks is the law of the country that their house stands in, as it is with the cases that it opens. */
async function lawOfHouse(ctx: Ctx): Promise<string> {
  const { pack } = await ctx.tx.one<{ pack: string }>(
    sql`select pack from organisations where id = ${staffOf(ctx).organisation}`,
  )
  return packOn(pack, today(ctx))
}

export const feature = define({
  name: 'law',
  endpoints: { law: lawApi },
  handlers: ({ tracks, reload }) => ({
    law: {
      ...changeServer(
        [...tracks.values()].map(({ machine }) => machine),
        reload,
      ),
      files({ pack }) {
        if (!packs.has(pack)) throw new Problem('not-found')
        return Promise.resolve({ files: filesOfLaw(pack) })
      },
      async saidFirst({ pack = '' }, ctx) {
        if (pack !== '' && !packs.has(pack)) throw new Problem('not-found')
        const law = packOf(pack === '' ? await lawOfHouse(ctx) : pack)
        const { must, may, not, mayInterview } = saidFirst(law, staffOf(ctx).roles)
        const said = (rules: typeof must) =>
          rules.map(({ id, text, within, source }) => ({
            id,
            text: { ...text },
            ...(within && { within }),
            source: law.sources.find((one) => one.id === source)?.cite ?? source,
          }))
        return {
          must: said(must),
          may: said(may),
          not: said(not),
          mayInterview,
          hotline: ctx.network.hotline,
        }
      },
      read({ pack, on }) {
        const found = packs.get(on === undefined || !packs.has(pack) ? pack : packOn(rootOf(pack), on))
        if (!found) throw new Problem('not-found')
        return Promise.resolve(lawOf(found))
      },
    },
  }),
})
