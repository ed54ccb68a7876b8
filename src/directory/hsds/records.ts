// What gathering makes: providers and services as they will be stored, and what its steps share while they make them.

import { directoryId } from '../identity.ts'
import type { Hours, Place, Point } from '../model.ts'
import type { Cause, Remark } from './report.ts'
import type { Line } from './tables.ts'

export interface ProviderRecord {
  id: string
  sourceId: string
  name: string | null
  description: string | null
  phone: string | null
  url: string | null
  email: string | null
  places: Place[]
}

export interface ServiceRecord extends Omit<ProviderRecord, 'name' | 'places'> {
  provider: string
  name: string
  codes: string[]
  languages: string[] | null
  serves: string[] | null
  areas: string[] | null
  minAge: number | null
  maxAge: number | null
  eligibility: string | null
  how: string | null
  fees: string | null
  interpretation: string | null
  hours: Hours[] | null
  places: Place[] | null
  confidential: boolean
  /** When the directory itself looked at it last, where it says so. */
  assuredOn?: string
}

export interface Gathered {
  /** By source id. */
  providers: Map<string, ProviderRecord>
  services: Map<string, ServiceRecord>
  /** Names of the areas that services name, by code. */
  areas: Map<string, string>
  /** Where the places in each area lie. */
  points: Map<string, Point[]>
  counts: { places: number; schedules: number; phones: number }
}

/** What the steps of gathering share. */
export interface Work extends Gathered {
  feed: string
  /** 'YYYY-MM-DD'. */
  today: string
  remark: (kind: Remark['kind'], line: Line, cause: Cause, column?: string) => void
}

/** An organisation that services or places name and no row describes. */
export const unnamedProvider = (work: Pick<Work, 'feed'>, sourceId: string): ProviderRecord => ({
  id: directoryId(`${work.feed}:organization:${sourceId}`),
  sourceId,
  name: null,
  description: null,
  phone: null,
  url: null,
  email: null,
  places: [],
})

/** The provider of a row; one without a name where the files have none, with a remark: the row itself is kept. */
export function providerOf(work: Work, line: Line): ProviderRecord | undefined {
  const id = line.cells['organization_id']
  if (!id) return undefined
  let provider = work.providers.get(id)
  if (!provider) work.providers.set(id, (provider = unnamedProvider(work, id)))
  if (provider.name === null) work.remark('kept', line, 'unnamed-provider', 'organization_id')
  return provider
}
