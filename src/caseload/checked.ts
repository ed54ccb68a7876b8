// What is told of a file that was read, and of what was found in it. Apart from the reading, so that a page carries no reader of files.
import type { Fault } from './codes.ts'
import type { Mapping } from './columns.ts'
import type { Defaults } from './read-person.ts'
import type { Encoding } from '../api/table/decode.ts'
import type { DayOrder } from './values.ts'

/** What the page is told of a file. */
export interface About {
  hash: string
  encoding: Encoding
  columns: string[]
  /** By column the first values, for whoever says what it means. */
  samples: string[][]
  rows: number
  /** In which order its days stand, where it tells. */
  order: DayOrder | null
}

/** Somebody who has a case already. */
export interface Known {
  caseId: string
  name: string
  birth?: string | undefined
  reference: string
}

/** Somebody who is in the file twice, or has a case: the line, and the other line or the reference. */
export interface Twice {
  line: number
  as: string
}

export interface Checked {
  good: number
  /** Those of the good who are followed up elsewhere. */
  followedUp: number
  /** Those of the good whose case was over: it is closed as soon as it is here. */
  closed: number
  refused: Fault[]
  /** How many lines that is. */
  refusedLines: number
  inFile: Twice[]
  here: Twice[]
  /** Those who came with an earlier try of the same file. */
  arrived: number
}

export interface Choice {
  mapping: Mapping
  defaults: Defaults
  known: readonly Known[]
  /** The run in which this file was begun. */
  run: string
}
