// The directory as tables of HSDS 3.0, for whoever wants to read it: everything that is listed and not confidential, with its places,
// hours and numbers. What the standard wants filled and nobody said is filled with words that say so; read back they are nothing again.

import { writeCsv, type Cell } from '../../api/write-csv.ts'
import { servedGroups } from '../codes.ts'
import { directoryId } from '../identity.ts'
import { serviceCodes } from '../kinds.ts'
import type { Hours, Place } from '../model.ts'
import type { ListedDirectory, ListedProvider, ListedService } from './listed.ts'
import { areaUri, needNotSaid, noCountry, notSaid, servesTerm } from './standard.ts'
import { linkId } from './link-id.ts'
import { asPlain, phoneCells } from './words.ts'

/** The tables that are written, with their columns in the words of the standard; `number` where a column is none of text. */
export const columnsOf = {
  organizations: ['id', 'name', 'description', 'website', 'email'],
  services: [
    'id',
    'organization_id',
    'name',
    'description',
    'url',
    'email',
    'status',
    'interpretation_services',
    'application_process',
    'fees_description',
    'eligibility_description',
    'minimum_age',
    'maximum_age',
    'assured_date',
  ],
  locations: ['id', 'location_type', 'organization_id', 'name', 'latitude', 'longitude'],
  service_at_location: ['id', 'service_id', 'location_id'],
  addresses: [
    'id',
    'location_id',
    'address_1',
    'city',
    'state_province',
    'postal_code',
    'country',
    'address_type',
  ],
  phones: ['id', 'location_id', 'service_id', 'organization_id', 'number', 'extension', 'type'],
  schedules: ['id', 'service_id', 'location_id', 'freq', 'byday', 'opens_at', 'closes_at', 'description'],
  service_areas: ['id', 'service_id', 'name', 'uri'],
  languages: ['id', 'service_id', 'code'],
  taxonomies: ['id', 'name', 'description'],
  taxonomy_terms: ['id', 'code', 'name', 'description', 'taxonomy', 'taxonomy_id'],
  attributes: ['id', 'link_id', 'link_entity', 'taxonomy_term_id'],
} as const satisfies Record<string, readonly string[]>

export type TableName = keyof typeof columnsOf
/** A row by column; what is not said is left out. */
export type Cells = { id: string } & Record<string, string | number>
export type Tables = Record<TableName, Cells[]>

const idOf = (...parts: string[]) => directoryId(parts.join(':'))

/** What is said, without what is not. */
function said(id: string, cells: Record<string, string | number | null | undefined>): Cells {
  const filled = Object.entries(cells).filter(
    (cell): cell is [string, string | number] => cell[1] !== null && cell[1] !== undefined && cell[1] !== '',
  )
  return { id, ...Object.fromEntries(filled) }
}
const plain = (text: string | null): string | null => text && asPlain(text)

const taxonomies = {
  needs: 'What a service is for',
  serves: 'For whom a service is',
}
const taxonomyIds = { needs: idOf('taxonomy', 'needs'), serves: idOf('taxonomy', 'serves') }
export const taxonomyId = (taxonomy: keyof typeof taxonomies): string => taxonomyIds[taxonomy]
const termId = (code: string) => idOf('term', code)
const inWords = (code: string): string => {
  const words = code.replaceAll('_', ' ')
  return `${words[0]?.toUpperCase()}${words.slice(1)}`
}

/** Both of our taxonomies and all of their terms: they are the same whatever stands in the directory. */
export const terms: Pick<Tables, 'taxonomies' | 'taxonomy_terms'> = {
  taxonomies: Object.entries(taxonomies).map(([key, description]) =>
    said(taxonomyIds[key as keyof typeof taxonomies], { name: key, description }),
  ),
  taxonomy_terms: [
    ...[...serviceCodes, needNotSaid].map((code) => ({ code, taxonomy: 'needs' as const })),
    ...servedGroups.map((group) => ({ code: `${servesTerm}${group}`, taxonomy: 'serves' as const })),
  ].map(({ code, taxonomy }) =>
    said(termId(code), {
      code,
      name: inWords(code),
      description: inWords(code),
      taxonomy,
      taxonomy_id: taxonomyIds[taxonomy],
    }),
  ),
}

/** Everything of the directory, by table. */
export function tablesOf({ providers, services, areas }: ListedDirectory): Tables {
  const tables: Tables = {
    ...terms,
    organizations: providers.map(organization),
    services: services.map(service),
    locations: [],
    service_at_location: [],
    addresses: [],
    phones: [],
    schedules: [],
    service_areas: [],
    languages: [],
    attributes: [],
  }
  for (const provider of providers) {
    addPhone(tables, 'organization_id', provider.id, provider.phone)
    provider.places.forEach((place, at) =>
      addPlace(tables, idOf(provider.id, 'place', `${at}`), provider.id, place),
    )
  }
  // A place that several services share stands once.
  const placed = new Set<string>()
  for (const one of services) {
    addAround(tables, one, areas)
    one.places?.forEach((place, at) => {
      const id = idOf(one.provider, 'shared', JSON.stringify(place))
      if (!placed.has(id)) addPlace(tables, id, one.provider, place)
      placed.add(id)
      tables.service_at_location.push(said(linkId(one.id, at), { service_id: one.id, location_id: id }))
    })
  }
  return tables
}

