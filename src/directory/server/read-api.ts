// The API of HSDS 3.0, answered from the public part of the directory.

import type { z } from 'zod'
import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { sql, type Statement, type Tx } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { servedGroups } from '../codes.ts'
import type { hsdsApi } from '../hsds-api.ts'
import { tablesOf, taxonomyId, terms, type Cells } from '../hsds/export.ts'
import { linkId, servicesOf } from '../hsds/link-id.ts'
import type { ListedDirectory, ListedProvider } from '../hsds/listed.ts'
import { nested, taxonomyTerm } from '../hsds/nest.ts'
import { needNotSaid, servesTerm } from '../hsds/standard.ts'
import { isListed } from './find.ts'
import { isOffering, listedDirectory, listedProviders } from './listed.ts'

type Of<Name extends keyof typeof hsdsApi> = z.output<(typeof hsdsApi)[Name]['output']>

/** A page of a list, and what it says of itself. */
function paged<Item>(
  contents: Item[],
  total: number,
  { page, per_page: size }: { page: number; per_page: number },
) {
  const pages = Math.max(1, Math.ceil(total / size))
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}
const from = ({ page, per_page: size }: { page: number; per_page: number }) => (page - 1) * size
const part = <Item>(all: readonly Item[], asked: { page: number; per_page: number }): Item[] =>
  all.slice(from(asked), from(asked) + asked.per_page)

const says = (text: Statement, search: string) => sql`strpos(lower(${text}), lower(${search}::text)) > 0`

interface Asked {
  search?: string | undefined
  taxonomy_term_id?: string | undefined
  taxonomy_id?: string | undefined
  organization_id?: string | undefined
}

/** Of `services s`: those that somebody asks for. What no service can meet is met by none. */
function meets({
  search,
  taxonomy_term_id: term,
  taxonomy_id: taxonomy,
  organization_id: by,
}: Asked): Statement {
  return sql`${search === undefined ? sql`true` : says(sql`s.name || ' ' || coalesce(s.description, '')`, search)}
    and ${by === undefined ? sql`true` : sql`s.provider = ${by}`}
    and ${term === undefined ? sql`true` : hasTerm(term)}
    and ${taxonomy === undefined ? sql`true` : hasTaxonomy(taxonomy)}`
}

function hasTerm(id: string): Statement {
  const code = terms.taxonomy_terms.find((one) => one.id === id)?.['code']
  if (code === undefined) return sql`false`
  if (code === needNotSaid) return sql`cardinality(s.codes) = 0`
  const group = servedGroups.find((one) => `${servesTerm}${one}` === code)
  return group ? sql`${group}::text = any (s.serves)` : sql`${String(code)}::text = any (s.codes)`
}

const hasTaxonomy = (id: string): Statement =>
  id === taxonomyId('needs')
    ? sql`true`
    : id === taxonomyId('serves')
      ? sql`s.serves is not null`
      : sql`false`

const counted = async (tx: Tx, which: Statement): Promise<number> =>
  (await tx.one<{ n: number }>(sql`select count(*)::int as n from ${which}`)).n

const directoryOf = (listed: ListedDirectory) => nested(tablesOf(listed))

/** Organisations with all that they list. */
async function withServices(tx: Tx, providers: readonly ListedProvider[]) {
  const ids = providers.map(({ id }) => id)
  const listed = await listedDirectory(tx, { which: sql`s.provider = any (${ids}::uuid[])` })
  return directoryOf({ ...listed, providers })
}

/** What nobody may find is not there, nor is what never was. */
function found<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new Problem('not-found')
  return item
}

const services: Pick<Handlers<typeof hsdsApi, Ctx>, 'services' | 'service'> = {
  async services(asked, { tx }) {
    const which = meets(asked)
    const [total, listed] = await Promise.all([
      counted(tx, sql`services s where ${isListed} and ${which}`),
      listedDirectory(tx, { which, limit: asked.per_page, from: from(asked) }),
    ])
    const all = directoryOf(listed)
    const shown = asked.full === 'true' ? all.service : all.listedService
    return paged(listed.services.map(({ id }) => shown(id)) as Of<'service'>[], total, asked)
  },

  async service({ id }, { tx }) {
    const listed = await listedDirectory(tx, { which: sql`s.id = ${id}` })
    found(listed.services[0])
    return directoryOf(listed).service(id) as Of<'service'>
  },
}

