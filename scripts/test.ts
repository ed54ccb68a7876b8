// What `npm test` runs: every check in order, each timed, none skipped because an earlier one failed.
// The last line, alone, is `N passed, N failed, N skipped`: unit tests + journeys + one for each check.
//
//   node scripts/test.ts                     everything
//   node scripts/test.ts format lint types   only these steps
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { missingBrowsers } from './chromium.ts'
import './hooks.ts'
import { journeys, type Outcome } from './outcomes.ts'

type Step = { name: string; commands: string[]; counts?: { file: string; read: (json: never) => Outcome } }

const root = join(import.meta.dirname, '..')
const results = (name: string) => join(root, 'test-results', name)

const steps: Step[] = [
  { name: 'format', commands: ['oxfmt --check'] },
  { name: 'lint', commands: ['oxlint --type-aware --deny-warnings'] },
  { name: 'types', commands: ['tsc -p tsconfig.server.json', 'tsc -p tsconfig.web.json'] },
  { name: 'dead', commands: ['knip'] },
  { name: 'commits', commands: ['node scripts/commits.ts'] },
  {
    name: 'unit',
    commands: ['vitest run'],
    counts: { file: results('unit.json'), read: (json: Outcome) => json },
  },
  { name: 'build', commands: ['node scripts/build.ts --twice'] },
  {
    name: 'journeys',
    commands: ['playwright test'],
    counts: { file: results('browser.json'), read: journeys },
  },
  { name: 'openapi', commands: ['node scripts/openapi.ts'] },
  // Also on its own, after any change of a screen: then what it weighs is what stands there now, and not an older bundle.
  {
    name: 'budgets',
    commands: [
      'node scripts/build.ts --if-needed',
      'node scripts/budgets.ts',
      // The list of parts can be made: every package in the built files is one that is locked.
      'node scripts/sbom.ts > /dev/null',
    ],
  },
]

const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  REDOCLY_TELEMETRY: 'off',
}

/** Installs Chromium where that is possible (root on Debian), else says in one line what to install. */
function needChromium(): void {
  const missing = missingBrowsers()
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) {
    console.log(
      `Missing: ${missing.join(', ')}. Install these packages, or set CHROMIUM to a browser's path.`,
    )
    return
  }
  console.log(`Missing: ${missing.join(', ')}. Installing with apt-get.`)
  const quiet = { stdio: 'inherit', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update', '-qq'], quiet)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet)
}

/** Runs one step and says how many of its tests passed. A step that reports no numbers counts as one test. */
function run({ name, commands, counts }: Step): Outcome {
  console.log(`\n── ${name}: ${commands.join(' && ')}`)
  if (name === 'journeys') needChromium()
  if (counts) rmSync(counts.file, { force: true })
  const began = performance.now()
  const good = commands.filter(
    (command) => spawnSync(command, { cwd: root, env, shell: true, stdio: 'inherit' }).status === 0,
  )
  const well = good.length === commands.length
  const found =
    counts && existsSync(counts.file)
      ? counts.read(JSON.parse(readFileSync(counts.file, 'utf8')) as never)
      : { passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0, names: [] }
  // Never let a tool that failed for a reason of its own look green.
  if (!well && found.failed === 0) found.failed = 1
  if (counts && well && found.passed === 0) found.failed = 1
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`── ${name}: ${found.failed === 0 ? 'good' : 'FAILED'} in ${seconds} s`)
  return found
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0)
  throw new Error(
    `unknown step: ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}`,
  )

const chosen = steps.filter((step) => wanted.length === 0 || wanted.includes(step.name))
const outcomes = chosen.map((step) => ({ step, counts: run(step) }))
const sum = (kind: 'passed' | 'failed' | 'skipped') =>
  outcomes.reduce((total, { counts }) => total + counts[kind], 0)
const failed = outcomes.filter(({ counts }) => counts.failed > 0).map(({ step }) => step.name)
for (const { step, counts } of outcomes)
  for (const name of counts.names) console.log(`FAILED in ${step.name}: ${name}`)
for (const { step, counts } of outcomes)
  for (const name of counts.unsteady ?? [])
    console.log(`UNSTEADY in ${step.name}, passed when tried again: ${name}`)

console.log(failed.length === 0 ? '\nEverything is good.' : `\nFAILED: ${failed.join(', ')}`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = failed.length === 0 ? 0 : 1
