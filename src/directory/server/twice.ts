// Organisations found twice: the pairs are looked for whenever somebody opens the list; what is decided is written by two functions of
// access.sql, which alone change who stands under whom.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { foundTwice } from '../twice.ts'
import type { TwiceProvider, twiceApi } from '../twice-api.ts'
import { isListed } from './find.ts'

const mostPairs = 50
const mostServices = 20

/** Everybody who is shown under a name of their own. What leads to a confidential service is not looked at. */
const listed = sql`select p.id, p.name, p.organisation is not null as "isHouse",
    array_remove(array[p.phone] || array_agg(distinct s.phone), null) as phones,
    array_remove(array[p.email] || array_agg(distinct s.email), null) as emails,
    array_remove(array(select x ->> 'address' from jsonb_array_elements(p.places) x)
      || array_agg(distinct s.places -> 0 ->> 'address'), null) as addresses,
    coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name) filter (where s.id is not null), '[]') as services
  from providers p left join services s on s.provider = p.id and ${isListed}
  where p.merged_into is null and p.gone_on is null group by p.id order by p.id limit 50000`

export const twiceServer: Handlers<typeof twiceApi, Ctx> = {
  async found(_input, { tx }) {
    const [all, apart, merges] = await Promise.all([
      tx.rows<TwiceProvider>(listed),
      tx.rows<{ one: string; other: string }>(sql`select one, other from providers_apart limit 50000`),
      tx.rows<{ id: string; kept: string | null; merged: string | null; at: Date }>(sql`
        select m.id, k.name as kept, o.name as merged, m.merged_at as at from provider_merges m
          join providers k on k.id = m.kept join providers o on o.id = m.merged
        where m.undone_at is null order by m.merged_at desc limit 50`),
    ])
    const byId = new Map(all.map((one) => [one.id, one]))
    const shown = (id: string) => {
      const one = byId.get(id)!
      return { ...one, services: one.services.slice(0, mostServices) }
    }
    return {
      pairs: foundTwice(all, apart, mostPairs).map(({ one, other, why }) => ({
        one: shown(one),
        other: shown(other),
        why,
      })),
      merges: merges.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    }
  },

  async merge({ id, kept, merged, same }, ctx) {
    ctx.about(id)
    const pairs = same.flatMap(({ stays, goes }) => [stays, goes])
    const { done } = await ctx.tx.one<{ done: boolean }>(
      sql`select app.merge_providers(${id}, ${kept}, ${merged}, ${pairs}::uuid[], ${ctx.now}) as done`,
    )
    if (!done) throw new Problem('refused', { because: 'cannot-be-merged' })
    return { id }
  },

  async part({ merge }, ctx) {
    ctx.about(merge)
    const { done } = await ctx.tx.one<{ done: boolean }>(
      sql`select app.part_providers(${merge}, ${ctx.now}) as done`,
    )
    if (!done) throw new Problem('not-found')
    return { parted: true }
  },

  async apart({ one, other }, ctx) {
    const [first, second] = one < other ? [one, other] : [other, one]
    await ctx.tx.run(sql`insert into providers_apart (one, other, said_by, said_on)
      values (${first}, ${second}, ${staffOf(ctx).id}, ${today(ctx)}) on conflict do nothing`)
    return { apart: true }
  },
}
