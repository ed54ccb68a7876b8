// Rules changed as the file of a law: what the forms of the country's desk write, so that nobody has to write a file. A changed rule is a
// draft again until somebody checks it. The law of a new country is the same: a file that builds on one that came with the program.

import {
  buildPack,
  type ClockInFile,
  type Determination,
  type Length,
  type Pack,
  type PackFile,
  type StatusRule,
  type Unit,
  type Words,
} from '../jurisdiction/define.ts'
import { editionIn, type Edition } from './form-edition.ts'
import { lawOf, type Law } from './law-of.ts'
import { valueIn, type LawValue } from './law-values.ts'

/** One change; each says where it stands, and on which day that was read. */
export type RuleChange = { cite: string; seenOn?: string } & (
  | { kind: 'limit'; clock: string; length: Length; unit: Unit }
  | ({ kind: 'permit'; code: string } & Pick<
      StatusRule,
      'maxMonths' | 'renewable' | 'work' | 'family' | 'leadsTo'
    >)
  | { kind: 'stage'; at: number; decidedBy: Words; test: Words; follows: Words }
  | { kind: 'no-stage'; at: number }
  | { kind: 'value'; id: string; value: LawValue }
  | ({ kind: 'edition' } & Edition)
)

/** What a law stands in the place of that is a country of its own. */
export const ofItsOwn = 'none'

/** The law that a changed one stands in for: `uk` of `uk-r2`. */
export const rootOf = (pack: string): string => pack.replace(/-r\d+$/, '')

/** The file of the next version of a law; `before` is the one that holds now, where the network changed it already, `taken` what is there. */
export function nextFile(
  law: Law,
  { before, taken }: { before: PackFile | undefined; taken: readonly string[] },
): PackFile {
  const over = rootOf(law.id)
  const numbers = taken.filter((one) => rootOf(one) === over).map((one) => Number(one.split('-r')[1] ?? 0))
  return {
    ...before,
    id: `${over}-r${1 + Math.max(0, ...numbers)}`,
    title: law.title as Words,
    inherits: over,
  }
}

/** The file of a new country: nothing but its name, and what it builds on. */
export const countryFile = (
  country: Pick<PackFile, 'id' | 'title' | 'inherits' | 'authority' | 'language'>,
): PackFile => country

/** A law with what a file says over it. */
export function withFile(law: Law, file: PackFile): Law {
  const { clocks, ...rest } = law as unknown as Omit<Pack, 'clocks'> & { clocks: Pack['clocks'][string][] }
  return lawOf(buildPack(file, { ...rest, clocks: Object.fromEntries(clocks.map((one) => [one.id, one])) }))
}

/** A file with one change more; `law` is what the file makes of the law that it builds on. */
export function withChange(law: Law, file: PackFile, change: RuleChange): PackFile {
  const sources = file.sources ?? []
  const known = sources.find(({ cite }) => cite === change.cite)
  const id = known?.id ?? `${file.id.replaceAll(/\W/g, '_').slice(0, 14)}_${sources.length + 1}`
  const { cite, seenOn } = change
  const cited = known ? sources : [...sources, { id, cite, basis: 'seen' as const, seenOn }]
  return onlyCited({ ...file, sources: cited, ...changed(law, file, change, id) })
}

function changed(law: Law, file: PackFile, change: RuleChange, source: string): Partial<PackFile> {
  switch (change.kind) {
    case 'limit':
      return {
        clocks: [
          ...(file.clocks ?? []).filter(({ id }) => id !== change.clock),
          clockOf(law, change, source),
        ],
      }
    case 'permit': {
      const { kind: _kind, cite: _cite, seenOn: _seenOn, leadsTo, family, ...values } = change
      const more = { ...(leadsTo && { leadsTo }), ...(family === undefined ? {} : { family }) }
      return {
        statuses: (law.statuses as StatusRule[]).map(({ leadsTo: _was, ...one }) =>
          one.code === change.code
            ? { ...one, ...values, ...more, source }
            : { ...one, ...(_was && { leadsTo: _was }) },
        ),
      }
    }
    case 'stage': {
      const { decidedBy, test, follows } = change
      const stages = law.determinations as Determination[]
      return {
        determinations: stages.map((one, at) =>
          at === change.at ? { ...one, decidedBy, test, follows, source } : one,
        ),
      }
    }
    case 'value':
      return valueIn(law, file, { ...change, source })
    case 'edition':
      return editionIn(law, file, { ...change, source })
    case 'no-stage':
      return { determinations: (law.determinations as Determination[]).filter((_, at) => at !== change.at) }
  }
}

function clockOf(
  law: Law,
  { clock: id, length, unit }: Extract<RuleChange, { kind: 'limit' }>,
  source: string,
): ClockInFile {
  const {
    effective: _effective,
    basis: _basis,
    checked: _checked,
    reviewBy: _reviewBy,
    unit: _unit,
    ...rule
  } = law.clocks.find((one) => one.id === id) as ClockInFile
  return { ...rule, length, ...(typeof length === 'number' ? { unit } : {}), source }
}

/** Every source that something in a file cites. */
function citedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    /^source$|Source$/.test(name) && typeof inner === 'string'
      ? [inner]
      : name === 'sources'
        ? []
        : citedIn(inner),
  )
}

/** Without sources that nothing cites any more: a file with one is refused. */
function onlyCited(file: PackFile): PackFile {
  const cited = new Set(citedIn(file))
  return { ...file, sources: (file.sources ?? []).filter(({ id }) => cited.has(id)) }
}

export const textOfFile = (file: PackFile): string => `${JSON.stringify(file, null, 2)}\n`
