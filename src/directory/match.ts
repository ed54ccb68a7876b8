// The server's half of matching, made for one range of one primary key for each combination: exactly what was asked
// first, then what the directory does not say. Only `=` and `>` touch the index, so row-level security leaves it usable.

import { Problem } from '../api/problem.ts'
import { sql, type Tx } from '../database/sql.ts'
import type { Criteria, Service } from './model.ts'

export const pageSize = 50
const lowest = '00000000-0000-0000-0000-000000000000'

interface Probe {
  code: string
  area: string
  language: string
  unknowns: number
}

/** The combinations under which a service answers a search, those with fewer unknowns first. */
export function probesOf({ code, area, language }: Pick<Criteria, 'code' | 'area' | 'language'>): Probe[] {
  const asked = (value: string | undefined) => (value === undefined ? ['*'] : [value, '?'])
  return [code, '?']
    .flatMap((c) =>
      asked(area).flatMap((a) =>
        asked(language?.split('-')[0]).map((l) => ({ code: c, area: a, language: l })),
      ),
    )
    .map((probe) => ({ ...probe, unknowns: Object.values(probe).filter((value) => value === '?').length }))
    .toSorted((a, b) => a.unknowns - b.unknowns)
}

/** A row of the list, as the database gives it. */
export type ServiceRow = Omit<Service, 'provider'> & { provider: string; providerName: string | null }

export const serviceOf = ({ provider, providerName, ...rest }: ServiceRow): Service => ({
  ...rest,
  provider: { id: provider, name: providerName },
})

/** The columns of a list. A confidential service has no phone by constraint, so nothing need be hidden here. */
export const serviceColumns = sql`s.id, s.name, s.provider, p.name as "providerName", s.codes, s.languages, s.serves, s.areas,
  s.min_age as "minAge", s.max_age as "maxAge", s.interpretation is not null as interpretation, s.phone, s.confidential,
  s.circle, s.checked_on as "checkedOn"`

const cursorOf = (place: number, id: string): string => Buffer.from(`${place}.${id}`).toString('base64url')

function readCursor(after: string | undefined): { place: number; id: string } {
  if (after === undefined) return { place: 0, id: lowest }
  const match = /^([0-7])\.([0-9a-f-]{36})$/.exec(Buffer.from(after, 'base64url').toString())
  if (!match) throw new Problem('invalid', { fields: [{ field: 'after', code: 'invalid-format' }] })
  return { place: Number(match[1]), id: match[2] as string }
}

/** One page of services for a search. `next` is null on the last page. */
export async function findServices(
  tx: Tx,
  criteria: Criteria,
): Promise<{ services: Service[]; next: string | null }> {
  const from = readCursor(criteria.after)
  const probes = probesOf(criteria)
  const wanted = criteria.serves
  // A group is no range of the index: it is checked on each candidate until the page is full.
  const candidates = wanted
    ? sql`select i.service from service_index i join services s on s.id = i.service
        where i.code = p.code and i.area = p.area and i.language = p.language and i.service > p.after
          and (s.serves is null or ${wanted} = any (s.serves) or 'everyone' = any (s.serves))
        order by i.service limit 51`
    : sql`select i.service from service_index i
        where i.code = p.code and i.area = p.area and i.language = p.language and i.service > p.after
        order by i.service limit 51`
  const left = probes.slice(from.place)
  const rows = await tx.rows<ServiceRow & { place: number }>(sql`
    select hit.place, ${serviceColumns} from (
      select p.place::int, c.service from unnest(
          ${left.map(({ code }) => code)}::text[], ${left.map(({ area }) => area)}::text[], ${left.map(({ language }) => language)}::text[],
          ${left.map((_, at) => (at === 0 ? from.id : lowest))}::uuid[])
        with ordinality p (code, area, language, after, place)
      cross join lateral (${candidates}) c
      order by p.place, c.service limit 51) hit
    join services s on s.id = hit.service join providers p on p.id = s.provider
    order by hit.place, hit.service`)
  const found = rows.map(({ place, ...row }) => ({ place, service: serviceOf(row) }))
  const last = found[pageSize - 1]
  return {
    services: found.slice(0, pageSize).map(({ service }) => service),
    next: found.length > pageSize && last ? cursorOf(from.place + last.place - 1, last.service.id) : null,
  }
}
