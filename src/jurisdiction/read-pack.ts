// From the text of a pack's file to the pack, or to what is wrong with it, by line and field. Nothing is half taken: a file
// with one fault is refused whole.

import type { FormRule } from './forms.ts'
import { buildPack, type ClockInFile, type Pack, type PackFile } from './define.ts'
import { linesOf } from './json-lines.ts'
import { PackSchema } from './pack-schema.ts'
import { faultsOfStay, type Found } from './stay-faults.ts'

/** One thing that is wrong: where it stands, and a sentence. */
export interface PackFault {
  line: number
  field: string
  says: string
}

export type ReadPack =
  | { pack: Pack; file: PackFile; faults?: undefined }
  | { faults: readonly PackFault[]; pack?: undefined }

/** The longest file: 1 MB. */
const longest = 1_048_576

const refused = (line: number, field: string, says: string): ReadPack => ({ faults: [{ line, field, says }] })

/** Reads a pack; `known` are the packs that it may build on. */
export function readPack(text: string, known: ReadonlyMap<string, Pack>): ReadPack {
  if (Buffer.byteLength(text) > longest) return refused(1, '', 'it is longer than 1 MB')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return refused(lineOfError(String(error), text), '', `it is no JSON: ${String(error)}`)
  }
  const lines = linesOf(text)
  if (lines.tooDeep) return refused(1, '', 'it is nested too deeply')
  /** The line of a field, or of the nearest that is there, where it is missing. */
  const lineOf = (path: readonly PropertyKey[]): number =>
    lines.at.get(path.join('.')) ?? (path.length === 0 ? 1 : lineOf(path.slice(0, -1)))
  const fault = (path: readonly PropertyKey[], says: string): PackFault => ({
    line: lineOf(path),
    field: path.join('.'),
    says,
  })
  if (lines.twice.length > 0)
    return { faults: lines.twice.map((field) => fault(field.split('.'), 'it is written twice')) }
  const read = PackSchema.safeParse(value)
  if (!read.success)
    return {
      faults: read.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => fault([...issue.path, key], 'no rule has this name'))
          : [fault(issue.path, issue.message)],
      ),
    }
  // English is among the words: the schema has asked for it, and its type cannot say so.
  const file = read.data as unknown as PackFile
  const faults = [...faultsOf(file, known)].map(([path, says]) => fault(path, says))
  if (faults.length > 0) return { faults }
  return { pack: buildPack(file, file.inherits === undefined ? undefined : known.get(file.inherits)), file }
}

