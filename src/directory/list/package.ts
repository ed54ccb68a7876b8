// A provider's own list as if it were a directory of the standard, so that one set of rules reads both: what is confidential has no
// door, no cell is guessed, and what cannot be kept is named by its line.

import type { Row } from '../../api/table/row.ts'
import type { Line, Package } from '../hsds/tables.ts'
import { directoryId } from '../identity.ts'
import { listFields, type ListField, type ListMapping } from './fields.ts'

export interface ListToRead {
  /** Whose list it is: the provider of every row that names none. */
  name: string
  columns: readonly string[]
  mapping: ListMapping
  rows: readonly Row[]
}

const severalIn = (cell: string): string[] =>
  cell
    .split(/[;|\n,]/)
    .map((one) => one.trim())
    .filter(Boolean)

/** The heading of the column from which a cell of the standard came. */
export function headingOf(mapping: ListMapping, table: string, column: string | undefined): string | null {
  const isFrom = (field: string) => {
    const [of, named] = listFields[field as ListField] ?? []
    return of === table && named === column
  }
  return Object.keys(mapping).find((heading) => isFrom(mapping[heading]!)) ?? null
}

/** By field what one row says. */
function cellsOf({ columns, mapping }: ListToRead, { cells }: Row): Partial<Record<ListField, string>> {
  const said: Partial<Record<ListField, string>> = {}
  for (const [at, heading] of columns.entries()) {
    const target = Object.hasOwn(mapping, heading) ? mapping[heading] : undefined
    const cell = cells[at]?.trim()
    if (target && target !== 'none' && cell) said[target] = cell
  }
  return said
}

/** Which service a row is, at every reading of the list: by its own number, else by what it is called and who offers it where. */
const rowId = ({ number, name, address, city }: Partial<Record<ListField, string>>, provider: string) =>
  number ?? directoryId([provider, name, address, city].join('\n').toLowerCase())

/** `codeOf` knows the need that a word means. */
export function packageOf(list: ListToRead, codeOf: (word: string) => string | undefined): Package {
  const tables = new Map<string, Line[]>()
  const add = (line: number, table: string, cells: Record<string, string | undefined>) => {
    const filled = Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== undefined)
    const rows = tables.get(table) ?? []
    rows.push({ file: table, line, cells: Object.fromEntries(filled) })
    tables.set(table, rows)
  }
  const providers = new Set<string>()
  const terms = new Set<string>()
  const seen = new Set<string>()
  for (const row of list.rows) {
    const said = cellsOf(list, row)
    const provider = (said.provider ?? list.name).toLowerCase()
    const id = rowId(said, provider)
    if (!providers.has(provider))
      add(row.line, 'organizations', { id: provider, name: said.provider ?? list.name })
    providers.add(provider)
    add(row.line, 'services', serviceCells({ ...said, provider }, id))
    // A row that is refused brings nothing to another.
    if (!said.name || seen.has(id)) continue
    seen.add(id)
    addAround(add, row.line, id, said)
    for (const word of severalIn(said.needs ?? '')) {
      const term = codeOf(word) ?? word
      if (!terms.has(term)) add(row.line, 'taxonomy_terms', { id: term, name: term })
      terms.add(term)
      add(row.line, 'attributes', { link_entity: 'service', link_id: id, taxonomy_term_id: term })
    }
  }
  return {
    version: '3.0',
    lines: (table) => tables.get(table) ?? [],
    rows: { [list.name]: list.rows.length },
    remarks: [],
  }
}

/** The row of a service itself. */
function serviceCells(said: Partial<Record<ListField, string>>, id: string): Record<string, string> {
  const own = (Object.keys(said) as ListField[]).flatMap((field) => {
    const [table, column] = listFields[field]
    return table === 'services' ? [[column, said[field]]] : []
  })
  return { ...(Object.fromEntries(own) as Record<string, string>), id, organization_id: said.provider ?? '' }
}

/** The rows of the standard that hang on it: its place, its number, its hours, its languages and areas. */
function addAround(
  add: (line: number, table: string, cells: Record<string, string | undefined>) => void,
  line: number,
  id: string,
  said: Partial<Record<ListField, string>>,
): void {
  const { address, city, latitude, longitude, days, opens, closes, phone } = said
  if (address ?? city ?? latitude) {
    add(line, 'locations', { id, latitude, longitude })
    add(line, 'service_at_location', { id, service_id: id, location_id: id })
    if (address ?? city) add(line, 'addresses', { location_id: id, address_1: address, city })
  }
  if (phone) add(line, 'phones', { service_id: id, number: phone })
  if (days) add(line, 'schedules', { service_id: id, byday: days, opens_at: opens, closes_at: closes })
  for (const name of severalIn(said.languages ?? '')) add(line, 'languages', { service_id: id, name })
  for (const name of severalIn(said.areas ?? '')) add(line, 'service_areas', { service_id: id, name })
}
