// A JSON file: a list of people, each an object with a value for each heading. The list may stand under a name. What the standard calls
// a choice of several may be a list. The "line" of a person is their place in the list.
import { headings } from '../api/table/read-csv.ts'
import { BrokenFile, mostRows, type Table } from '../api/table/row.ts'

const asText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(asText).join(';')
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function listIn(text: string): unknown[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BrokenFile('not_json')
  }
  const list = isObject(value) ? Object.values(value).find(Array.isArray) : value
  if (!Array.isArray(list)) throw new BrokenFile('not_json')
  return list
}

export function readJson(text: string): Table {
  const list = listIn(text)
  if (list.length > mostRows) throw new BrokenFile('too_many')
  const names = [...new Set(list.filter(isObject).flatMap((one) => Object.keys(one)))]
  if (names.length === 0) throw new BrokenFile('empty')
  const faults: Table['faults'] = []
  const rows = list.flatMap((one, at) => {
    if (isObject(one)) return [{ line: at + 1, cells: names.map((name) => asText(one[name])) }]
    faults.push({ line: at + 1, column: null, code: 'cells' })
    return []
  })
  return { columns: headings(names), rows, faults }
}
