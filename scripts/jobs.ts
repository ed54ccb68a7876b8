// Does every job of a working day once, with the pauses of whoever does it, and writes docs/jobs.md from what that took. A part of
// them at a time leaves the rows of the others as they are.
//
//   npm run jobs                 all
//   npm run jobs -- --shard 2/2  the second half
//   npm run jobs -- --from FILE  none: what a run of Playwright's JSON reporter wrote down
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Job, Taken } from '../e2e/jobs/job.ts'

type Done = Job & { taken: Taken }
type Spec = { tests: { status: string; annotations: { type: string; description?: string }[] }[] }
type Suite = { suites?: Suite[]; specs?: Spec[] }

const root = join(import.meta.dirname, '..')

/** Every job that was done well. */
const doneIn = ({ suites = [], specs = [] }: Suite): Done[] => [
  ...specs.flatMap(({ tests }) =>
    tests
      .filter(({ status }) => status === 'expected')
      .flatMap(({ annotations }) => annotations.filter(({ type }) => type === 'job').slice(-1))
      .map(({ description }) => JSON.parse(description ?? '') as Done),
  ),
  ...suites.flatMap(doneIn),
]

const goalOf = ({ goal }: Done): string =>
  goal ? `≤ ${goal.presses}${goal.seconds === undefined ? '' : ` / ${goal.seconds} s`}` : ''
const rowOf = (done: Done): string => {
  const { presses, keys, waited, seconds } = done.taken
  const cells = [
    done.number,
    done.profession,
    done.what,
    presses,
    keys,
    `${waited.toFixed(1)} s`,
    `${seconds.toFixed(0)} s`,
    goalOf(done),
  ]
  return `| ${cells.join(' | ')} |`
}

const { shard, from } = parseArgs({ options: { shard: { type: 'string' }, from: { type: 'string' } } }).values

const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
}

/** Does them; answers with what Playwright wrote down, and its exit code. */
function doThem(): [results: Suite, status: number] {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-jobs-'))
  const output = join(folder, 'jobs.json')
  const some = shard === undefined ? [] : [`--shard=${shard}`]
  const { status } = spawnSync(
    'playwright',
    ['test', 'e2e/jobs', '--workers=3', '--reporter=list,json', ...some],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...env, SOAK: '1', PLAYWRIGHT_JSON_OUTPUT_NAME: output },
    },
  )
  const results = JSON.parse(readFileSync(output, 'utf8')) as Suite
  rmSync(folder, { recursive: true, force: true })
  return [results, status ?? 1]
}

const [results, status] = from === undefined ? doThem() : [JSON.parse(readFileSync(from, 'utf8')) as Suite, 0]
const done = doneIn(results)
const page = join(root, 'docs', 'jobs.md')
const keyOf = (row: string): string => row.split(' | ').slice(0, 3).join(' | ')
/** Jobs by their number; what belongs to professions that came later stands after them. */
function placeOf(row: string): number {
  const number = /^\| (\w+)/.exec(row)![1]!
  return /^\d/.test(number) ? Number(number) : 1000 * number.charCodeAt(0) + Number(number.slice(1))
}
/** What is still done, by the titles that Playwright lists: a row of a job that is gone goes with it. */
function titlesNow(): Set<string> {
  const { stdout } = spawnSync('playwright', ['test', 'e2e/jobs', '--list'], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  return new Set([...stdout.matchAll(/› job (.+?)(?: @soak)?$/gm)].map(([, title]) => title!))
}
const titles = titlesNow()
const isStillDone = (row: string): boolean => {
  const [number, , what] = row.slice(2).split(' | ')
  return titles.has(`${number}: ${what}`)
}
const others = readFileSync(page, 'utf8')
  .split('\n')
  .filter((line) => /^\| \w*\d/.test(line) && isStillDone(line))
const rows = new Map([...others, ...done.map(rowOf)].map((row) => [keyOf(row), row]))
if (status === 0)
  writeFileSync(
    page,
    `# The jobs of a working day

Each is done from start to end through the screens by a file in \`e2e/jobs/\`, which asserts what came of it on the other side's
screen. This page is written by \`npm run jobs\`, on two processors, two or three at a time, as one person does them: seconds are 0.8 for each press
(a look before it), 0.04 for each key, and what the screen let them wait.

| # | who | job | presses | keys | waited | seconds | goal |
|---|---|---|---|---|---|---|---|
${[...rows.values()].sort((one, other) => placeOf(one) - placeOf(other)).join('\n')}
`,
  )
process.exitCode = status