const organizations: Pick<Handlers<typeof hsdsApi, Ctx>, 'organizations' | 'organization'> = {
  async organizations(asked, { tx }) {
    const { search } = asked
    const which =
      search === undefined
        ? sql`true`
        : says(
            sql`coalesce(p.name, '') || ' ' || coalesce(case when app.hides_a_house(p.id) then null else p.description end, '')`,
            search,
          )
    const [total, providers] = await Promise.all([
      counted(tx, sql`providers p where ${isOffering} and ${which}`),
      listedProviders(tx, which, { limit: asked.per_page, from: from(asked) }),
    ])
    const isFull = asked.full_service === 'true'
    const all =
      asked.full === 'true' || isFull
        ? await withServices(tx, providers)
        : directoryOf({ providers, services: [], areas: new Map() })
    const contents = providers.map(({ id }) =>
      asked.full === 'true' || isFull ? all.organization(id, { full: isFull }) : all.listedOrganization(id),
    )
    return paged(contents as Of<'organization'>[], total, asked)
  },

  async organization({ id, full_service: full }, { tx }) {
    const providers = await listedProviders(tx, sql`p.id = ${id}`)
    found(providers[0])
    return (await withServices(tx, providers)).organization(id, {
      full: full === 'true',
    }) as Of<'organization'>
  },
}

const atLocations: Pick<Handlers<typeof hsdsApi, Ctx>, 'serviceAtLocations' | 'serviceAtLocation'> = {
  async serviceAtLocations(asked, { tx }) {
    const links = sql`services s cross join lateral generate_series(1, jsonb_array_length(s.places)) n
      where ${isListed} and ${meets(asked)}`
    const [total, rows] = await Promise.all([
      counted(tx, links),
      tx.rows<{ id: string; n: number }>(
        sql`select s.id, n from ${links} order by s.id, n limit ${asked.per_page} offset ${from(asked)}`,
      ),
    ])
    const ids = [...new Set(rows.map(({ id }) => id))]
    const tables = tablesOf(await listedDirectory(tx, { which: sql`s.id = any (${ids}::uuid[])` }))
    const all = nested(tables)
    const wanted = new Set(rows.map(({ id, n }) => linkId(id, n - 1)))
    const shown = asked.full === 'true' ? all.serviceAtLocation : all.listedServiceAtLocation
    const contents = tables.service_at_location.filter(({ id }) => wanted.has(id)).map(shown)
    return paged(contents as Of<'serviceAtLocation'>[], total, asked)
  },

  async serviceAtLocation({ id }, { tx }) {
    const { first, last } = servicesOf(id)
    const tables = tablesOf(await listedDirectory(tx, { which: sql`s.id between ${first} and ${last}` }))
    const link = found(tables.service_at_location.find((one) => one.id === id.toLowerCase()))
    return nested(tables).serviceAtLocation(link) as Of<'serviceAtLocation'>
  },
}

const isIn = (search: string | undefined) => (row: Cells) =>
  search === undefined || `${row['name']} ${row['description']}`.toLowerCase().includes(search.toLowerCase())

export const hsdsServer: Handlers<typeof hsdsApi, Ctx> = {
  about: async () => ({
    version: '3.0',
    profile: 'https://docs.openreferral.org/en/3.0/',
    openapi_url: 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json',
  }),
  ...services,
  ...organizations,
  ...atLocations,

  async taxonomies(asked) {
    const all = terms.taxonomies.filter(isIn(asked.search))
    return paged(part(all, asked) as Of<'taxonomy'>[], all.length, asked)
  },
  taxonomy: async ({ id }) =>
    found(terms.taxonomies.find((one) => one.id === id.toLowerCase())) as Of<'taxonomy'>,

  async taxonomyTerms(asked) {
    // Ours have no terms above or under them.
    const all = terms.taxonomy_terms
      .filter(isIn(asked.search))
      .filter(
        (one) => asked.parent_id === undefined && [undefined, one['taxonomy_id']].includes(asked.taxonomy_id),
      )
    const contents = part(all, asked).map(({ id }) => taxonomyTerm(id))
    return paged(contents as Of<'taxonomyTerm'>[], all.length, asked)
  },
  async taxonomyTerm({ id }) {
    found(terms.taxonomy_terms.find((one) => one.id === id.toLowerCase()))
    return taxonomyTerm(id.toLowerCase()) as Of<'taxonomyTerm'>
  },
}
