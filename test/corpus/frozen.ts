// Which strings of the code lie in bytes that are sealed, signed or hashed, in rows, in browsers and on paper. Read from the
// source as it is, whatever its files and functions are called.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from '../../src/tracks/define.ts'

/** A list of strings, or several by name. */
export type Strings = readonly string[] | { readonly [name: string]: Strings }

const sorted = (strings: Iterable<string>): string[] => [...new Set(strings)].toSorted()

/** The program's own source, without its tests; `under` is a part of it. */
function sourceOf(root: string, under: string): string {
  return globSync(`${under}/**/*.{ts,tsx,sql}`, { cwd: root })
    .filter((path) => !path.includes('.test.'))
    .toSorted()
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')
}

const found = (text: string, pattern: RegExp): string[] =>
  sorted(
    [...text.matchAll(pattern)].flatMap(([, ...groups]) => groups.find((one) => one !== undefined) ?? []),
  )

/** Names of the sealed rows that a ciphertext is bound to: `table/field`. */
const placesIn = (text: string): string[] =>
  sorted(
    [...text.matchAll(/table: '(\w+)'[^{}]*?\bfield(?:: (?:'(\w+)'|\w+))?[,\s]/g)].map(
      ([, table, field]) => `${table}/${field ?? '…'}`,
    ),
  )

/** The literals of each label, in their order: `unlock passphrase`. What varies stands between them. */
const labelsIn = (text: string): string[] =>
  sorted(
    [...text.matchAll(/\baadLabel\(((?:[^()]|\([^()]*\))*)\)/g)]
      .map(([, inside = '']) => [...inside.matchAll(/'([^']+)'/g)].map(([, one]) => one).join(' '))
      .filter((label) => label !== ''),
  )

/** What a process keeps in rows: its states, kinds, moves, and the answers by name with the codes that they may be. */
const ofMachine = ({ states, subkinds = [], moves, opens }: Machine): Strings => ({
  states: [...states],
  subkinds: [...subkinds],
  opens: asked(opens.ask),
  moves: Object.fromEntries(Object.entries(moves).map(([name, { ask }]) => [name, asked(ask)])),
})
const asked = (ask: Machine['opens']['ask'] = {}): Strings =>
  Object.fromEntries(
    Object.entries(ask).map(([name, field]) => [name, 'codes' in field ? [...field.codes] : []]),
  )

/** Between the codes of a list. */
const either = ' | '

/** Every list of codes that an endpoint takes or gives. */
export function codeLists(openapi: unknown): string[] {
  const lists: string[] = []
  const look = (at: unknown): void => {
    if (typeof at !== 'object' || at === null) return
    const { enum: codes } = at as { enum?: unknown }
    if (Array.isArray(codes)) lists.push(sorted(codes.map(String)).join(either))
    for (const one of Object.values(at)) look(one)
  }
  look(openapi)
  return sorted(lists)
}

interface Program {
  /** The folder that holds `src`. */
  root: string
  machines: readonly Machine[]
  /** Every endpoint, by group. */
  endpoints: Readonly<Record<string, Readonly<Record<string, { audit?: string }>>>>
  openapi: unknown
}

/** The strings of a program, by where they lie. */
export function stringsOf({ root, machines, endpoints, openapi }: Program): Record<string, Strings> {
  const all = sourceOf(root, 'src')
  const sealing = sourceOf(root, 'src/sealing')
  const audited = Object.values(endpoints).flatMap((group) =>
    Object.values(group).flatMap(({ audit = 'none' }) => (audit === 'none' ? [] : [audit])),
  )
  const moved = machines.flatMap(({ kind, moves }) => Object.keys(moves).map((move) => `${kind}.${move}`))
  return {
    'labels: HPKE info, additional data, HKDF info, prefix of what is signed': labelsIn(all),
    'places: the row and field that a ciphertext is bound to': placesIn(all),
    'records: their kinds, which are the fields that they are bound to': found(
      sourceOf(root, 'src/client'),
      /^ {2}\| '(\w+)'$/gm,
    ),
    'statements: their kinds': {
      written: found(sealing, /\bt: '([a-z]+)'/g),
      read: found(sealing, /^ {2}(?:async )?(\w+)\(now, said/gm),
    },
    'statements: their fields': found(sealing, /\(said, '(\w+)'|\bsaid\['(\w+)'\]/g),
    // A move that time makes has its line too, and no endpoint.
    'audit actions': sorted([
      ...audited,
      ...moved,
      ...found(all, /audit\.append\([^)]*?'([a-z]+\.[a-z-]+)'/g),
    ]),
    'drafts: where they lie': found(all, /useDraft\((?:'([^']+)'|`([^`$]+))/g),
    'codes: processes': Object.fromEntries(machines.map((one) => [one.kind, ofMachine(one)])),
    'codes: lists': codeLists(openapi),
  }
}

/** Every name and every quoted string of the source: for what can only be listed by hand. */
export function wordsIn(root: string): Set<string> {
  const text = `${sourceOf(root, 'src')}\n${sourceOf(root, 'bin')}`
  return new Set([
    ...found(text, /\b([A-Za-z_]\w*)\b/g),
    ...found(text, /'([^'\n]*)'/g),
    // How a name begins that goes on with something else.
    ...found(text, /`([^`$\n]+)\$/g),
  ])
}

/** What stands in `golden` and nowhere in `now`, each with the way to it. A list of codes may have grown. */
export function lost(golden: Strings, now: Strings | undefined, way: readonly string[] = []): string[] {
  if (isList(golden)) {
    const there = now !== undefined && isList(now) ? now : []
    const grown = there.map((one) => new Set(one.split(either)))
    const isThere = (one: string) => grown.some((codes) => one.split(either).every((code) => codes.has(code)))
    return golden.filter((one) => !isThere(one)).map((one) => [...way, one].join(' › '))
  }
  const here = now === undefined || isList(now) ? {} : now
  return Object.entries(golden).flatMap(([name, inner]) =>
    name in here || isEmpty(inner) ? lost(inner, here[name], [...way, name]) : [[...way, name].join(' › ')],
  )
}

/** Both together: nothing is taken away. */
export function joined(golden: Strings | undefined, now: Strings): Strings {
  if (golden === undefined) return now
  if (isList(golden)) return sorted([...golden, ...(isList(now) ? now : [])])
  if (isList(now)) return golden
  const names = sorted([...Object.keys(golden), ...Object.keys(now)])
  return Object.fromEntries(
    names.map((name) => [
      name,
      now[name] === undefined ? (golden[name] as Strings) : joined(golden[name], now[name]),
    ]),
  )
}

const isList = (strings: Strings): strings is readonly string[] => Array.isArray(strings)
const isEmpty = (strings: Strings): boolean => isList(strings) && strings.length === 0
