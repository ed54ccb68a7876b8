// The objects of HSDS 3.0 that this directory passes on, field by field: what our API answers and what an API of others is checked by.
// What is required is what the standard requires; a reader leaves fields alone that it does not know.
// Source: the compiled schemas of HSDS 3.0.1 by Open Referral (openreferral/specification, branch 3.0).

import { z } from 'zod'
import { Day } from '../../api/words.ts'
import { weekdays } from '../codes.ts'

const Uuid = z.uuid()
const Link = z.url()
const kinds = ['physical', 'postal', 'virtual'] as const

export const Phone = z.object({
  id: Uuid,
  location_id: Uuid.optional(),
  service_id: Uuid.optional(),
  organization_id: Uuid.optional(),
  number: z.string(),
  extension: z.number().optional(),
  type: z.string().optional(),
})

export const Schedule = z.object({
  id: Uuid,
  service_id: Uuid.optional(),
  location_id: Uuid.optional(),
  freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
  wkst: z.enum(weekdays).optional(),
  byday: z.string().optional(),
  opens_at: z.string().optional(),
  closes_at: z.string().optional(),
  description: z.string().optional(),
})

export const Address = z.object({
  id: Uuid,
  location_id: Uuid.optional(),
  address_1: z.string(),
  city: z.string(),
  state_province: z.string(),
  postal_code: z.string(),
  country: z.string(),
  address_type: z.enum(kinds),
})

export const BasicLocation = z.object({
  id: Uuid,
  location_type: z.enum(kinds),
  organization_id: Uuid.optional(),
  name: z.string().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
})
export const Location = BasicLocation.extend({
  addresses: z.array(Address).optional(),
  phones: z.array(Phone).optional(),
  schedules: z.array(Schedule).optional(),
})

export const Taxonomy = z.object({
  id: Uuid,
  name: z.string(),
  description: z.string(),
  uri: Link.optional(),
  version: z.string().optional(),
})

export const TaxonomyTerm = z.object({
  id: Uuid,
  code: z.string().optional(),
  name: z.string(),
  description: z.string(),
  taxonomy: z.string().optional(),
  taxonomy_id: Uuid.optional(),
  taxonomy_detail: Taxonomy.optional(),
})

export const Attribute = z.object({
  id: Uuid,
  link_id: Uuid.optional(),
  link_entity: z.string().optional(),
  taxonomy_term_id: Uuid.optional(),
  taxonomy_term: TaxonomyTerm.optional(),
})

export const BasicOrganization = z.object({
  id: Uuid,
  name: z.string(),
  description: z.string(),
  email: z.email().optional(),
  website: Link.optional(),
})

export const BasicService = z.object({
  id: Uuid,
  organization_id: Uuid.optional(),
  name: z.string(),
  description: z.string().optional(),
  url: Link.optional(),
  email: z.email().optional(),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  interpretation_services: z.string().optional(),
  application_process: z.string().optional(),
  fees_description: z.string().optional(),
  eligibility_description: z.string().optional(),
  minimum_age: z.number().optional(),
  maximum_age: z.number().optional(),
  assured_date: Day.optional(),
})
/** As a list of services shows it. */
export const ListedService = BasicService.extend({ organization: BasicOrganization.optional() })

const linked = { id: Uuid, service_id: Uuid.optional(), location_id: Uuid.optional() }
/** As a list of services at places shows it. */
export const ListedServiceAtLocation = z.object({
  ...linked,
  location: BasicLocation.optional(),
  service: ListedService.optional(),
})

export const Service = ListedService.extend({
  organization: BasicOrganization.extend({
    phones: z.array(Phone).optional(),
    locations: z.array(Location).optional(),
  }).optional(),
  phones: z.array(Phone).optional(),
  schedules: z.array(Schedule).optional(),
  service_areas: z
    .array(
      z.object({
        id: Uuid,
        service_id: Uuid.optional(),
        name: z.string().optional(),
        uri: z.string().optional(),
      }),
    )
    .optional(),
  service_at_locations: z.array(z.object({ ...linked, location: Location.optional() })).optional(),
  languages: z
    .array(
      z.object({
        id: Uuid,
        service_id: Uuid.optional(),
        name: z.string().optional(),
        code: z.string().optional(),
      }),
    )
    .optional(),
  attributes: z.array(Attribute).optional(),
})

/** A service at one of its places. */
export const ServiceAtLocation = z.object({
  ...linked,
  location: Location.optional(),
  service: Service.optional(),
})

export const Organization = BasicOrganization.extend({
  phones: z.array(Phone).optional(),
  locations: z.array(Location).optional(),
  services: z.array(Service).optional(),
})

/** What every list of the API says of itself. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    total_items: z.int(),
    total_pages: z.int(),
    page_number: z.int(),
    size: z.int(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    contents: z.array(item),
  })

/** What an API says of itself at its first address. */
export const About = z.object({ version: z.string(), profile: Link, openapi_url: Link })
