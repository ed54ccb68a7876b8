// Which cells of a table can be told, so that nobody works out a small one: not from its totals, not from other tables of the same people,
// not from tables that were told before of other months. Small cells are left out first; then each of them is attacked, with everything
// that is told, by two linear programs, and as long as it is found between too close limits one more cell is left out: the smallest of
// those that hold it there. Pure but for time: between two attacks others have their turn.

import { setImmediate } from 'node:timers/promises'
import { openAttack, type Attack, type Target } from './attack.ts'
import { isWorkable, stretchesOf, unknownsOf } from './linked-tables.ts'
import {
  codesOf,
  keyOf,
  openIn,
  roundDown,
  trueCells,
  type Box,
  type Counts,
  type Domain,
  type Shape,
  type Table,
} from './tables.ts'

export interface Rules {
  domain: Domain
  counts: Counts
  /** Fewer than so many are a small group. */
  least: number
  /** What is told is told down to a multiple of this. */
  base: number
  /** Combinations that nobody can have, as everybody knows: boxes in which nobody stands. */
  structuralZeros?: readonly Box[]
}

export interface Audit {
  /** Cells that were attacked. */
  attacked: number
  /** Of them, those that were found between too close limits. */
  found: number
  /** Of the cells that are not told, those of which exactly one number is possible. */
  reconstructed: number
}

export type Protected =
  | { table: Table; audit: Audit }
  /** `former`: what was told before and this together tell too much; `changed`: what was told before is not true any more;
   * `wide`: too many attributes stand in tables of the same months. */
  | { refused: 'former' | 'changed' | 'wide' }

interface Sum extends Box {
  n: number
  told: boolean
  /** The place of its table; the last one is new. */
  table: number
}

/** The table with what can be told of it, beside all tables that were told before. */
export async function protectTable(shape: Shape, former: readonly Table[], rules: Rules): Promise<Protected> {
  if (former.some((table) => hasChanged(table, rules))) return { refused: 'changed' }
  const tables = [...former, { ...shape, cells: [] }]
  if (!isWorkable(tables, rules.domain, stretchesOf(tables).length)) return { refused: 'wide' }
  const sums = tables.flatMap((table, at) => sumsOf(table, at, rules, at === former.length))
  const field = await openField(tables, sums, rules)
  if (!field) return { refused: 'wide' }
  try {
    const audit = await leaveOut(field, former.length, rules.least)
    if (audit.found > 0) return { refused: 'former' }
    const cells = sums
      .filter(({ table }) => table === former.length)
      .map(({ codes, n, told }) => ({ codes, n: told ? roundDown(n, rules.base) : null }))
    return { table: { ...shape, cells }, audit }
  } finally {
    field.attack.close()
  }
}

/** What can be found out of tables that were told, as they stand. */
export async function auditTables(tables: readonly Table[], rules: Rules): Promise<Audit | undefined> {
  const sums = tables.flatMap((table, at) => sumsOf(table, at, rules, false))
  const field = await openField(tables, sums, rules)
  if (!field) return undefined
  try {
    return await leaveOut(field, tables.length, rules.least)
  } finally {
    field.attack.close()
  }
}

/** The cells of a table with their true numbers. A new one tells what is not small. */
function sumsOf(table: Table, at: number, { domain, counts, least }: Rules, isNew: boolean): Sum[] {
  const numbers = trueCells(table, domain, counts)
  const told = new Map(table.cells.map(({ codes, n }) => [keyOf(codes), n !== null]))
  return codesOf(table, domain).map((codes) => {
    const key = keyOf(codes)
    const n = numbers.get(key)!
    return {
      attributes: table.attributes,
      periods: table.periods,
      codes,
      n,
      table: at,
      told: isNew ? n === 0 || n >= least : (told.get(key) ?? false),
    }
  })
}

/** A number that was told would be another one now: whoever compares the two learns who came, or went. */
function hasChanged(table: Table, { domain, counts, base }: Rules): boolean {
  const numbers = trueCells(table, domain, counts)
  return table.cells.some(
    ({ codes, n }) => n !== null && roundDown(numbers.get(keyOf(codes)) ?? 0, base) !== n,
  )
}

/** Everything that is told or kept back, and the attack on it. */
interface Field {
  attack: Attack
  sums: Sum[]
  membersOf: readonly (readonly number[])[]
}

