// What the test runners wrote down, in one shape: how many passed, and which did not.

import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

export type Outcome = {
  passed: number
  failed: number
  skipped: number
  names: string[]
}

type Spec = {
  title: string
  file: string
  line: number
  ok: boolean
  tests: { results: Result[] }[]
}
type Result = { error?: { message?: string }; attachments?: { name: string; path?: string }[] }
type Suite = { suites?: Suite[]; specs?: Spec[] }
export type PlaywrightReport = Suite & {
  stats: { expected: number; unexpected: number; skipped: number }
  errors: { message?: string }[]
}

// Enough of a browser's log to see what it found and waited for.
const firstLines = (message = '') => stripVTControlCharacters(message).split('\n').slice(0, 8).join(' ')

/** Enough of a page's words to see which one it was and what it had come to, in letters. */
const ENOUGH = 500

/** What stood on the page when a journey stumbled: where nobody can open its picture, the last lines of a run have to tell. */
export function pageOf({ attachments = [] }: Result): string {
  const path = attachments.find(({ name }) => name === 'error-context')?.path
  const context = path && existsSync(path) ? readFileSync(path, 'utf8') : ''
  const main = /^ *- main\b[^]*?```/m.exec(context)?.[0] ?? ''
  const words = main.matchAll(/^ *- (?!\/url).*?(?:"([^"]*)"|: (.+)$)/gm)
  const said = Array.from(words, ([, quoted, plain]) => quoted ?? plain).join(' · ')
  return said && ` On the page: ${said.slice(0, ENOUGH)}`
}

/** The specs of a kind, each with what it first stumbled over. */
const told = ({ suites = [], specs = [] }: Suite, isMeant: (spec: Spec) => boolean): string[] => [
  ...specs.filter(isMeant).map(({ file, line, title, tests }) => {
    const first = tests.flatMap(({ results }) => results).find((one) => one.error)
    return `e2e/${file}:${line} › ${title}: ${firstLines(first?.error?.message)}${first ? pageOf(first) : ''}`
  }),
  ...suites.flatMap((suite) => told(suite, isMeant)),
]

export const journeys = (report: PlaywrightReport): Outcome => ({
  passed: report.stats.expected,
  failed: report.stats.unexpected + report.errors.length,
  skipped: report.stats.skipped,
  names: [...told(report, ({ ok }) => !ok), ...report.errors.map(({ message }) => firstLines(message))],
})
