// What rounds of tests found: how often each test ran and what it stumbled over, as two runners write it down, and the ledger of it
// in docs/tests.md.
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { shardIn } from './arguments.ts'

export type Kind = 'unit' | 'journeys'
/** How often a test ran, and the first line of each failure. */
type Tried = { ran: number; failed: string[] }
/** Tests by their files and titles. */
export type Round = Record<string, Record<string, Tried>>
/** Rounds by the state of the tree that was tried. */
export type Ledger = Record<string, Round>

type Spec = {
  title: string
  file: string
  tests: { results: { status: string; error?: { message?: string } }[] }[]
}
type Suite = { suites?: Suite[]; specs?: Spec[] }
type Units = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[]
  }[]
}

const firstLine = (message = '') => stripVTControlCharacters(message).split('\n')[0]!.slice(0, 200)
const notRun = new Set(['skipped', 'pending', 'todo'])

function note(round: Round, file: string, test: string, failure: string | undefined): void {
  const tried = ((round[file] ??= {})[test] ??= { ran: 0, failed: [] })
  tried.ran += 1
  if (failure !== undefined) tried.failed.push(failure)
}

const specsIn = ({ suites = [], specs = [] }: Suite): Spec[] => [...specs, ...suites.flatMap(specsIn)]

export function roundOfJourneys(report: Suite & { errors: { message?: string }[] }): Round {
  // A file that cannot be loaded is no round: its journeys were not tried.
  if (report.errors.length > 0) throw new Error(firstLine(report.errors[0]?.message))
  const round: Round = {}
  for (const { file, title, tests } of specsIn(report))
    for (const { status, error } of tests.flatMap(({ results }) => results))
      if (!notRun.has(status))
        note(
          round,
          `e2e/${file}`,
          title,
          status === 'passed' ? undefined : firstLine(error?.message ?? status),
        )
  return round
}

export function roundOfUnits({ testResults }: Units, root: string): Round {
  const round: Round = {}
  for (const { name, status, message, assertionResults } of testResults) {
    const file = relative(root, name)
    for (const one of assertionResults)
      if (!notRun.has(one.status))
        note(
          round,
          file,
          one.fullName,
          one.status === 'passed' ? undefined : firstLine(one.failureMessages?.[0] ?? one.status),
        )
    if (status === 'failed' && assertionResults.every((one) => one.status !== 'failed'))
      note(round, file, 'the file', firstLine(message ?? 'failed'))
  }
  return round
}

/** How many rounds a file has been through: as many as its test that ran most often, since some are left out once another failed. */
export const countRounds = (round: Round, file: string): number =>
  Math.max(...Object.values(round[file] ?? { none: { ran: 0, failed: [] } }).map(({ ran }) => ran))

/** The files of one of several runs beside each other: `1/4` is every fourth, from the first. */
export function shardOf(files: readonly string[], shard?: string): string[] {
  const { part, of } = shardIn(shard)
  return files.toSorted().filter((_file, at) => at % of === part - 1)
}

const [begin, end] = ['<!-- repeat: begin -->', '<!-- repeat: end -->']

/** The document with the ledger between its two marks. */
export function ledgerIn(text: string, ledger: Ledger): string {
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`The document has no ${begin} … ${end}.`)
  return `${before}${begin}\n\n${tableOf(ledger)}\n\n${end}${after}`
}

function tableOf(ledger: Ledger): string {
  const rows = Object.entries(ledger).flatMap(([state, round]) =>
    (['.test.ts', '.spec.ts'] as const).flatMap((ending) => {
      const files = Object.entries(round).filter(([file]) => file.endsWith(ending))
      const tests = files
        .flatMap(([file, all]) => Object.entries(all).map(([test, tried]) => ({ file, test, ...tried })))
        .filter(({ test }) => test !== '')
      if (tests.length === 0) return []
      const runs = tests.reduce((sum, { ran }) => sum + ran, 0)
      const rounds = tests.map(({ ran }) => ran)
      const failed = tests
        .filter((one) => one.failed.length > 0)
        .map((one) => `\`${one.file}\`: ${one.test} (${one.failed.length} of ${one.ran})`)
      const what = ending === '.test.ts' ? 'tests with a database' : 'journeys'
      const often = `${Math.min(...rounds)}–${Math.max(...rounds)}`
      return `| ${state} | ${tests.length} ${what} | ${often} | ${runs} | ${failed.join('; ') || 'none'} |`
    }),
  )
  return [
    '| tree | what | rounds of each | runs | failed in a round |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}
