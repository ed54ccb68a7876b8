// A table as it was read, whatever kind of file it came from.
import type { Fault } from '../codes.ts'

export interface Row {
  /** The line on which it begins. */
  line: number
  cells: string[]
}
export interface Table {
  columns: string[]
  rows: Row[]
  faults: Fault[]
}
