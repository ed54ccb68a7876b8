// From the text of a pack's file to the pack, or to what is wrong with it, by line and field. Nothing is half taken: a file
// with one fault is refused whole.

import type { FormRule } from './forms.ts'
import { buildPack, type ClockInFile, type Pack, type PackFile } from './define.ts'
import { PackSchema } from './pack-schema.ts'
import { readByLine, type Fault, type Found } from './read-by-line.ts'
import { faultsOfStay } from './stay-faults.ts'

export type ReadPack =
  | { pack: Pack; file: PackFile; faults?: undefined }
  | { faults: readonly Fault[]; pack?: undefined }

/** Reads a pack; `known` are the packs that it may build on. */
export function readPack(text: string, known: ReadonlyMap<string, Pack>): ReadPack {
  const read = readByLine(text, PackSchema, 'no rule has this name')
  if (read.faults) return { faults: read.faults }
  // English is among the words: the schema has asked for it, and its type cannot say so.
  const file = read.data as unknown as PackFile
  const faults = read.faultsAt(faultsOf(file, known))
  if (faults.length > 0) return { faults }
  return { pack: buildPack(file, file.inherits === undefined ? undefined : known.get(file.inherits)), file }
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
  for (const section of [
    'notices',
    'forms',
    'questions',
    'letters',
    'reporting',
    'reports',
    'terms',
    'appeals',
  ] as const)
    yield* repeated(
      section,
      (file[section] ?? []).map(({ id }) => id),
    )
  for (const [at, { kind, within }] of (file.reporting ?? []).entries())
    if (kind !== 'must' && within)
      yield [['reporting', at, 'within'], 'what is passed on to nobody has no hour']
  for (const [at, { blocks }] of (file.forms ?? []).entries())
    yield* repeated(
      `forms.${at}.blocks`,
      blocks.flatMap(({ fields }) => fields.map(({ id }) => id)),
    )
  yield* faultsOfEditions(file.forms ?? [], base?.forms ?? [])
  yield* faultsOfLists(file)
  const codes = (file.statuses ?? []).map(({ code }) => code)
  for (const [at, { leadsTo }] of (file.statuses ?? []).entries())
    if (leadsTo && !codes.includes(leadsTo.code))
      yield [['statuses', at, 'leadsTo', 'code'], `there is no status ${leadsTo.code}`]
  for (const [at, { since, until }] of (file.notices ?? []).entries())
    if (since !== undefined && until !== undefined && until < since)
      yield [['notices', at, 'until'], 'it ends before it begins']
  for (const [at, clock] of (file.clocks ?? []).entries()) yield* faultsOfClock(at, clock)
  yield* faultsOfStay(file, base)
  yield* faultsOfMoney(file.compensation)
  const used = new Set([...cited(file)].map(([, source]) => source))
  for (const [at, { id }] of (file.sources ?? []).entries())
    if (!used.has(id)) yield [['sources', at, 'id'], `no rule cites the source ${id}`]
  yield* faultsOfSeeing(file, base)
  const sources = new Set([...(base?.sources ?? []), ...(file.sources ?? [])].map(({ id }) => id))
  for (const [path, source] of cited(file))
    if (!sources.has(source)) yield [[...path, 'source'], `nobody says what the source ${source} is`]
}

/** Lists of codes in which nothing stands twice. */
function* faultsOfLists(file: PackFile): Generator<Found> {
  yield* repeated(
    'return.needs',
    (file.return?.needs ?? []).map(({ what }) => what),
  )
  yield* repeated('switches.visits', file.switches?.visits ?? [])
  yield* repeated('holdLetter.holds', file.holdLetter?.holds ?? [])
  yield* repeated('holidays.days', file.holidays?.days ?? [])
  if (Array.isArray(file.firstResponders))
    yield* repeated(
      'firstResponders',
      (file.firstResponders as readonly { code: string }[]).map(({ code }) => code),
    )
}

