// What the test runners wrote down, in one shape: how many passed, and which did not.

import { stripVTControlCharacters } from 'node:util'

export type Outcome = { passed: number; failed: number; skipped: number; names: string[] }

type Spec = {
  title: string
  file: string
  line: number
  ok: boolean
  tests: { results: { error?: { message?: string } }[] }[]
}
type Suite = { suites?: Suite[]; specs?: Spec[] }
export type PlaywrightReport = Suite & {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: { message?: string }[]
}

// Enough of a browser's log to see what it found and waited for.
const firstLines = (message = '') => stripVTControlCharacters(message).split('\n').slice(0, 8).join(' ')

const failedIn = ({ suites = [], specs = [] }: Suite): string[] => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => {
      const error = tests.flatMap(({ results }) => results).find((one) => one.error)?.error
      return `e2e/${file}:${line} › ${title}: ${firstLines(error?.message)}`
    }),
  ...suites.flatMap(failedIn),
]

/** A journey never retries, so "flaky" cannot happen; were it switched on, it would count as a failure. */
export const journeys = (report: PlaywrightReport): Outcome => ({
  passed: report.stats.expected,
  failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
  skipped: report.stats.skipped,
  names: [...failedIn(report), ...report.errors.map(({ message }) => firstLines(message))],
})