/** V8 says the line of what it does not understand; the end of the text is the last. */
function lineOfError(said: string, text: string): number {
  const line = /\(line (\d+) column/.exec(said)?.[1]
  return line === undefined ? text.split('\n').length : Number(line)
}

/** What no single field can show: sources that nobody names, ids that stand twice, figures out of their order. */
function* faultsOf(file: PackFile, known: ReadonlyMap<string, Pack>): Generator<Found> {
  const base = file.inherits === undefined ? undefined : known.get(file.inherits)
  if (file.inherits !== undefined && !base) yield [['inherits'], `there is no pack ${file.inherits}`]
  if (base && [base.id, ...base.bases].includes(file.id))
    yield [['id'], 'it would build on itself: give it another id']
  yield* repeated(
    'sources',
    (file.sources ?? []).map(({ id }) => id),
  )
  yield* repeated(
    'clocks',
    (file.clocks ?? []).map(({ id }) => id),
  )
  yield* repeated(
    'statuses',
    (file.statuses ?? []).map(({ code }) => code),
  )
  for (const section of ['notices', 'forms', 'questions', 'letters'] as const)
    yield* repeated(
      section,
      (file[section] ?? []).map(({ id }) => id),
    )
  for (const [at, { blocks }] of (file.forms ?? []).entries())
    yield* repeated(
      `forms.${at}.blocks`,
      blocks.flatMap(({ fields }) => fields.map(({ id }) => id)),
    )
  yield* faultsOfEditions(file.forms ?? [], base?.forms ?? [])
  yield* repeated('holdLetter.holds', file.holdLetter?.holds ?? [])
  yield* repeated('holidays.days', file.holidays?.days ?? [])
  if (Array.isArray(file.firstResponders))
    yield* repeated(
      'firstResponders',
      (file.firstResponders as readonly { code: string }[]).map(({ code }) => code),
    )
  const codes = (file.statuses ?? []).map(({ code }) => code)
  for (const [at, { leadsTo }] of (file.statuses ?? []).entries())
    if (leadsTo && !codes.includes(leadsTo.code))
      yield [['statuses', at, 'leadsTo', 'code'], `there is no status ${leadsTo.code}`]
  for (const [at, { since, until }] of (file.notices ?? []).entries())
    if (since !== undefined && until !== undefined && until < since)
      yield [['notices', at, 'until'], 'it ends before it begins']
  for (const [at, clock] of (file.clocks ?? []).entries()) yield* faultsOfClock(at, clock)
  yield* faultsOfStay(file, base)
  const used = new Set([...cited(file)].map(([, source]) => source))
  for (const [at, { id }] of (file.sources ?? []).entries())
    if (!used.has(id)) yield [['sources', at, 'id'], `no rule cites the source ${id}`]
  const sources = new Set([...(base?.sources ?? []), ...(file.sources ?? [])].map(({ id }) => id))
  for (const [path, source] of cited(file))
    if (!sources.has(source)) yield [[...path, 'source'], `nobody says what the source ${source} is`]
}

/** An edition stands in the place of another one of the same pack or its base, and says what is other; no edition ends before it begins. */
function* faultsOfEditions(forms: readonly FormRule[], before: readonly FormRule[]): Generator<Found> {
  for (const [at, { id, editionOn, until, replaces, changed }] of forms.entries()) {
    if (editionOn !== undefined && until !== undefined && until < editionOn)
      yield [['forms', at, 'until'], 'it ends before it begins']
    if (
      replaces !== undefined &&
      (replaces === id || [...forms, ...before].every((one) => one.id !== replaces))
    )
      yield [['forms', at, 'replaces'], `there is no form ${replaces}`]
    if ((replaces === undefined) !== (changed === undefined))
      yield [['forms', at, 'changed'], 'a new edition says which form it replaces and what is other in it']
  }
}

/** One figure or several by their days, in a unit where there is something to count; and a duty that something starts. */
function* faultsOfClock(at: number, clock: ClockInFile): Generator<Found> {
  const { length, unit, effective, starts, stops, label } = clock
  if ((length === undefined) === (effective === undefined))
    yield [['clocks', at, 'length'], 'either one length, or figures by their days (effective)']
  const figures = [length, ...(effective ?? []).map((one) => one.length)]
  const isCounted = figures.some((one) => typeof one === 'number')
  if (isCounted !== (unit !== undefined))
    yield [['clocks', at, 'unit'], isCounted ? 'in what is it counted?' : 'there is no figure to count in it']
  if (unit !== 'hours' && figures.some((one) => typeof one === 'number' && !Number.isInteger(one)))
    yield [['clocks', at, 'length'], 'only hours are counted in parts']
  for (const [next, { from }] of (effective ?? []).entries())
    if (next > 0 && from <= effective![next - 1]!.from)
      yield [['clocks', at, 'effective', next, 'from'], 'it does not come after the figure before it']
  if (starts && !label) yield [['clocks', at], 'a duty of this law alone needs a label']
  if (!starts && (stops || label))
    yield [['clocks', at], 'nothing starts it: say what does, or leave label and stops out']
}

/** `section` is a path: `holidays.days`. */
function* repeated(section: string, ids: readonly string[]): Generator<Found> {
  for (const [at, id] of ids.entries())
    if (ids.indexOf(id) < at) yield [[...section.split('.'), at], `${id} stands there twice`]
}

function* cited(file: PackFile): Generator<[path: PropertyKey[], source: string]> {
  for (const [at, { source, effective = [] }] of (file.clocks ?? []).entries()) {
    yield [['clocks', at], source]
    for (const [next, figure] of effective.entries())
      if (figure.source !== undefined) yield [['clocks', at, 'effective', next], figure.source]
  }
  for (const section of ['statuses', 'nonPunishment', 'forms', 'notices', 'questions', 'letters'] as const)
    for (const [at, { source }] of (file[section] ?? []).entries()) yield [[section, at], source]
  for (const [at, { source }] of (file.holdLetter?.basis ?? []).entries())
    yield [['holdLetter', 'basis', at], source]
  for (const [at, { source, notBefore }] of (file.determinations ?? []).entries()) {
    yield [['determinations', at], source]
    if (notBefore) yield [['determinations', at, 'notBefore'], notBefore.source]
  }
}
