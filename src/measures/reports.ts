// Reports that a country owes others, filled in from tables that were published: nothing true leaves by a report that did not leave by a
// table before, with a second signature. What such a report asks and is not recorded here is named beside it.
//
// Sources: SDG indicator 16.2.2 (metadata of UNODC as its keeper), the questionnaire of UNODC's Global Report on Trafficking in Persons,
// Directive 2011/36/EU article 19a as of Directive (EU) 2024/1712 (yearly data to Eurostat), the questionnaire of GRETA (Council of Europe),
// and the numbers that a country's narrative in the Trafficking in Persons Report is written from (United States, TVPA section 108).

import { figureAttributes, type FigureAttribute } from './figure-codes.ts'

export const reportNames = ['sdg', 'glotip', 'eu', 'greta', 'tip'] as const
export type ReportName = (typeof reportNames)[number]

/** What a report asks and cannot be counted here. */
export const unrecorded = [
  'victims',
  'population',
  'courts',
  'returned',
  'countries',
  'crossed',
  'period',
  'assistance',
  'public',
] as const
export type Unrecorded = (typeof unrecorded)[number]

/** One line of a report: people with one of these codes; of two attributes those who have one of each. */
export interface Line {
  id: string
  attributes: readonly [FigureAttribute] | readonly [FigureAttribute, FigureAttribute]
  codes: readonly (readonly string[])[]
}

export interface Report {
  lines: readonly Line[]
  unrecorded: readonly Unrecorded[]
}

const linesOf = (attribute: FigureAttribute, ...groups: readonly (readonly string[])[]): Line[] =>
  groups.map((codes) => ({ id: `${attribute}.${codes.join('-')}`, attributes: [attribute], codes: [codes] }))
/** Every code by itself. */
const each = (attribute: FigureAttribute): Line[] =>
  linesOf(attribute, ...figureAttributes[attribute].map((code) => [code]))
/** Forms as the keepers of SDG 16.2.2 group them. */
const forms = linesOf(
  'exploitation',
  ['sexual'],
  ['labour', 'domestic'],
  ['organ'],
  ['criminal', 'begging', 'marriage', 'surrogacy', 'adoption', 'armed', 'other'],
  ['unknown'],
)
const sexByAge: Line[] = ['woman', 'man', 'other', 'unknown'].flatMap((gender) =>
  ['adult', 'child', 'unknown'].map((age): Line => ({
    id: `gender-age.${gender}-${age}`,
    attributes: ['gender', 'age'],
    codes: [[gender], [age]],
  })),
)
const standings: readonly (readonly string[])[] = [
  ['identified'],
  ['presumed'],
  ['rejected', 'none', 'unknown'],
]
/** Presumed and identified apart from all others who are helped, by what stands in the same row of a person. */
const victimsBy = (attribute: 'age' | 'registered', ...groups: readonly (readonly string[])[]): Line[] =>
  groups.flatMap((codes) =>
    standings.map((states): Line => ({
      id: `${attribute}-standing.${codes.join('-')}.${states.join('-')}`,
      attributes: [attribute, 'standing'],
      codes: [codes, states],
    })),
  )
const victimsByAge = victimsBy('age', ['adult'], ['child'], ['unknown'])

/**
 * What that report calls the government, and labour trafficking. Who runs a clinic, a school or a service for children is not known: all are
 * taken for public.
 */
const government = ['police', 'inspection', 'immigration', 'authority', 'health', 'children']
const work = ['labour', 'domestic', 'criminal', 'begging']

export const reports: Readonly<Record<ReportName, Report>> = {
  sdg: { lines: [...each('gender'), ...victimsByAge, ...forms], unrecorded: ['victims', 'population'] },
  glotip: {
    lines: [...victimsByAge, ...sexByAge, ...each('exploitation'), ...each('citizenship'), ...each('abroad')],
    unrecorded: ['victims', 'countries', 'courts', 'returned'],
  },
  eu: {
    lines: [
      ...each('gender'),
      ...each('age'),
      ...each('citizenship'),
      ...each('exploitation'),
      ...victimsBy('registered', ...figureAttributes.registered.map((code) => [code])),
      ...victimsByAge,
    ],
    unrecorded: ['victims', 'countries', 'crossed', 'courts'],
  },
  greta: {
    lines: [...victimsByAge, ...sexByAge, ...forms, ...each('citizenship'), ...each('abroad')],
    unrecorded: ['victims', 'countries', 'courts', 'assistance'],
  },
  tip: {
    lines: [
      ...victimsBy('registered', government, ['aid'], ['other'], ['unknown']),
      ...linesOf(
        'exploitation',
        ['sexual'],
        work,
        ['organ', 'marriage', 'surrogacy', 'adoption', 'armed', 'other'],
        ['unknown'],
      ),
      ...sexByAge,
      ...linesOf('citizenship', ['own'], ['region', 'other', 'stateless'], ['unknown']),
    ],
    unrecorded: ['victims', 'courts', 'returned', 'period', 'public'],
  },
}

