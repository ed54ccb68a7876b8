// A CSV file row by row, of which every row that cannot be read is named by its line and the next one is read all the same: a quote
// that was never closed costs its own line and not the rest of the file. The library reads; what it stops at is cut out here.
import { parse, type CsvError } from 'csv-parse/browser/esm/sync'
import { withoutMark } from '../formula-mark.ts'
import { BrokenFile, mostRows, type Table, type TableFault } from './row.ts'

/** So much is read at once: a fault is looked for again from its line on, and within this much. */
const pieceLength = 256 * 1024
/** A file with more broken lines than this is no table. */
const mostBroken = 1000

export const separators = [',', ';', '\t', '|'] as const

/** The separator that the first line has most of, outside quotes. */
export function separatorOf(text: string): string {
  const end = text.indexOf('\n')
  const first = (end < 0 ? text : text.slice(0, end)).replaceAll(/"[^"]*"/g, '')
  const counted = separators.map((one) => ({ one, count: first.split(one).length }))
  return counted.toSorted((a, b) => b.count - a.count)[0]!.one
}

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell === '')
// oxlint-disable-next-line no-control-regex
const isUnreadable = (cell: string): boolean => /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD]/.test(cell)

/** Puts rows together, and refuses by line and column what is none. */
function collector(onRows: (rows: number) => void) {
  const table: Table = { columns: [], rows: [], faults: [] }
  const refuse = (line: number, code: TableFault['code'], column: string | null = null) =>
    void table.faults.push({ line, column, code })
  return {
    table,
    refuse,
    add: (line: number, values: readonly string[]): void => {
      const cells = values.map((value) => withoutMark(value.trim()))
      if (isEmpty(cells)) return
      if (table.columns.length === 0) {
        table.columns = headings(cells)
        return
      }
      if (table.rows.length + table.faults.length >= mostRows) throw new BrokenFile('too_many')
      const more = cells.splice(table.columns.length)
      if (cells.length < table.columns.length || !isEmpty(more)) return refuse(line, 'cells')
      const unreadable = cells.findIndex(isUnreadable)
      if (unreadable >= 0) return refuse(line, 'unreadable', table.columns[unreadable])
      table.rows.push({ line, cells })
      if (table.rows.length % 1000 === 0) onRows(table.rows.length)
    },
  }
}

/** Names for all columns, each once: what has none is called by its place. */
export function headings(cells: readonly string[]): string[] {
  if (cells.some(isUnreadable)) throw new BrokenFile('heading')
  const names = cells.map((cell, at) => cell || `#${at + 1}`)
  return names.map((name, at) => (names.indexOf(name) === at ? name : `${name} #${at + 1}`))
}

interface Piece {
  text: string
  separator: string
  isLast: boolean
}

/** Reads one piece; answers with how many of its lines were read, and why it stopped before its end. */
function readPiece({ text, separator, isLast }: Piece, add: (line: number, cells: string[]) => void) {
  let lines = 0
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (cells: string[], context) => {
        add(lines, cells)
        lines = context.lines
        return null
      },
    })
    return { lines, stopped: undefined }
  } catch (error) {
    const { code } = error as Partial<CsvError>
    if (error instanceof BrokenFile || typeof code !== 'string') throw error
    return {
      lines,
      stopped: code === 'CSV_QUOTE_NOT_CLOSED' && !isLast ? ('cut' as const) : ('broken' as const),
    }
  }
}

/** Where the line after `lines` lines begins. */
function startOf(text: string, lines: number): number {
  let at = 0
  for (let line = 0; line < lines; line += 1) {
    const next = text.indexOf('\n', at)
    if (next < 0) return text.length
    at = next + 1
  }
  return at
}

/** Reads all of it; `onRows` hears how far it is. Fails with BrokenFile where it is no table at all. */
export function readCsv(
  text: string,
  separator: string,
  onRows: (rows: number) => void = () => undefined,
): Table {
  const { table, refuse, add } = collector(onRows)
  let broken = 0
  const skip = (line: number, code: TableFault['code']) => {
    refuse(line, code)
    if ((broken += 1) > mostBroken) throw new BrokenFile('not_table')
  }
  for (let at = 0, line = 1; at < text.length;) {
    const cut = text.lastIndexOf('\n', at + pieceLength) + 1
    const isLast = at + pieceLength >= text.length
    const end = isLast ? text.length : cut
    const next = text.indexOf('\n', at) + 1 || text.length
    if (end <= at) {
      skip(line, 'too_long')
      at = next
      line += 1
      continue
    }
    const piece = text.slice(at, end)
    const { lines, stopped } = readPiece({ text: piece, separator, isLast }, (before, cells) =>
      add(line + before, cells),
    )
    const read = stopped ? startOf(piece, lines) : piece.length
    at += read
    line += stopped ? lines : piece.split('\n').length - 1
    // A row that the end of the piece has cut in two is read from its beginning; one that fills all of it is too long.
    if (stopped === 'broken' || (stopped === 'cut' && read === 0)) {
      skip(line, 'quote')
      at = text.indexOf('\n', at) + 1 || text.length
      line += 1
    }
  }
  if (table.columns.length === 0) throw new BrokenFile('empty')
  return table
}
