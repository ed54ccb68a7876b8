// What the directory answers, and how an organisation keeps its own page in it.

import { areaOf } from '../area.ts'
import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { json, sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { directoryApi } from '../api.ts'
import { housingCodes } from '../kinds.ts'
import { directoryId } from '../identity.ts'
import type { PlacesBand } from '../codes.ts'
import type { Hours, Place, Point, ServiceInFull } from '../model.ts'
import { findServices, isListed, serviceColumns, serviceOf, type ServiceRow } from './find.ts'

type FullRow = ServiceRow &
  Pick<
    ServiceInFull,
    | 'description'
    | 'eligibility'
    | 'how'
    | 'fees'
    | 'interpretationWords'
    | 'url'
    | 'email'
    | 'feed'
    | 'goneOn'
    | 'providerPlaces'
    | 'providerContact'
  > & {
    hours: Hours[] | null
    places: Place[] | null
  }

interface Area {
  code: string
  name: string | null
  middle: Point | null
}
/** The areas that services name. */
const usedAreas = sql`select used.code, a.name, case when a.latitude is not null then json_build_array(a.latitude, a.longitude) end as middle from (select distinct unnest(s.areas) as code from services s where ${isListed}) used
  left join areas a on a.code = used.code order by coalesce(a.name, used.code) limit 500`

export const directoryServer: Handlers<typeof directoryApi, Ctx> = {
  match: (input, { tx }) => findServices(tx, input),

  async read(input, { tx }) {
    const {
      provider,
      providerName,
      hours,
      places,
      openAt: _openAt,
      at,
      ...row
    } = await tx.one<FullRow>(sql`
      select ${serviceColumns}, s.description, s.eligibility, s.how, s.fees, s.interpretation as "interpretationWords", s.url, s.email,
        s.hours, s.places, s.feed, s.gone_on as "goneOn", p.places as "providerPlaces",
        json_build_object('phone', p.phone, 'url', p.url, 'email', p.email) as "providerContact"
      from services s join providers p on p.id = s.provider where s.id = ${input.service}`)
    // Where an organisation has a house that nobody may find, its other doors do not lead there either.
    const hidden = row.confidential
    return {
      ...row,
      provider: { id: provider, name: providerName },
      at,
      openHours: hours ?? places?.[0]?.hours ?? [],
      hours: hours ?? [],
      places: places ?? [],
      providerPlaces: hidden || places?.length ? [] : row.providerPlaces,
      providerContact: hidden ? { phone: null, url: null, email: null } : row.providerContact,
    }
  },

  async gaps(_input, { tx }) {
    const [areas, kinds] = await Promise.all([
      tx.rows<Area>(usedAreas),
      tx.rows<{ code: string; areas: string[]; unsaid: boolean }>(sql`
        select k.code, array_remove(array_agg(distinct a.code order by a.code), null) as areas, bool_or(s.areas is null) as unsaid
        from services s cross join lateral unnest(s.codes) k(code) left join lateral unnest(s.areas) a(code) on true
        where ${isListed} group by k.code order by k.code limit 100`),
    ])
    return { areas: areas.map(({ code, name }) => ({ code, name })), kinds }
  },

  async terms(_input, { tx }) {
    const [areas, languages] = await Promise.all([
      tx.rows<Area>(usedAreas),
      tx.rows<{ code: string }>(sql`
        select distinct unnest(s.languages) as code from services s where ${isListed} order by 1 limit 500`),
    ])
    return { areas, languages: languages.map(({ code }) => code) }
  },

  async places(input, { tx, now }) {
    const rows = await tx.rows<{ service: string; free: PlacesBand | null }>(sql`
      select s.id as service, case when s.circle is not null and app.counts_places(s.circle) then app.places_free(s.circle, ${now}) end as free
      from services s where s.id = any (${input.services}::uuid[])`)
    return { places: rows.map(({ service, free }) => ({ service, free: free ?? 'unknown' })) }
  },

  async own(_input, ctx) {
    const rows = await ctx.tx.rows<ServiceRow & { goneOn: string | null }>(sql`
      select ${serviceColumns}, s.gone_on as "goneOn" from services s join providers p on p.id = s.provider
      where s.organisation = ${staffOf(ctx).organisation} order by s.name, s.id limit 500`)
    return { services: rows.map(({ goneOn, ...row }) => ({ ...serviceOf(row), goneOn })) }
  },

  async publish(input, ctx) {
    const { organisation } = staffOf(ctx)
    ctx.about(input.id)
    const us = await ctx.tx.one<{ name: string; kind: string; phone: string | null; circle: number }>(sql`
      select o.name, o.kind, o.phone, c.id as circle from organisations o join circles c on c.organisation = o.id and c.kind = 'organisation'
      where o.id = ${organisation}`)
    const confidential = input.confidential ?? us.kind === 'shelter'
    if (confidential && (input.phone || input.url || input.email || input.hours))
      throw new Problem('refused', { because: 'confidential-cannot-be-found' })
    const named = (input.newAreas ?? []).flatMap((name) => areaOf(name) ?? [])
    for (const { code, name } of named)
      await ctx.tx.run(sql`insert into areas (code, name) values (${code}, ${name}) on conflict do nothing`)
    const areas = [...new Set([...(input.areas ?? []), ...named.map(({ code }) => code)])]
    const provider = directoryId(`network:${organisation}`)
    await ctx.tx.run(sql`insert into providers (id, organisation, name, phone, feed, checked_on)
      values (${provider}, ${organisation}, ${us.name}, ${us.kind === 'shelter' ? null : us.phone}, 'network', ${today(ctx)})
      on conflict (id) do update set name = excluded.name, phone = excluded.phone, checked_on = excluded.checked_on, gone_on = null`)
    const done = await ctx.tx
      .run(sql`insert into services (id, provider, organisation, circle, name, description, codes, languages, serves, areas,
        min_age, max_age, phone, url, email, hours, confidential, source, feed, checked_on)
      values (${input.id}, ${provider}, ${organisation}, ${us.circle}, ${input.name}, ${input.description ?? null}, ${[...new Set(input.codes)]},
        ${input.languages ? [...new Set(input.languages.map((tag) => tag.split('-')[0]))] : null}, ${input.serves ?? null}, ${areas.length > 0 ? areas : null},
        ${input.minAge ?? null}, ${input.maxAge ?? null}, ${input.phone ?? null}, ${input.url ?? null}, ${input.email ?? null},
        ${input.hours ? json(input.hours) : null}, ${confidential}, 'network', 'network', ${today(ctx)})
      on conflict (id) do update set circle = excluded.circle, name = excluded.name, description = excluded.description, codes = excluded.codes,
        languages = excluded.languages, serves = excluded.serves, areas = excluded.areas, min_age = excluded.min_age, max_age = excluded.max_age,
        phone = excluded.phone, url = excluded.url, email = excluded.email, hours = excluded.hours, confidential = excluded.confidential,
        checked_on = excluded.checked_on, gone_on = null,
        free_places = case when not excluded.codes && ${[...housingCodes]}::text[] then services.free_places end,
        free_on = case when not excluded.codes && ${[...housingCodes]}::text[] then services.free_on end
      where services.organisation = ${organisation}`)
    if (done === 0) throw new Problem('not-found')
    return { id: input.id }
  },

  async confirm(input, ctx) {
    ctx.about(input.service)
    const done = await ctx.tx.run(sql`update services set checked_on = ${today(ctx)}
      where id = ${input.service} and organisation = ${staffOf(ctx).organisation} and gone_on is null`)
    if (done === 0) throw new Problem('not-found')
    return { checkedOn: today(ctx) }
  },

  async sayFree({ service, places }, ctx) {
    ctx.about(service)
    const day = places === null ? null : today(ctx)
    const done = await ctx.tx.maybe<{ isBeds: boolean }>(sql`update services
      set free_places = case when not codes && ${[...housingCodes]}::text[] then ${places}::smallint end,
        free_on = case when not codes && ${[...housingCodes]}::text[] then ${day}::date end
      where id = ${service} and organisation = ${staffOf(ctx).organisation} and gone_on is null
      returning codes && ${[...housingCodes]}::text[] as "isBeds"`)
    if (!done) throw new Problem('not-found')
    if (done.isBeds) throw new Problem('refused', { because: 'beds-have-no-number' })
    return { freePlaces: places }
  },

  async withdraw(input, ctx) {
    ctx.about(input.service)
    // Asked twice, since the first answer was lost: it went on the first day.
    const done = await ctx.tx.run(sql`update services set gone_on = coalesce(gone_on, ${today(ctx)}::date)
      where id = ${input.service} and organisation = ${staffOf(ctx).organisation}`)
    if (done === 0) throw new Problem('not-found')
    return { withdrawn: true }
  },
}
