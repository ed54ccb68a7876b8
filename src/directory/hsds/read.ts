// Reads one CSV file row by row, whatever its line ends and however many lines a quoted field has, and always knows on
// which line a row begins. Anything that is not CSV stops the import and says where.

import { parse, type CsvError, type Parser } from 'csv-parse'
import { withoutMark } from '../../api/formula-mark.ts'
import { brokenFile } from './report.ts'

/** A row: its cells by column name, trimmed, empty ones left out; and the line on which it begins. */
export interface Row {
  line: number
  cells: Record<string, string>
}

export interface Table {
  file: string
  columns: string[]
  rows: Row[]
}

const longestRow = 1024 * 1024
const mostRows = 500_000

/** Decodes UTF-8 strictly, without byte order mark, every line end as `\n`. */
async function* decode(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let carried = ''
  for await (const chunk of bytes) {
    let text: string
    try {
      text = carried + decoder.decode(chunk, { stream: true })
    } catch {
      const good = new TextDecoder().decode(chunk).split('\uFFFD')[0] as string
      throw brokenFile({ file, line: line + good.split('\n').length - 1, broken: 'the text is not UTF-8' })
    }
    // A line end that is cut in two by the chunks waits for its other half.
    carried = text.endsWith('\r') ? '\r' : ''
    const clean = text.slice(0, text.length - carried.length).replaceAll('\r\n', '\n')
    const zero = clean.indexOf('\0')
    if (zero >= 0)
      throw brokenFile({
        file,
        line: line + clean.slice(0, zero).split('\n').length - 1,
        broken: 'there is a zero byte',
      })
    line += clean.split('\n').length - 1
    yield clean
  }
  if (carried) yield carried
  try {
    decoder.decode()
  } catch {
    throw brokenFile({ file, line, broken: 'the text is not UTF-8' })
  }
}

const sentences: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened here and never closed',
  INVALID_OPENING_QUOTE: 'a quote stands in the middle of a value that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'a quote is closed, but the value goes on after it',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'the row has another number of values than the header',
  CSV_MAX_RECORD_SIZE: 'the row is longer than one megabyte; a quote may be open',
}

/**
 * Reads a file. Throws what `brokenOf` knows when it is not CSV or its header names a column twice.
 * `onRow` hears how many rows there are so far.
 */
export async function readTable(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  onRow: (rows: number) => void = () => undefined,
): Promise<Table> {
  let last = 0 // the line on which the last whole row ended
  let columns: string[] = []
  const rows: Row[] = []
  const parser = parse({
    skip_empty_lines: true,
    max_record_size: longestRow,
    on_record: (values: string[], context) => {
      const line = last + 1
      last = context.lines
      if (columns.length === 0) columns = header(values, file)
      else if (values.some((value) => value.trim() !== '') || columns.length === 1)
        rows.push({ line, cells: cellsOf(columns, values) })
      if (rows.length > mostRows)
        throw brokenFile({ file, line, broken: `there are more than ${mostRows} rows` })
      onRow(rows.length)
      return null
    },
  })
  const finished = new Promise<void>((resolve, reject) => {
    parser.on('end', resolve)
    parser.on('error', reject)
  })
  finished.catch(() => undefined)
  parser.resume()
  try {
    for await (const text of decode(bytes, file))
      if (!parser.write(text)) await Promise.race([drained(parser), finished])
    parser.end()
    await finished
  } catch (error) {
    const { code, column } = error as CsvError & { column?: number }
    const sentence = typeof code === 'string' ? sentences[code] : undefined
    if (!sentence) throw error
    const name = typeof column === 'number' ? columns[column] : undefined
    throw brokenFile({
      file,
      line: last + 1,
      ...(name ? { column: name } : typeof column === 'number' ? { column: String(column + 1) } : {}),
      broken: sentence,
    })
  } finally {
    parser.destroy()
  }
  if (columns.length === 0) throw brokenFile({ file, broken: 'the file is empty' })
  return { file, columns, rows }
}

const drained = (parser: Parser) =>
  new Promise<void>((resolve) => {
    parser.once('drain', resolve)
  })

function header(values: string[], file: string): string[] {
  const names = values.map((value, at) => value.trim().toLowerCase() || `column ${at + 1}`)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice) throw brokenFile({ file, line: 1, column: twice, broken: 'the header names this column twice' })
  return names
}

function cellsOf(columns: readonly string[], values: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const [at, value] of values.entries()) {
    const text = withoutMark(value.trim())
    if (text) cells[columns[at] as string] = text
  }
  return cells
}