/** Attributes of a report, each once and in its order. */
export const attributesOf = ({ lines }: Report): FigureAttribute[] => [
  ...new Set(lines.flatMap(({ attributes }) => attributes)),
]

/** A table as it was released; figures stand in it once it is published. */
export interface Released {
  attribute: string
  across: string | null
  from: string
  to: string
  /** So far a figure may be off. */
  error: number
  cells: { codes: (string | null)[]; n: number | null }[] | null
}
export interface Months {
  from: string
  to: string
}

/** Two attributes cross in either order. */
const isOf = (one: Released, attributes: readonly string[], { from, to }: Months): boolean =>
  one.from === from &&
  one.to === to &&
  [one.attribute, ...(one.across === null ? [] : [one.across])].toSorted().join() ===
    attributes.toSorted().join()

/** What is told of one line: so many people and how far that may be off; or that it was left out, or not published. */
export type Told =
  | { state: 'told'; n: number; error: number }
  | { state: 'left-out' | 'waiting' | 'unpublished' }

function toldOf({ attributes, codes }: Line, releases: readonly Released[], months: Months): Told {
  const asked = releases.filter((one) => isOf(one, attributes, months))
  const table = asked.find(({ cells }) => cells !== null)
  if (!table) return { state: asked.length > 0 ? 'waiting' : 'unpublished' }
  const at = [table.attribute, ...(table.across === null ? [] : [table.across])]
  const cells = table.cells!.filter((cell) =>
    attributes.every((attribute, place) => {
      const code = cell.codes[at.indexOf(attribute)]
      return typeof code === 'string' && codes[place]!.includes(code)
    }),
  )
  if (cells.length === 0 || cells.some(({ n }) => n === null)) return { state: 'left-out' }
  const n = cells.reduce((sum, cell) => sum + cell.n!, 0)
  return { state: 'told', n, error: table.error * cells.length }
}

/** A table of a report beside its own total: what the lines add up to, and how many of them say nothing. */
export interface Reconciled {
  attributes: Line['attributes']
  /** Nothing where the table was published without one. */
  total: number | null
  added: number
  silent: number
}

/**
 * Everybody stands once in each table, so their totals are one number: `alike` where they are, `rounded` where they differ by no more than
 * both may be off together, `apart` where by more.
 */
export interface Totals {
  state: 'alike' | 'rounded' | 'apart'
  low: number
  high: number
}

export interface FilledReport {
  lines: (Line & { told: Told })[]
  tables: Reconciled[]
  /** Nothing where fewer than two tables say their total. */
  totals: Totals | undefined
  /** Tables that nobody has asked for yet. */
  missing: Line['attributes'][]
}

function totalsOf(all: readonly { total: number | null; error: number }[]): Totals | undefined {
  const told = all.flatMap(({ total, error }) => (total === null ? [] : [{ total, error }]))
  if (told.length < 2) return undefined
  const low = Math.min(...told.map(({ total }) => total))
  const high = Math.max(...told.map(({ total }) => total))
  if (low === high) return { state: 'alike', low, high }
  // Each total may be off by itself, one too low and the other too high.
  const isWithin = told.every((one) =>
    told.every((other) => Math.abs(one.total - other.total) <= one.error + other.error),
  )
  return { state: isWithin ? 'rounded' : 'apart', low, high }
}

/** Fills a report from what is published for exactly these months. */
export function fillReport({ lines }: Report, releases: readonly Released[], months: Months): FilledReport {
  const filled = lines.map((line) => ({ ...line, told: toldOf(line, releases, months) }))
  const byTable = Map.groupBy(filled, ({ attributes }) => attributes.join())
  const tables: (Reconciled & { error: number })[] = []
  const missing: Line['attributes'][] = []
  for (const linesOfTable of byTable.values()) {
    const { attributes, told } = linesOfTable[0]!
    if (told.state === 'unpublished') missing.push(attributes)
    if (told.state === 'unpublished' || told.state === 'waiting') continue
    const table = releases.find((one) => isOf(one, attributes, months) && one.cells !== null)!
    tables.push({
      attributes,
      error: table.error,
      total: table.cells!.find(({ codes }) => codes.every((code) => code === null))?.n ?? null,
      added: linesOfTable.reduce((sum, line) => sum + (line.told.state === 'told' ? line.told.n : 0), 0),
      silent: linesOfTable.filter((line) => line.told.state !== 'told').length,
    })
  }
  return {
    lines: filled,
    tables: tables.map((one) => {
      const { error: _, ...table } = one
      return table
    }),
    totals: totalsOf(tables),
    missing,
  }
}
