// The directory as other programs read it: the eleven addresses of the API of HSDS 3.0, on the host of the public, of its public part.

import { z } from 'zod'
import { endpoint, onPublicHost, strict } from '../api/endpoint.ts'
import { Id } from '../api/words.ts'
import * as hsds from './hsds/objects.ts'

const Yes = z.enum(['true', 'false']).optional()
const Search = z.string().trim().min(1).max(100).optional()
const paged = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  per_page: z.coerce.number().int().min(1).max(100).default(50),
  /** Nothing else is answered. */
  format: z.enum(['json']).optional(),
}
/** What the standard lets one ask of services. */
const asked = {
  search: Search,
  taxonomy_term_id: Id.optional(),
  taxonomy_id: Id.optional(),
  organization_id: Id.optional(),
  full: Yes,
}
const read = { method: 'GET', who: 'anyone', audit: 'none', perMinute: 240 } as const

export const hsdsApi = onPublicHost({
  about: endpoint({
    ...read,
    path: '/api/hsds/',
    summary: 'Which version of HSDS this is',
    input: strict({}),
    output: hsds.About,
    problems: [],
  }),
  services: endpoint({
    ...read,
    path: '/api/hsds/services',
    summary: 'Services that everybody may find, by page',
    input: strict({ ...paged, ...asked }),
    output: hsds.pageOf(hsds.Service),
    problems: [],
  }),
  service: endpoint({
    ...read,
    path: '/api/hsds/services/{id}',
    summary: 'One service, with its places, hours, numbers, languages and areas',
    input: strict({ id: Id }),
    output: hsds.Service,
    problems: ['not-found'],
  }),
  organizations: endpoint({
    ...read,
    path: '/api/hsds/organizations',
    summary: 'Organisations that offer such services, by page',
    input: strict({ ...paged, search: Search, full: Yes, full_service: Yes }),
    output: hsds.pageOf(hsds.Organization),
    problems: [],
  }),
  organization: endpoint({
    ...read,
    path: '/api/hsds/organizations/{id}',
    summary: 'One organisation, with its services',
    input: strict({ id: Id, full_service: Yes }),
    output: hsds.Organization,
    problems: ['not-found'],
  }),
  serviceAtLocations: endpoint({
    ...read,
    path: '/api/hsds/service_at_locations',
    summary: 'Services at their places, by page',
    input: strict({ ...paged, ...asked }),
    output: hsds.pageOf(hsds.ServiceAtLocation),
    problems: [],
  }),
  serviceAtLocation: endpoint({
    ...read,
    path: '/api/hsds/service_at_locations/{id}',
    summary: 'One service at one of its places',
    input: strict({ id: Id }),
    output: hsds.ServiceAtLocation,
    problems: ['not-found'],
  }),
  taxonomies: endpoint({
    ...read,
    path: '/api/hsds/taxonomies',
    summary: 'The lists of words by which services are sorted',
    input: strict({ ...paged, search: Search }),
    output: hsds.pageOf(hsds.Taxonomy),
    problems: [],
  }),
  taxonomy: endpoint({
    ...read,
    path: '/api/hsds/taxonomies/{id}',
    summary: 'One such list',
    input: strict({ id: Id }),
    output: hsds.Taxonomy,
    problems: ['not-found'],
  }),
  taxonomyTerms: endpoint({
    ...read,
    path: '/api/hsds/taxonomy_terms',
    summary: 'The words of those lists, by page',
    input: strict({
      ...paged,
      search: Search,
      taxonomy_id: Id.optional(),
      top_only: Yes,
      parent_id: Id.optional(),
    }),
    output: hsds.pageOf(hsds.TaxonomyTerm),
    problems: [],
  }),
  taxonomyTerm: endpoint({
    ...read,
    path: '/api/hsds/taxonomy_terms/{id}',
    summary: 'One such word',
    input: strict({ id: Id }),
    output: hsds.TaxonomyTerm,
    problems: ['not-found'],
  }),
})