async function openField(tables: readonly Shape[], sums: Sum[], rules: Rules): Promise<Field | undefined> {
  const extra = [...differences(tables, rules)]
  const { least, structuralZeros = [] } = rules
  const unknowns = unknownsOf([...sums, ...extra, ...structuralZeros], rules.domain, stretchesOf(tables))
  if (!unknowns) return undefined
  const { n, membersOf, alike } = unknowns
  const empty = structuralZeros.map((_, at) => ({
    members: membersOf[sums.length + extra.length + at]!,
    n: 0,
  }))
  const targets = [
    ...sums.flatMap((sum, at) => targetsOf(sum, membersOf[at]!, sums, least)),
    ...extra.map((_, at) => small(membersOf[sums.length + at]!, least)),
  ]
  const known = sums.map((sum, at) => ({ members: membersOf[at]!, n: sum.n }))
  // Nobody tells that two sides are the same people: it is so, and is never forgotten.
  const always = [...alike.map((one) => ({ ...one, n: 0 })), ...empty]
  const attack = await openAttack(n, [...known, ...always], targets)
  for (const [at, { told }] of sums.entries()) if (!told) attack.forget(at)
  return { attack, sums, membersOf }
}

/** Whoever is few must be found nowhere between nothing and `least`. */
const small = (members: readonly number[], least: number): Target => ({
  members,
  low: 0,
  high: least,
  width: least,
})

/** A large one that was left out for the sake of others may be known roughly, and never exactly. */
const leftOut = (members: readonly number[], n: number, least: number): Target =>
  n < least ? small(members, least) : { members, low: n, high: n, width: least }

function targetsOf(sum: Sum, members: readonly number[], sums: readonly Sum[], least: number): Target[] {
  const { n, told } = sum
  if (!told || (n > 0 && n < least)) return [leftOut(members, n, least)]
  return isWholeGroup(sum, sums) ? [{ members, low: n - least, high: n, width: least }] : []
}

/** Everybody of a row that is told has the same code: whoever is known to stand in the row has it. */
function isWholeGroup({ codes, n, table, attributes }: Sum, sums: readonly Sum[]): boolean {
  if (n === 0 || attributes.length - openIn(codes) < 2) return false
  return codes.some((code, at) => {
    if (code === null) return false
    const row = keyOf(codes.with(at, null))
    return sums.some((other) => other.table === table && other.n === n && keyOf(other.codes) === row)
  })
}

/** Small groups that stand in no table, but between two of them: months that one counts and the other does not, or that both do. */
function* differences(tables: readonly Shape[], rules: Rules): Generator<Box> {
  const seen = new Set<string>()
  for (const [at, one] of tables.entries())
    for (const other of tables.slice(0, at)) {
      const attributes = one.attributes.filter((name) => other.attributes.includes(name))
      for (const periods of partsOf(one.periods, other.periods)) {
        const key = JSON.stringify([attributes, periods])
        if (seen.has(key)) continue
        seen.add(key)
        const shape = { attributes, periods }
        const numbers = trueCells(shape, rules.domain, rules.counts)
        for (const codes of codesOf(shape, rules.domain)) {
          const n = numbers.get(keyOf(codes))!
          if (n > 0 && n < rules.least) yield { ...shape, codes }
        }
      }
    }
}

/** What only one of them counts, and what both count, where that is neither of them whole. */
function partsOf(one: readonly string[], other: readonly string[]): string[][] {
  const [inOne, inOther] = [new Set(one), new Set(other)]
  const both = one.filter((period) => inOther.has(period))
  if (both.length === 0) return []
  const parts = [
    both,
    one.filter((period) => !inOther.has(period)),
    other.filter((period) => !inOne.has(period)),
  ]
  return parts.filter(
    ({ length }, at) => length > 0 && (at > 0 || (length < one.length && length < other.length)),
  )
}

/** Attacks every target, and leaves out more of the new table until none is found; then tells again what was left out in vain. */
async function leaveOut({ attack, sums, membersOf }: Field, newTable: number, least: number): Promise<Audit> {
  let found = 0
  const gone = new Map<number, number>()
  // What is left out on the way is attacked like the others: the list grows while it is gone through.
  for (let at = 0; at < attack.targets.length; at++) {
    await setImmediate()
    for (let holders = attack.holders(at); holders; holders = attack.holders(at)) {
      const next = smallestOf(holders, sums, newTable)
      if (next === undefined) {
        found += 1
        break
      }
      sums[next]!.told = false
      attack.forget(next)
      gone.set(next, attack.add(leftOut(membersOf[next]!, sums[next]!.n, least)))
    }
  }
  for (const [place, target] of found > 0 ? [] : [...gone].toSorted(([a], [b]) => sums[b]!.n - sums[a]!.n))
    if (await attack.tryTelling(place, target)) sums[place]!.told = true
  const hidden = sums.flatMap(({ told }, at) => (told ? [] : [membersOf[at]!]))
  return { attacked: attack.targets.length, found, reconstructed: hidden.filter(attack.isFound).length }
}

/** Of the told cells of the new table, the one with the fewest. */
const smallestOf = (places: readonly number[], sums: readonly Sum[], newTable: number): number | undefined =>
  places
    .filter((place) => sums[place]?.told && sums[place].table === newTable)
    .toSorted((a, b) => sums[a]!.n - sums[b]!.n || a - b)[0]
