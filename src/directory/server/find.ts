// Matching, the server's half: one range of one primary key for each combination. First what the network itself offers, then
// exactly what was asked and what the directory does not say, then the rest: a language or an area ranks and excludes nobody.
// Only `=` and `>` touch the index, so row-level security leaves it usable.

import { Problem } from '../../api/problem.ts'
import { sql, type Statement, type Tx } from '../../database/sql.ts'
import type { Criteria, Hours, Point, Service } from '../model.ts'

export const pageSize = 50
const lowest = '00000000-0000-0000-0000-000000000000'

/** `notArea`, `notLanguage`: terms under which the same service was found before. */
interface Probe {
  code: string
  area: string
  language: string
  notArea: string[]
  notLanguage: string[]
}

/** Ways in which one answer can be met: as asked, not said, and otherwise; without a question every service meets it. */
const ways = (asked: string | undefined) =>
  asked === undefined
    ? [{ term: '*', not: [], far: 0 }]
    : [
        { term: asked, not: [], far: 0 },
        // Who speaks the language and has interpreters besides was found under the language.
        { term: '?', not: [asked], far: 1 },
        { term: '*', not: [asked, '?'], far: 4 },
      ]

/** The combinations under which a service answers a search, the nearest first; `others` are those that do not say what was asked. */
function probesOf({ code, area, language }: Pick<Criteria, 'code' | 'area' | 'language'>) {
  const all = ways(code)
    .slice(0, 2)
    .flatMap((c) =>
      ways(area).flatMap((a) =>
        ways(language?.split('-')[0]).map((l) => ({
          code: c.term,
          area: a.term,
          language: l.term,
          notArea: a.not,
          notLanguage: l.not,
          far: c.far + a.far + l.far,
        })),
      ),
    )
    .toSorted((a, b) => a.far - b.far)
  const near = all.filter(({ far }) => far < 4)
  return { all, near, others: all.filter(({ far }) => far >= 4) }
}

/** Of `services s`: those that are offered, each once. What is gone, and what another has too, is only read by its id. */
export const isListed = sql`s.gone_on is null and s.merged_into is null`

/** A row of the list, as the database gives it. */
export type ServiceRow = Omit<Service, 'provider' | 'openHours'> & {
  provider: string
  providerName: string | null
  openAt: Hours[] | null
  at: Point | null
}

/** Written out: fifty objects of one shape for each search cost half of what `...rest` makes of them. */
export const serviceOf = (row: ServiceRow): Service => ({
  id: row.id,
  name: row.name,
  provider: { id: row.provider, name: row.providerName },
  codes: row.codes,
  languages: row.languages,
  serves: row.serves,
  areas: row.areas,
  minAge: row.minAge,
  maxAge: row.maxAge,
  interpretation: row.interpretation,
  phone: row.phone,
  confidential: row.confidential,
  circle: row.circle,
  checkedOn: row.checkedOn,
  freePlaces: row.freePlaces,
  freeOn: row.freeOn,
  openHours: row.openAt ?? [],
  at: row.at,
})

/** The columns of a list. A confidential service has no phone by constraint, so nothing need be hidden here but its organisation's doors. */
export const serviceColumns = sql`s.id, s.name, s.provider, p.name as "providerName", s.codes, s.languages, s.serves, s.areas,
  s.min_age as "minAge", s.max_age as "maxAge", s.interpretation is not null as interpretation, s.phone, s.confidential,
  s.circle, s.checked_on as "checkedOn", s.free_places as "freePlaces", s.free_on as "freeOn", coalesce(s.hours, s.places -> 0 -> 'hours') as "openAt",
  case when not s.confidential then coalesce(s.places, p.places) -> 0 -> 'at' end as at`

const cursorOf = (place: number, id: string): string => Buffer.from(`${place}.${id}`).toString('base64url')

function readCursor(after: string | undefined): { place: number; id: string } {
  if (after === undefined) return { place: 0, id: lowest }
  const match = /^(\d{1,2})\.([0-9a-f-]{36})$/.exec(Buffer.from(after, 'base64url').toString())
  if (!match) throw new Problem('invalid', { fields: [{ field: 'after', code: 'invalid-format' }] })
  return { place: Number(match[1]), id: match[2] as string }
}

/** The place of its first probe among all, and the probes. */
interface Tier {
  begins: number
  probes: readonly Probe[]
  which: Statement
}

/** Candidates of one tier from where the cursor stands: its place and the service. */
function candidates({ begins, probes, which }: Tier, from: { place: number; id: string }): Statement {
  const left = probes.slice(Math.max(0, from.place - begins))
  const first = Math.max(begins, from.place)
  // As one value, not as `exists`: a plan may answer that by a table of all who speak it.
  const isNew = sql`case when p.not_area is not null then (select true from service_index k where k.code = i.code
      and k.area = any (string_to_array(p.not_area, ' ')) and k.language = '*' and k.service = i.service limit 1) end is null
    and case when p.not_language is not null then (select true from service_index k where k.code = i.code
      and k.area = '*' and k.language = any (string_to_array(p.not_language, ' ')) and k.service = i.service limit 1) end is null`
  return sql`select (p.place + ${first - 1}::int)::int as place, c.service from unnest(
      ${left.map(({ code }) => code)}::text[], ${left.map(({ area }) => area)}::text[], ${left.map(({ language }) => language)}::text[],
      ${left.map(({ notArea }) => notArea.join(' ') || null)}::text[], ${left.map(({ notLanguage }) => notLanguage.join(' ') || null)}::text[],
      ${left.map((_, at) => (at === 0 && from.place >= begins ? from.id : lowest))}::uuid[])
    with ordinality p (code, area, language, not_area, not_language, after, place)
    cross join lateral (select i.service from service_index i
      where ${which} and i.code = p.code and i.area = p.area and i.language = p.language and i.service > p.after and ${isNew}
      order by i.service limit 51) c`
}

/** One page of services for a search. `next` is null on the last page. */
export async function findServices(
  tx: Tx,
  criteria: Criteria,
): Promise<{ services: Service[]; next: string | null }> {
  const from = readCursor(criteria.after)
  const { all, near, others } = probesOf(criteria)
  const ours = { begins: 0, probes: all, which: sql`i.network` }
  const theirs = { begins: all.length, probes: near, which: sql`not i.network` }
  const rest = { begins: all.length + near.length, probes: others, which: sql`not i.network` }
  const rows = await tx.rows<ServiceRow & { place: number }>(sql`
    with first as (${candidates(ours, from)} union all ${candidates(theirs, from)}),
      -- Where those fill the page nobody looks for the others.
      rest as (select o.* from (${candidates(rest, from)}) o where (select count(*) from first) <= ${pageSize}::int)
    select hit.place, ${serviceColumns} from (
      select * from first union all select * from rest order by place, service limit 51) hit
    join services s on s.id = hit.service join providers p on p.id = s.provider
    order by hit.place, hit.service`)
  const last = rows[pageSize - 1]
  return {
    services: rows.slice(0, pageSize).map(serviceOf),
    next: rows.length > pageSize && last ? cursorOf(last.place, last.id) : null,
  }
}
