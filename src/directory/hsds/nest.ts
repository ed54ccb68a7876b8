// The tables of the directory as the nested objects that the API of HSDS answers.

import { z } from 'zod'
import { terms, type Cells, type TableName, type Tables } from './export.ts'

const byId = (rows: readonly Cells[]) => new Map(rows.map((row) => [row.id, row]))

const [link, mail] = [z.url(), z.email()]
const taxonomies = byId(terms.taxonomies)
const taxonomyTerms = byId(terms.taxonomy_terms)

/** One of our terms with its taxonomy; they are the same whatever stands in the directory. */
export const taxonomyTerm = (id: string): object | undefined => {
  const term = taxonomyTerms.get(id)
  return term && { ...term, taxonomy_detail: taxonomies.get(String(term['taxonomy_id'])) }
}

/** A row without an address that some directory takes for one and the standard does not: nobody's whole page fails for it. */
function readable(row: Cells): Cells {
  const wrong = ['url', 'website', 'email'].filter(
    (column) => column in row && !(column === 'email' ? mail : link).safeParse(row[column]).success,
  )
  return wrong.length === 0
    ? row
    : (Object.fromEntries(Object.entries(row).filter(([column]) => !wrong.includes(column))) as Cells)
}

type RowsNaming = (table: TableName, column: string, id: string) => Cells[]

/** Rows of a table that name an id in a column; each column is gone through once. */
function rowsNaming(tables: Tables): RowsNaming {
  const groups = new Map<string, Map<unknown, Cells[]>>()
  return (table, column, id) => {
    const key = `${table} ${column}`
    let group = groups.get(key)
    if (!group) groups.set(key, (group = Map.groupBy(tables[table], (row) => row[column])))
    return group.get(id) ?? []
  }
}

/** Places with what stands at them; those of an organisation at which no service stands, which is told with the service. */
function placesOf(locations: ReadonlyMap<string, Cells>, of: RowsNaming) {
  const location = (id: string) => ({
    ...locations.get(id),
    addresses: of('addresses', 'location_id', id),
    phones: of('phones', 'location_id', id),
    schedules: of('schedules', 'location_id', id),
  })
  const isShared = (id: string): boolean => of('service_at_location', 'location_id', id).length > 0
  const ownLocations = (provider: string) =>
    of('locations', 'organization_id', provider)
      .filter(({ id }) => !isShared(id))
      .map(({ id }) => location(id))
  return { location, ownLocations }
}

/** Everything of some services and organisations, put together on demand. Rows have the shapes that the schemas name: answers are parsed by them. */
export function nested(tables: Tables) {
  const organizations = byId(tables.organizations.map(readable))
  const services = byId(tables.services.map(readable))
  const locations = byId(tables.locations)
  const of = rowsNaming(tables)
  const { location, ownLocations } = placesOf(locations, of)
  const listedService = (id: string): object => {
    const row = services.get(id)
    return { ...row, organization: organizations.get(String(row?.['organization_id'])) }
  }
  const service = (id: string): object => {
    const row = services.get(id)
    const provider = String(row?.['organization_id'])
    return {
      ...row,
      organization: {
        ...organizations.get(provider),
        phones: of('phones', 'organization_id', provider),
        locations: ownLocations(provider),
      },
      phones: of('phones', 'service_id', id),
      schedules: of('schedules', 'service_id', id),
      service_areas: of('service_areas', 'service_id', id),
      languages: of('languages', 'service_id', id),
      service_at_locations: of('service_at_location', 'service_id', id).map((link) => ({
        ...link,
        location: location(String(link['location_id'])),
      })),
      attributes: of('attributes', 'link_id', id).map((attribute) => ({
        ...attribute,
        taxonomy_term: taxonomyTerm(String(attribute['taxonomy_term_id'])),
      })),
    }
  }
  return {
    listedService,
    service,
    listedServiceAtLocation: (link: Cells): object => ({
      ...link,
      location: locations.get(String(link['location_id'])),
      service: listedService(String(link['service_id'])),
    }),
    serviceAtLocation: (link: Cells): object => ({
      ...link,
      location: location(String(link['location_id'])),
      service: service(String(link['service_id'])),
    }),
    organization: (id: string, { full }: { full: boolean }): object => ({
      ...organizations.get(id),
      phones: of('phones', 'organization_id', id),
      locations: ownLocations(id),
      services: of('services', 'organization_id', id).map((row) =>
        full ? service(row.id) : services.get(row.id),
      ),
    }),
    listedOrganization: (id: string): object => organizations.get(id) ?? {},
  }
}
