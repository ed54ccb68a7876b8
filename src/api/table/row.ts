// A table as it was read, whatever kind of file it came from; and why a line of it, or all of it, is not taken.

export const mostBytes = 20 * 1024 * 1024
export const mostRows = 50_000

/** Why a line is no row of a table. */
export const tableFaults = ['quote', 'cells', 'unreadable', 'too_long'] as const

export interface TableFault<Code extends string = (typeof tableFaults)[number]> {
  line: number
  /** The heading of the column; null where it is the whole line. */
  column: string | null
  code: Code
}

export interface Row {
  /** The line on which it begins. */
  line: number
  cells: string[]
}
export interface Table {
  columns: string[]
  rows: Row[]
  faults: TableFault[]
}

/** The first values of a column, by which somebody tells what it means. */
export const samplesOf = (rows: readonly Row[], at: number): string[] =>
  rows.flatMap(({ cells }) => cells[at] || []).slice(0, 3)

/** Why a whole file is not taken. */
export type BrokenCode = 'too_large' | 'too_many' | 'empty' | 'not_json' | 'no_rows' | 'heading' | 'not_table'

/** A file that is refused as a whole. */
export class BrokenFile extends Error {
  readonly code: BrokenCode
  constructor(code: BrokenCode) {
    super(code)
    this.name = 'BrokenFile'
    this.code = code
  }
}
