// A file that was read, checked against what its columns mean and against who is here already. It stays where it was read: in a worker
// of the browser. Everything here can be done again with another mapping.
import { repeatsHeadings } from './columns.ts'
import { plainly } from './htcds/code-lists.ts'
import type { About, Checked, Choice, Known } from './checked.ts'
import { caseIdOf } from './run.ts'
import { readPerson, type Person } from './read-person.ts'
import { decode, encodingOf, type Encoding } from '../api/table/decode.ts'
import { readCsv, separatorOf } from '../api/table/read-csv.ts'
import { BrokenFile, mostBytes, samplesOf, type Table } from '../api/table/row.ts'
import { readJson } from './read-json.ts'
import { dayOrderOf } from './values.ts'

export interface Loaded extends Table {
  encoding: Encoding
  /** Tells files apart, so that one that was begun is known again. */
  hash: string
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Reads a file; without an encoding that one which it shows. Fails with BrokenFile. */
export async function loadFile(
  bytes: Uint8Array<ArrayBuffer>,
  {
    encoding = encodingOf(bytes),
    onRows,
  }: { encoding?: Encoding | undefined; onRows?: ((rows: number) => void) | undefined } = {},
): Promise<Loaded> {
  if (bytes.length > mostBytes) throw new BrokenFile('too_large')
  const text = decode(bytes, encoding)
  if (text.trim() === '') throw new BrokenFile('empty')
  const table = /^\s*[[{]/.test(text) ? readJson(text) : readCsv(text, separatorOf(text), onRows)
  if (table.rows[0] && repeatsHeadings(table.columns, table.rows[0].cells)) table.rows.shift()
  if (table.rows.length + table.faults.length === 0) throw new BrokenFile('no_rows')
  return { ...table, encoding, hash: await hashOf(bytes) }
}

export function aboutOf({ hash, encoding, columns, rows, faults }: Loaded): About {
  const samples = columns.map((_, at) => samplesOf(rows, at))
  const order = dayOrderOf(rows.slice(0, 5000).flatMap(({ cells }) => cells)) ?? null
  return { hash, encoding, columns, samples, rows: rows.length + faults.length, order }
}

interface Named {
  name: string
  birth?: string | undefined
}

/** By name and birthday, whoever was first. The same name, and no other birthday: who is known by a name alone is told from nobody. */
function named<One extends Named>() {
  const all = new Map<string, Map<string | undefined, One>>()
  return {
    of({ name, birth }: Named): One | undefined {
      const same = all.get(plainly(name))
      return birth === undefined ? same?.values().next().value : (same?.get(birth) ?? same?.get(undefined))
    },
    add(one: One): void {
      const name = plainly(one.name)
      const same = all.get(name) ?? new Map<string | undefined, One>()
      if (!same.has(one.birth)) all.set(name, same.set(one.birth, one))
    },
  }
}

/** Everybody in it who can be taken, and what is to be said of them. */
export function checkFile(
  { columns, rows, faults }: Loaded,
  { mapping, defaults, known, run }: Choice,
  onRows: (rows: number) => void = () => undefined,
): { people: Person[]; checked: Checked } {
  const held = named<Known>()
  for (const one of known) held.add(one)
  const ids = new Set(known.map(({ caseId }) => caseId))
  const before = named<Person>()
  const people: Person[] = []
  const checked: Checked = {
    good: 0,
    followedUp: 0,
    closed: 0,
    refused: [...faults],
    refusedLines: 0,
    inFile: [],
    here: [],
    arrived: 0,
  }
  rows.forEach((row, at) => {
    if (at % 1000 === 0) onRows(at)
    const { person, faults: wrong } = readPerson(row, columns, mapping, defaults)
    if (wrong.length > 0) return void checked.refused.push(...wrong)
    const here = held.of(person)
    const twice = before.of(person)
    if (ids.has(caseIdOf(run, person.line))) checked.arrived += 1
    else if (here) checked.here.push({ line: person.line, as: here.reference })
    else if (twice) checked.inFile.push({ line: person.line, as: String(twice.line) })
    before.add(person)
    people.push(person)
  })
  checked.refused.sort((a, b) => a.line - b.line)
  checked.refusedLines = new Set(checked.refused.map(({ line }) => line)).size
  checked.good = people.length
  checked.closed = people.filter(({ isClosed }) => isClosed).length
  checked.followedUp = people.filter(({ isFollowedUp }) => isFollowedUp).length
  return { people, checked }
}
