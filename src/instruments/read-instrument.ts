// Reads the file of an instrument whole, or refuses it by line and field: a loop, an item that nobody is ever asked, a code that nobody
// knows. Used by the command line and by the tests of what is shipped; the browser takes what was checked here.

import { z } from 'zod'
import { staffRoles } from '../api/roles.ts'
import { readByLine, type Fault, type Found } from '../jurisdiction/read-by-line.ts'
import { courseCodes } from '../training/codes.ts'
import { answers, modes, outcomes, strengths, type Instrument } from './instrument.ts'

const Code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)
const Words = z.strictObject({ en: z.string().trim().min(2).max(600), ar: z.string().trim().min(2).max(600) })
const Count = z.int().min(1).max(60)
const Item = z.strictObject({
  id: Code,
  group: Code,
  words: Words,
  why: Words,
  strength: z.enum(strengths).optional(),
  danger: z.literal(true).optional(),
  only: z
    .array(z.strictObject({ item: Code, answer: z.enum(answers) }))
    .min(1)
    .optional(),
})
const InstrumentFile: z.ZodType<Instrument> = z.strictObject({
  id: Code,
  version: Count,
  title: Words,
  licence: z.string().min(2).max(200),
  source: Words,
  mode: z.enum(modes),
  population: z.enum(['adult', 'child']),
  roles: z.array(z.enum(staffRoles)).min(1),
  training: z.enum(courseCodes).optional(),
  items: z.array(Item).max(60),
  combine: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('signs'), least: Count }),
      z.strictObject({
        kind: z.literal('dimensions'),
        least: Count,
        each: z.array(z.partialRecord(z.enum(strengths), Count)).min(1),
      }),
    ])
    .optional(),
  evidence: Words,
  results: z.record(z.enum(outcomes), Words),
})

/** What no single field can show. */
function* faultsOf(instrument: Instrument): Generator<Found> {
  const { items, combine, mode, population } = instrument
  yield* faultsOfMode(instrument)
  const ids = items.map(({ id }) => id)
  for (const [at, { id, only = [], strength }] of items.entries()) {
    if (ids.indexOf(id) < at) yield [['items', at, 'id'], `there is an item ${id} already`]
    if (combine?.kind === 'dimensions' && !strength)
      yield [['items', at], 'it counts in a dimension and says no strength']
    const before = only.map(({ item }) => ids.indexOf(item))
    for (const [nth, { item }] of only.entries()) {
      const path = ['items', at, 'only', nth, 'item']
      if (before[nth]! < 0) yield [path, `there is no item ${item}`]
      else if (before[nth]! >= at) yield [path, `${item} is asked later: this would wait for itself`]
    }
    if (before.every((one) => one >= 0 && one < at) && isDead(items, at))
      yield [['items', at, 'only'], 'nobody is ever asked it: what it waits for cannot all be']
  }
  const groups = new Set(items.map(({ group }) => group))
  const most = combine?.kind === 'signs' ? items.length : groups.size
  if (combine && combine.least > most)
    yield [['combine', 'least'], `there are only ${most}: it could never be reached`]
  if (population === 'child' && mode === 'asked') yield [['mode'], 'a child is observed, never questioned']
}

/** Of a set whose words are under licence only the result is kept; any other has words, and says how they combine. */
function* faultsOfMode({ items, combine, mode }: Instrument): Generator<Found> {
  const isResultOnly = mode === 'result_only'
  if (isResultOnly && items.length > 0) yield [['items'], 'only its result is kept: leave its words out']
  if (isResultOnly && combine) yield [['combine'], 'only its result is kept: nothing combines']
  if (!isResultOnly && items.length === 0) yield [['items'], 'it asks nothing']
  if (!isResultOnly && !combine) yield [['combine'], 'it does not say how the answers combine']
}

/** Whether what an item waits for, and what that waits for in turn, asks two answers of one item. All of it stands before the item. */
function isDead(items: Instrument['items'], at: number): boolean {
  const needs = new Map<string, string>()
  const waiting = [...(items[at]?.only ?? [])]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { item, answer } = next
    if ((needs.get(item) ?? answer) !== answer) return true
    if (!needs.has(item)) waiting.push(...(items.find(({ id }) => id === item)?.only ?? []))
    needs.set(item, answer)
  }
  return false
}

/** An instrument, or what is wrong with its text. */
export function readInstrument(text: string): { instrument: Instrument } | { faults: readonly Fault[] } {
  const read = readByLine(text, InstrumentFile, 'an instrument has no such field')
  if (read.faults) return { faults: read.faults }
  const faults = read.faultsAt(faultsOf(read.data))
  return faults.length > 0 ? { faults } : { instrument: read.data }
}