/** Who has not seen a text names no day on which it was read, and nobody makes it binding as a practice of their own. */
function* faultsOfSeeing(file: PackFile, base: Pack | undefined): Generator<Found> {
  for (const [at, { basis, seenOn }] of (file.sources ?? []).entries())
    if (seenOn !== undefined && basis !== 'seen')
      yield [['sources', at, 'seenOn'], 'a day of reading stands beside what was seen']
  const unseen = new Set(
    [...(base?.sources ?? []), ...(file.sources ?? [])]
      .filter(({ basis }) => basis === 'remembered')
      .map(({ id }) => id),
  )
  for (const source of file.sources ?? []) if (source.basis !== 'remembered') unseen.delete(source.id)
  const says = 'nobody has seen its source: it cannot bind as a practice of the network'
  for (const [at, { basis, source }] of (file.clocks ?? []).entries())
    if (basis === 'house' && unseen.has(source)) yield [['clocks', at, 'basis'], says]
  for (const [at, { notBefore }] of (file.determinations ?? []).entries())
    if (notBefore?.basis === 'house' && unseen.has(notBefore.source))
      yield [['determinations', at, 'notBefore', 'basis'], says]
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

/** Lists of which each row names its source. */
const sourced = [
  'statuses',
  'nonPunishment',
  'forms',
  'notices',
  'questions',
  'letters',
  'reporting',
  'reports',
  'terms',
  'appeals',
] as const

function* cited(file: PackFile): Generator<[path: PropertyKey[], source: string]> {
  for (const [at, { source, effective = [] }] of (file.clocks ?? []).entries()) {
    yield [['clocks', at], source]
    for (const [next, figure] of effective.entries())
      if (figure.source !== undefined) yield [['clocks', at, 'effective', next], figure.source]
  }
  for (const section of sourced)
    for (const [at, { source }] of (file[section] ?? []).entries()) yield [[section, at], source]
  if (file.privilege) yield [['privilege'], file.privilege.source]
  for (const [at, { source }] of (file.privilege?.says ?? []).entries())
    yield [['privilege', 'says', at], source]
  if (file.testimony) {
    yield [['testimony'], file.testimony.source]
    yield [['testimony', 'statementsSource'], file.testimony.statementsSource]
  }
  yield* citedForMoney(file.compensation)
  for (const [at, { source }] of (file.return?.needs ?? []).entries()) yield [['return', 'needs', at], source]
  for (const section of ['consent', 'children', 'return', 'switches'] as const)
    for (const [name, source] of Object.entries(file[section] ?? {}))
      if (name.endsWith('Source')) yield [[section, name], source as string]
  if (file.firstRespondersSource !== undefined) yield [['firstRespondersSource'], file.firstRespondersSource]
  if (file.inspectorMustReport) yield [['inspectorMustReport'], file.inspectorMustReport.source]
  for (const [at, { source }] of (file.holdLetter?.basis ?? []).entries())
    yield [['holdLetter', 'basis', at], source]
  for (const [at, { source, notBefore }] of (file.determinations ?? []).entries()) {
    yield [['determinations', at], source]
    if (notBefore) yield [['determinations', at, 'notBefore'], notBefore.source]
  }
}

function* citedForMoney(rules: PackFile['compensation']): Generator<[path: PropertyKey[], source: string]> {
  if (!rules) return
  for (const name of ['leastPay', 'routes'] as const)
    for (const [at, { source }] of rules[name].entries()) yield [['compensation', name, at], source]
  for (const name of ['overtime', 'interest', 'arrears'] as const)
    if (rules[name]) yield [['compensation', name], rules[name].source]
}

/** Figures of the least pay in their order, in some money, and each way once. */
function* faultsOfMoney(rules: PackFile['compensation']): Generator<Found> {
  if (!rules) return
  const { leastPay, routes, currency } = rules
  if ((currency === undefined) !== (leastPay.length === 0))
    yield [['compensation', 'currency'], 'a least pay is paid in some money, and none in none']
  for (const [at, { from }] of leastPay.entries())
    if (at > 0 && from <= leastPay[at - 1]!.from)
      yield [['compensation', 'leastPay', at, 'from'], 'it does not come after the figure before it']
  yield* repeated(
    'compensation.routes',
    routes.map(({ id }) => id),
  )
}
