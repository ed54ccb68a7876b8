// Which files and columns HSDS has, and which of them this directory keeps. 1.1 is read as if it were 3.0: only names
// differ. Source of names: the data packages of HSDS 1.1 and 3.0 by Open Referral (openreferral/specification).

import type { Cause } from './report.ts'

/** What becomes of a column: kept, dropped for a reason, or understood where it says the one thing that is taken for granted here. */
export type Fate = true | Cause | { only: string }
type Columns = Record<string, Fate>

/** In a cell that the standard wants filled, where this directory does not know what belongs there. */
export const notSaid = 'Not said'
/** Of a country that nobody named: ISO 3166 leaves these letters free. */
export const noCountry = 'ZZ'
/** What an area of ours is called elsewhere begins so; its code follows. */
export const areaUri = 'continuum:area:'
/** The term of a service of which nobody said what it is for. */
export const needNotSaid = 'need_not_said'
/** The term of a group that a service is for begins so; its code follows. */
export const servesTerm = 'serves_'

const words = (text: string, fate: Fate): Columns =>
  Object.fromEntries(text.split(' ').map((name) => [name, fate]))
const kept = (text: string) => words(text, true)
const unused = (text: string) => words(text, 'no-place')

/** Files of the standard by their 3.0 name. `null`: known to the standard, but nothing here is made from it. */
export const tables: Record<string, Columns | null> = {
  organizations: {
    ...kept('id name description email url website'),
    ...unused(
      'alternate_name tax_status tax_id year_incorporated legal_status logo uri parent_organization_id additional_websites',
    ),
  },
  services: {
    ...kept(
      'id organization_id name description url email status interpretation_services application_process fees fees_description',
    ),
    ...kept('eligibility_description minimum_age maximum_age taxonomy_ids alternate_name'),
    ...kept('assured_date'),
    ...unused('program_id wait_time accreditations licenses alert last_modified additional_urls'),
    assurer_email: 'person-named',
  },
  locations: {
    ...kept('id organization_id name latitude longitude'),
    ...unused('alternate_name description transportation url external_identifier external_identifier_type'),
    location_type: { only: 'physical' },
  },
  service_at_location: { ...kept('id service_id location_id'), ...unused('description') },
  addresses: {
    ...kept(
      'id location_id organization_id address_1 address_2 address_3 address_4 city state_province postal_code country address_type',
    ),
    ...unused('region'),
    attention: 'person-named',
  },
  phones: {
    ...kept('id location_id service_id organization_id service_at_location_id number extension type'),
    ...unused('contact_id language department description'),
  },
  schedules: {
    ...kept(
      'id service_id location_id service_at_location_id weekday byday opens_at closes_at valid_to description',
    ),
    ...unused(
      'valid_from dtstart timezone until count wkst interval byweekno bymonthday byyearday schedule_link attending_type notes',
    ),
    freq: { only: 'WEEKLY' },
  },
  service_areas: {
    ...kept('id service_id name service_area'),
    ...unused('description extent extent_type'),
    uri: true,
  },
  languages: { ...kept('id service_id location_id language name code'), ...unused('phone_id note') },
  taxonomy_terms: {
    ...kept('id name code'),
    ...unused(
      'description parent_id taxonomy language taxonomy_id term_uri parent_name vocabulary taxonomy_facet',
    ),
  },
  attributes: { ...kept('id link_id taxonomy_term_id link_entity'), ...unused('link_type value') },
  services_taxonomy: { ...kept('id service_id taxonomy_id'), ...unused('taxonomy_detail') },
  eligibility: kept('id service_id eligibility'),
  programs: null,
  contacts: null,
  funding: null,
  cost_options: null,
  required_documents: null,
  accessibility: null,
  metadata: null,
  meta_table_descriptions: null,
  taxonomies: null,
  organization_identifiers: null,
  service_capacities: null,
  units: null,
  holiday_schedules: null,
  payments_accepted: null,
}

/** Names that files had before 3.0. */
const formerly: Record<string, string> = {
  services_at_location: 'service_at_location',
  service_at_locations: 'service_at_location',
  physical_addresses: 'addresses',
  postal_addresses: 'addresses',
  regular_schedules: 'schedules',
  taxonomy: 'taxonomy_terms',
  accessibility_for_disabilities: 'accessibility',
  required_document: 'required_documents',
  payment_accepted: 'payments_accepted',
}

/** The table that a file holds, by its 3.0 name; undefined for a file that is not of the standard. */
export function tableOf(file: string): string | undefined {
  const name = file.replace(/\.csv$/i, '').toLowerCase()
  const table = formerly[name] ?? name
  return table in tables ? table : undefined
}

const newIn3 = [
  'addresses',
  'schedules',
  'service_at_location',
  'taxonomy_terms',
  'attributes',
  'service_areas',
]
const only3: Record<string, string> = {
  organizations: 'website',
  services: 'fees_description',
  locations: 'location_type',
}

/** Tells the versions apart: by files that 3.0 renamed, else by columns that it added. */
export function versionOf(files: ReadonlyMap<string, readonly string[]>): '1.1' | '3.0' {
  const names = [...files.keys()].map((file) => file.replace(/\.csv$/i, '').toLowerCase())
  if (names.some((name) => name in formerly)) return '1.1'
  if (names.some((name) => newIn3.includes(name) && name !== 'service_areas')) return '3.0'
  return [...files].some(([file, columns]) => columns.includes(only3[tableOf(file) ?? ''] ?? '\0'))
    ? '3.0'
    : '1.1'
}

/** Columns without which a file says nothing; their absence breaks the import. */
export const required: Record<string, readonly string[]> = {
  organizations: ['id', 'name'],
  services: ['id', 'name', 'organization_id'],
  locations: ['id'],
}
