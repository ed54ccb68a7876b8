// What `npm test` runs: every check, each timed, none skipped because an earlier one failed. The unit tests and what only
// reads the source stand in two lanes beside each other; what needs the built program follows.
// The last line, alone, is `N passed, N failed, N skipped`: unit tests + journeys + one for each check.
//
//   node scripts/test.ts                     everything
//   node scripts/test.ts format lint types   only these steps
//   node scripts/test.ts --shard 1/4         a quarter of it: the tests are divided, what only reads the source is in the first one
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { missingBrowsers } from './chromium.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'
import { journeys, type Outcome } from './outcomes.ts'
import { dueParts } from './soak-parts.ts'
import { argumentsOf, shardIn } from './arguments.ts'

type Step = { name: string; commands: string[]; counts?: { file: string; read: (json: never) => Outcome } }

const root = join(import.meta.dirname, '..')
const results = (name: string) => join(root, 'test-results', name)
/** What test/reporter.ts wrote down. */
const units = { file: results('unit.json'), read: (json: Outcome) => json }

// The longest first; the first lane is read as it goes, what another one says stands together when its step is over.
const beside: Step[][] = [
  [{ name: 'unit', commands: ['vitest run --project=!built'], counts: units }],
  [
    { name: 'build', commands: ['node scripts/build.ts --twice'] },
    { name: 'format', commands: ['oxfmt --check'] },
    { name: 'lint', commands: ['oxlint --type-aware --deny-warnings'] },
    {
      name: 'types',
      commands: [
        'tsc -p tsconfig.server.json --checkers 1',
        'tsc -p tsconfig.web.json --checkers 1',
        'tsc -p tsconfig.browser-tests.json --checkers 1',
      ],
    },
    { name: 'dead', commands: ['knip'] },
    { name: 'commits', commands: ['node scripts/commits.ts'] },
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
  ],
]
const afterwards: Step[] = [
  { name: 'built', commands: ['vitest run --project=built'], counts: units },
  {
    name: 'journeys',
    commands: ['playwright test --grep-invert @soak'],
    counts: { file: results('browser.json'), read: journeys },
  },
]

const folder = makeTemporaryFolder()
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const env = {
  ...process.env,
  TMPDIR: folder,
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

/** Runs one command; answers whether it went well, and with what it said where nobody reads it as it goes. */
function run(command: string, live: boolean): Promise<{ well: boolean; said: string }> {
  return new Promise((done) => {
    const child = spawn(command, { cwd: root, env, shell: true, stdio: live ? 'inherit' : 'pipe' })
    let said = ''
    const hear = (part: Buffer) => (said += String(part))
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('close', (status) => done({ well: status === 0, said }))
  })
}

/** Takes one step and says how many of its tests passed. A step that reports no numbers counts as one test. */
async function take({ name, commands, counts }: Step, live: boolean): Promise<Outcome> {
  const title = `\n── ${name}: ${commands.join(' && ')}`
  if (live) console.log(title)
  if (name === 'journeys') needChromium()
  if (counts) rmSync(counts.file, { force: true })
  const began = performance.now()
  const done = []
  for (const command of commands) done.push(await run(command, live))
  const well = done.every((one) => one.well)
  const found =
    counts && existsSync(counts.file)
      ? counts.read(JSON.parse(readFileSync(counts.file, 'utf8')) as never)
      : { passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0, names: [] }
  // Never let a tool that failed for a reason of its own look green.
  if (!well && found.failed === 0) found.failed = 1
  if (counts && well && found.passed === 0) found.failed = 1
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const said = live ? '' : `${title}\n${done.map((one) => one.said).join('')}`
  console.log(`${said}── ${name}: ${found.failed === 0 ? 'good' : 'FAILED'} in ${seconds} s`)
  return found
}

type Taken = { name: string; counts: Outcome }

/** One step after the other. */
async function lane(steps: readonly Step[], live: boolean): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const step of steps) taken.push({ name: step.name, counts: await take(step, live) })
  return taken
}

const asked = argumentsOf({ values: ['shard'], words: Infinity })
const wanted = asked.words
const shard = asked.value('shard')
const { part } = shardIn(shard)
const names = [...beside.flat(), ...afterwards].map((step) => step.name)
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) throw new Error(`unknown step: ${unknown.join(', ')}; there are ${names.join(', ')}`)

/** Of one part of several: the tests are divided, each part builds what they need, and the first one has the rest. */
const inPart = ({ name, commands, ...rest }: Step): Step[] => {
  const isDivided = name === 'unit' || name === 'journeys'
  if (!isDivided && name !== 'build' && part !== 1) return []
  const divided = commands.map((command) => (shard ? `${command} --shard=${shard}` : command))
  return [{ name, commands: isDivided ? divided : commands, ...rest }]
}
const chosen = (steps: readonly Step[]) =>
  steps.filter((step) => wanted.length === 0 || wanted.includes(step.name)).flatMap(inPart)
const lanes = beside.map(chosen).filter((steps) => steps.length > 0)
const outcomes = (await Promise.all(lanes.map((steps, at) => lane(steps, at === 0)))).flat()
outcomes.push(...(await lane(chosen(afterwards), true)))

const sum = (kind: 'passed' | 'failed' | 'skipped') =>
  outcomes.reduce((total, { counts }) => total + counts[kind], 0)
const failed = outcomes.filter(({ counts }) => counts.failed > 0).map(({ name }) => name)
for (const { name, counts } of outcomes)
  for (const one of counts.names) console.log(`FAILED in ${name}: ${one}`)
if (wanted.length === 0 && part === 1)
  for (const { name, why } of dueParts()) console.log(`NOT RUN: npm run soak -- ${name} (${why})`)

console.log(failed.length === 0 ? '\nEverything is good.' : `\nFAILED: ${failed.join(', ')}`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = failed.length === 0 ? 0 : 1
