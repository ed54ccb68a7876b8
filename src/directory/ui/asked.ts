// What a search is asked, as its parts hand it to one another.
import type { Criteria, Service } from '../model.ts'

/** What was asked so far; without a need there is no search. */
export interface Asked {
  code: string | null
  language: string | null
  area: string | null
}

export interface DirectorySearchProps {
  /** Refers to a service for what was looked for. Without it the search only finds. */
  onRefer?: (service: Service, need: string) => void
  /** What is asked already, for instance by a need of the plan or by a call. */
  initial?: Partial<Omit<Criteria, 'after'>>
  /** All languages that the person speaks: they move a service up or down, here alone, and none is left out for them. */
  understands?: readonly string[]
}
