// Rows as a CSV file (RFC 4180) that a spreadsheet shows and does not run: what it would take for a formula is marked as text, and the
// reader of a caseload takes the mark away again. Every table that somebody takes out of the system is written here.
import { stringify } from 'csv-stringify/browser/esm/sync'
import { harmless } from './formula-mark.ts'

export type Cell = string | number | boolean | null | undefined

/**
 * With `marked`, it begins with a byte order mark: by it spreadsheets know that it is UTF-8. What is empty or unknown is an empty
 * cell; separators of other countries are quoted too, so that a reader that guesses one is not misled.
 */
export const writeCsv = (
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  { marked = true } = {},
): string =>
  stringify([columns, ...rows] as Cell[][], {
    bom: marked,
    record_delimiter: 'windows',
    quoted_match: /[;|\t\r\n]/,
    cast: { string: harmless, boolean: String },
  })
