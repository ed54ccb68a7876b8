// What everybody may read of the directory, as it is passed on: services that are offered and not confidential, and who offers them.
// Of an organisation that has a house which nobody may find, no number, no door and no words of the organisation itself are passed on: nobody has read these for
// what they tell. What it lists as a service that is not confidential is passed on as its own page shows it.

import { sql, type Statement, type Tx } from '../../database/sql.ts'
import type { ListedDirectory, ListedProvider, ListedService } from '../hsds/listed.ts'
import { isListed } from './find.ts'

const columns = sql`s.id, s.provider, s.name, s.description, s.codes, s.languages, s.serves, s.areas, s.min_age as "minAge", s.max_age as "maxAge",
  s.eligibility, s.how, s.fees, s.interpretation, s.phone, s.url, s.email, s.hours, s.places, s.checked_on as "checkedOn"`

/** Those of `services s` that are listed and meet `which`, by their ids; all where nothing is said. */
export async function listedDirectory(
  tx: Tx,
  { which = sql`true`, limit, from = 0 }: { which?: Statement; limit?: number; from?: number } = {},
): Promise<ListedDirectory> {
  const services = await tx.rows<ListedService>(
    sql`select ${columns} from services s where ${isListed} and ${which} order by s.id limit ${limit ?? null}::int offset ${from}::int`,
  )
  const ids = [...new Set(services.map(({ provider }) => provider))]
  const codes = [...new Set(services.flatMap(({ areas }) => areas ?? []))]
  const [providers, areas] = await Promise.all([
    listedProviders(tx, sql`p.id = any (${ids}::uuid[])`),
    tx.rows<{ code: string; name: string }>(
      sql`select a.code, a.name from areas a where a.code = any (${codes}::text[])`,
    ),
  ])
  return { providers, services, areas: new Map(areas.map(({ code, name }) => [code, name])) }
}

/** Of `providers p`: those of whom anything is listed. */
export const isOffering = sql`exists (select 1 from services s where s.provider = p.id and ${isListed})`

/** Who offers what is listed, by their ids. Whether one hides a house is asked once for each of the page: `offset 0` keeps it apart. */
export const listedProviders = (
  tx: Tx,
  which: Statement,
  { limit, from = 0 }: { limit?: number; from?: number } = {},
): Promise<ListedProvider[]> =>
  tx.rows<ListedProvider>(sql`select p.id, p.name, case when h.hidden then null else p.description end as description, case when h.hidden then null else p.phone end as phone,
      case when h.hidden then null else p.url end as url, case when h.hidden then null else p.email end as email,
      case when h.hidden then '[]'::jsonb else p.places end as places
    from (select p.* from providers p where ${isOffering} and ${which} order by p.id limit ${limit ?? null}::int offset ${from}::int) p
      cross join lateral (select app.hides_a_house(p.id) as hidden offset 0) h
    order by p.id`)