const organization = ({ id, name, description, url, email }: ListedProvider): Cells =>
  said(id, {
    name: plain(name) ?? notSaid,
    description: plain(description) ?? notSaid,
    website: url,
    email,
  })

const service = (one: ListedService): Cells =>
  said(one.id, {
    organization_id: one.provider,
    name: plain(one.name),
    description: plain(one.description),
    url: one.url,
    email: one.email,
    status: 'active',
    interpretation_services: plain(one.interpretation),
    application_process: plain(one.how),
    fees_description: plain(one.fees),
    eligibility_description: plain(one.eligibility),
    minimum_age: one.minAge,
    maximum_age: one.maxAge,
    assured_date: one.checkedOn,
  })

/** Number, hours, languages, areas and terms of a service. */
function addAround(tables: Tables, one: ListedService, areas: ReadonlyMap<string, string>): void {
  const { id, codes, serves } = one
  addPhone(tables, 'service_id', id, one.phone)
  addHours(tables, 'service_id', id, one.hours)
  for (const code of one.languages ?? [])
    tables.languages.push(said(idOf(id, 'language', code), { service_id: id, code }))
  for (const code of one.areas ?? [])
    tables.service_areas.push(
      said(idOf(id, 'area', code), {
        service_id: id,
        name: areas.get(code) ?? code,
        uri: `${areaUri}${code}`,
      }),
    )
  const own = [
    ...(codes.length > 0 ? codes : [needNotSaid]),
    ...(serves ?? []).map((group) => `${servesTerm}${group}`),
  ]
  for (const code of own)
    tables.attributes.push(
      said(idOf(id, 'term', code), {
        link_id: id,
        link_entity: 'service',
        taxonomy_term_id: termId(code),
      }),
    )
}

type Owner = 'service_id' | 'location_id' | 'organization_id'

function addPhone(tables: Tables, owner: Owner, of: string, phone: string | null): void {
  if (phone === null) return
  const { number, extension } = phoneCells(phone)
  tables.phones.push(
    said(idOf(of, 'phone'), {
      [owner]: of,
      number,
      extension: extension && Number(extension),
      type: 'voice',
    }),
  )
}

function addHours(tables: Tables, owner: Owner, of: string, hours: readonly Hours[] | null): void {
  for (const [at, { days, opens, closes, note }] of (hours ?? []).entries())
    tables.schedules.push(
      said(idOf(of, 'hours', `${at}`), {
        [owner]: of,
        freq: 'WEEKLY',
        byday: days.join(','),
        opens_at: opens,
        closes_at: closes,
        description: note,
      }),
    )
}

/** A place of an organisation. Its address is one text here, and the standard wants the parts of it. */
function addPlace(tables: Tables, id: string, provider: string, place: Place): void {
  const [latitude, longitude] = place.at ?? []
  tables.locations.push(
    said(id, {
      location_type: 'physical',
      organization_id: provider,
      name: place.name,
      latitude,
      longitude,
    }),
  )
  if (place.address !== null)
    tables.addresses.push(
      said(idOf(id, 'address'), {
        location_id: id,
        address_1: place.address,
        city: notSaid,
        state_province: notSaid,
        postal_code: notSaid,
        country: noCountry,
        address_type: 'physical',
      }),
    )
  addPhone(tables, 'location_id', id, place.phone)
  addHours(tables, 'location_id', id, place.hours)
}

const numbers = new Set(['minimum_age', 'maximum_age', 'latitude', 'longitude', 'extension'])

/** What the files are, in the words of Frictionless Data, which HSDS takes for its tables. */
const descriptor = () => ({
  name: 'continuum-directory',
  title: 'Directory of services (HSDS 3.0)',
  profile: 'tabular-data-package',
  resources: Object.entries(columnsOf).map(([name, columns]) => ({
    name,
    path: `${name}.csv`,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      primaryKey: 'id',
      fields: columns.map((column) => ({ name: column, type: numbers.has(column) ? 'number' : 'string' })),
    },
  })),
})

/** The files of an HSDS 3.0 package, by name, as text. */
export function packageOf(listed: ListedDirectory): Record<string, string> {
  const tables = tablesOf(listed)
  const files = Object.entries(columnsOf).map(([name, columns]) => {
    const rows = tables[name as TableName].map((row) => columns.map((column): Cell => row[column]))
    return [`${name}.csv`, writeCsv(columns, rows, { marked: false })] as const
  })
  return {
    'datapackage.json': `${JSON.stringify(descriptor(), null, 2)}\n`,
    ...Object.fromEntries(files),
  }
}
