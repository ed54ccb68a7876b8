// Keeping the network up: waiting for who was brought in, what an organisation says of itself, and what the public pages say.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { OrganisationKind } from '../kinds.ts'
import type { networkApi } from '../api/network.ts'
import { isListed } from '../network-facts.ts'

interface AwaitedRow {
  id: number
  kind: OrganisationKind
  name: string
  handle: string
  joined: boolean
  until: Date | null
}

/** Refuses a currency that nobody pays in: no amount could be written in it. */
export function checkCurrency(currency: string): void {
  if (!Intl.supportedValuesOf('currency').includes(currency))
    throw new Problem('invalid', { fields: [{ field: 'currency', code: 'unknown' }] })
}

/** `onChange` takes the network's facts up anew, so that both hosts say them from then on. */
export function networkServer(onChange: () => Promise<void>): Handlers<typeof networkApi, Ctx> {
  return {
    async awaited(_input, { tx }) {
      const rows = await tx.rows<AwaitedRow>(sql`select * from app.awaited_organisations()`)
      return {
        organisations: rows.map(({ until, ...row }) => ({ ...row, until: until?.toISOString() ?? null })),
      }
    },

    async takeBack({ organisation }, ctx) {
      const { who } = await ctx.tx.one<{ who: string | null }>(
        sql`select app.take_back_organisation(${organisation}) as who`,
      )
      if (!who) throw new Problem('not-found')
      ctx.about(who)
      return { takenBack: true }
    },

    ours: (_input, ctx) =>
      ctx.tx.one(sql`select coalesce(phone, '') as phone, coalesce(district, '') as district, listed
        from organisations where id = ${staffOf(ctx).organisation}`),

    async describe({ phone, district, listed }, ctx) {
      const { organisation } = staffOf(ctx)
      const { kind } = await ctx.tx.one<{ kind: OrganisationKind }>(
        sql`select kind from organisations where id = ${organisation}`,
      )
      return ctx.tx
        .one(sql`update organisations set phone = ${phone || null}, district = ${district || null}, listed = ${isListed(kind, listed)}
        where id = ${organisation} returning coalesce(phone, '') as phone, coalesce(district, '') as district, listed`)
    },

    facts(_input, { network: { name, emergency, hotline, currency } }) {
      return Promise.resolve({ name, emergency, hotline, currency })
    },

    async change(input, ctx) {
      const { name, emergency, hotline, currency } = input
      checkCurrency(currency)
      await ctx.tx.run(sql`select app.change_network(${name}, ${emergency}, ${hotline}, ${currency})`)
      ctx.afterCommit(onChange)
      return input
    },
  }
}
