// What the test runners wrote down, in one shape: how many passed, and which did not.

import { stripVTControlCharacters } from 'node:util'

export type Outcome = {
  passed: number
  failed: number
  skipped: number
  names: string[]
  /** Passed, but only when tried again. */
  unsteady?: string[]
}

type Spec = {
  title: string
  file: string
  line: number
  ok: boolean
  tests: { status: string; results: { error?: { message?: string } }[] }[]
}
type Suite = { suites?: Suite[]; specs?: Spec[] }
export type PlaywrightReport = Suite & {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: { message?: string }[]
}

// Enough of a browser's log to see what it found and waited for.
const firstLines = (message = '') => stripVTControlCharacters(message).split('\n').slice(0, 8).join(' ')

/** The specs of a kind, each with what it first stumbled over. */
const told = ({ suites = [], specs = [] }: Suite, isMeant: (spec: Spec) => boolean): string[] => [
  ...specs.filter(isMeant).map(({ file, line, title, tests }) => {
    const error = tests.flatMap(({ results }) => results).find((one) => one.error)?.error
    return `e2e/${file}:${line} › ${title}: ${firstLines(error?.message)}`
  }),
  ...suites.flatMap((suite) => told(suite, isMeant)),
]

/** A journey that passed when it was tried again has passed, and is named. */
export const journeys = (report: PlaywrightReport): Outcome => ({
  passed: report.stats.expected + report.stats.flaky,
  failed: report.stats.unexpected + report.errors.length,
  skipped: report.stats.skipped,
  names: [...told(report, ({ ok }) => !ok), ...report.errors.map(({ message }) => firstLines(message))],
  unsteady: told(report, ({ tests }) => tests.some(({ status }) => status === 'flaky')),
})
