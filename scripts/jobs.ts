// Does every job of a working day once, with the pauses of whoever does it, and writes docs/jobs.md from what that took.
//
//   npm run jobs
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
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

const folder = mkdtempSync(join(tmpdir(), 'continuum-jobs-'))
const output = join(folder, 'jobs.json')
const { status } = spawnSync('playwright', ['test', 'e2e/jobs', '--workers=1', '--reporter=list,json'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    SOAK: '1',
    PLAYWRIGHT_JSON_OUTPUT_NAME: output,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  },
})
/** Jobs by their number; what belongs to professions that came later stands after them. */
const placeOf = ({ number }: Done): number =>
  typeof number === 'number' ? number : 1000 + Number(number.slice(1))
const done = doneIn(JSON.parse(readFileSync(output, 'utf8')) as Suite).sort(
  (one, other) => placeOf(one) - placeOf(other),
)
rmSync(folder, { recursive: true, force: true })
if (status === 0)
  writeFileSync(
    join(root, 'docs', 'jobs.md'),
    `# The jobs of a working day

Each is done from start to end through the screens by a file in \`e2e/jobs/\`, which asserts what came of it on the other side's
screen. This page is written by \`npm run jobs\`, on two processors, as one person does them: seconds are 0.8 for each press
(a look before it), 0.04 for each key, and what the screen let them wait.

| # | who | job | presses | keys | waited | seconds | goal |
|---|---|---|---|---|---|---|---|
${done.map(rowOf).join('\n')}
`,
  )
process.exitCode = status ?? 1
