// Keeping the network up: waiting for who was brought in, what an organisation says of itself, and what the public pages say.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { packOf } from '../../../jurisdictions/packs.ts'
import type { Responder } from '../../jurisdiction/referring.ts'
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

const listedAs = (ctx: Ctx) =>
  ctx.tx.one<{ designation: string | null; pack: string }>(
    sql`select designation, pack from organisations where id = ${staffOf(ctx).organisation}`,
  )

/** Those that the law lists by name; where anybody may refer, nobody is listed. */
function listOf(pack: string): readonly Responder[] {
  const { firstResponders } = packOf(pack)
  return firstResponders === 'any' ? [] : firstResponders
}

/** What an organisation says of itself to the network, and to whoever reads the public page. */
const ownEntry: Pick<Handlers<typeof networkApi, Ctx>, 'ours' | 'introduction' | 'introduce'> = {
  ours: (_input, ctx) =>
    ctx.tx.one(sql`select coalesce(phone, '') as phone, coalesce(district, '') as district, listed
      from organisations where id = ${staffOf(ctx).organisation}`),

  introduction: (_input, ctx) =>
    ctx.tx.one(sql`select languages, coalesce(paid_by, '') as "paidBy"
      from organisations where id = ${staffOf(ctx).organisation}`),

  introduce: ({ languages, paidBy }, ctx) =>
    ctx.tx
      .one(sql`update organisations set languages = ${[...new Set(languages)]}, paid_by = ${paidBy || null}
      where id = ${staffOf(ctx).organisation} returning languages, coalesce(paid_by, '') as "paidBy"`),
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

    async describe({ phone, district, listed }, ctx) {
      const { organisation } = staffOf(ctx)
      const { kind } = await ctx.tx.one<{ kind: OrganisationKind }>(
        sql`select kind from organisations where id = ${organisation}`,
      )
      return ctx.tx
        .one(sql`update organisations set phone = ${phone || null}, district = ${district || null}, listed = ${isListed(kind, listed)}
        where id = ${organisation} returning coalesce(phone, '') as phone, coalesce(district, '') as district, listed`)
    },

    ...ownEntry,

    async designation(_input, ctx) {
      const { designation, pack } = await listedAs(ctx)
      return { designation, list: listOf(pack).map(({ code, label }) => ({ code, label })) }
    },

    async designate({ designation }, ctx) {
      const { pack } = await listedAs(ctx)
      if (designation !== null && !listOf(pack).some(({ code }) => code === designation))
        throw new Problem('invalid', { fields: [{ field: 'designation', code: 'unknown' }] })
      await ctx.tx.run(
        sql`update organisations set designation = ${designation} where id = ${staffOf(ctx).organisation}`,
      )
      return { designation }
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
