// A folder of HSDS files, read whole: every table by its 3.0 name, and a remark for everything in it that this
// directory does not keep.

import { readTable, type Row, type Table } from './read.ts'
import { brokenFile, type Remark } from './report.ts'
import { required, tableOf, tables, versionOf } from './standard.ts'

/** A row that remembers its file. */
export interface Line extends Row {
  file: string
}

export interface Package {
  version: '1.1' | '3.0'
  /** Rows by table, in the order of the files. */
  lines: (table: string) => readonly Line[]
  /** Rows by file, as read. */
  rows: Record<string, number>
  remarks: Remark[]
}

/** A folder, wherever it is. */
export interface Folder {
  names: readonly string[]
  /** The bytes of one of its files, in pieces. */
  open: (name: string) => AsyncIterable<Uint8Array>
}

/** Told while reading; `rows` of the file so far. */
export type Progress = (step: { file: string; rows: number }) => void

/**
 * Reads a folder. Throws what `brokenOf` knows when a file is not CSV, or the two files without which there is no
 * directory (services.csv, organizations.csv) are missing or lack their ids.
 */
export async function readPackage(folder: Folder, onProgress: Progress = () => undefined): Promise<Package> {
  const files = folder.names.filter((name) => name.toLowerCase().endsWith('.csv')).toSorted(physicalFirst)
  for (const table of ['organizations', 'services']) {
    if (!files.some((file) => tableOf(file) === table))
      throw brokenFile({
        file: `${table}.csv`,
        broken: 'the folder has no such file, so it is not an HSDS directory',
      })
  }
  const read: Table[] = []
  // One after the other: the first broken file is named, always the same one.
  for (const file of files)
    read.push(await readTable(folder.open(file), file, (rows) => onProgress({ file, rows })))
  read.forEach(checkColumns)
  const byTable = Map.groupBy(read, ({ file }) => tableOf(file) ?? '')
  return {
    version: versionOf(new Map(read.map(({ file, columns }) => [file, columns]))),
    lines: (table) =>
      (byTable.get(table) ?? []).flatMap(({ file, rows }) => rows.map((row) => ({ ...row, file }))),
    rows: Object.fromEntries(read.map(({ file, rows }) => [file, rows.length])),
    remarks: read.flatMap(remarksOn),
  }
}

// Where there are both, the house comes before the post box.
const physicalFirst = (a: string, b: string) =>
  Number(/postal/i.test(a)) - Number(/postal/i.test(b)) || (a < b ? -1 : 1)

function checkColumns({ file, columns }: Table): void {
  const missing = (required[tableOf(file) ?? ''] ?? []).find((name) => !columns.includes(name))
  if (missing)
    throw brokenFile({
      file,
      line: 1,
      column: missing,
      broken: 'the header has no such column, so the file is not HSDS',
    })
}

function remarksOn({ file, columns, rows }: Table): Remark[] {
  const table = tableOf(file)
  const known = table === undefined ? undefined : tables[table]
  if (!known) {
    const cause =
      table === undefined ? 'not-in-standard' : table === 'contacts' ? 'person-named' : 'file-unused'
    return rows.length === 0
      ? [{ kind: 'dropped', file, line: 1, cause }]
      : rows.map(({ line }) => ({ kind: 'dropped', file, line, cause }))
  }
  return columns.flatMap((column): Remark[] => {
    const stated = Object.hasOwn(known, column) ? known[column] : 'not-in-standard'
    if (stated === true || stated === undefined) return []
    const fate = typeof stated === 'object' ? 'no-place' : stated
    const filled = rows.filter(
      ({ cells }) => column in cells && (typeof stated !== 'object' || cells[column] !== stated.only),
    )
    // A column that the standard does not know is named even when it is empty.
    if (filled.length === 0)
      return fate === 'not-in-standard' ? [{ kind: 'dropped', file, column, line: 1, cause: fate }] : []
    return filled.map(({ line }) => ({ kind: 'dropped', file, column, line, cause: fate }))
  })
}
