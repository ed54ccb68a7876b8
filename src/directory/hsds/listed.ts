// What is passed on of the directory: its public part, as the database gives it.

import type { Hours, Place } from '../model.ts'
import type { ProviderRecord, ServiceRecord } from './records.ts'

export type ListedProvider = Omit<ProviderRecord, 'sourceId'>

export interface ListedService extends Omit<ServiceRecord, 'sourceId' | 'confidential' | 'assuredOn'> {
  hours: Hours[] | null
  places: Place[] | null
  /** The day on which somebody looked at it last. */
  checkedOn: string
}

export interface ListedDirectory {
  providers: readonly ListedProvider[]
  services: readonly ListedService[]
  /** Names of the areas that services name, by code. */
  areas: ReadonlyMap<string, string>
}
