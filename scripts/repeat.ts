// Runs tests again and again, nothing tried twice, and lists those that do not pass each time. What was run is kept in
// test-results/repeat.json by the state of the tree, so a run that was cut short goes on where it was.
//
//   npm run repeat                                   every journey of `npm test` and every test with a database, 20 times
//   npm run repeat -- e2e/canary.spec.ts --repeats=5 these files
//   npm run repeat -- --shard=1/4                    every fourth file
//   npm run repeat -- --ledger                       none: writes what was run into docs/tests.md
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { argumentsOf } from './arguments.ts'
import {
  countRounds,
  ledgerIn,
  roundOfJourneys,
  roundOfUnits,
  shardOf,
  type Kind,
  type Ledger,
  type Round,
} from './repeat-rounds.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

const root = join(import.meta.dirname, '..')
const kept = join(root, 'test-results', 'repeat.json')
const document = join(root, 'docs', 'tests.md')
const report = join(root, 'test-results', 'repeat-round.json')

const asked = argumentsOf({ flags: ['ledger'], values: ['repeats', 'shard'], words: Infinity })
const repeats = Number(asked.value('repeats') ?? 20)
if (!Number.isInteger(repeats) || repeats < 1) throw new Error('--repeats is a number of rounds, from 1.')

const git = (...words: string[]) => spawnSync('git', words, { cwd: root, encoding: 'utf8' }).stdout.trim()

/** The tree that is tried: what is committed, and what was changed since. */
function stateOfTree(): string {
  const hash = createHash('sha256').update(git('diff', 'HEAD'))
  const added = git('ls-files', '--others', '--exclude-standard')
  for (const file of added.split('\n').filter(Boolean))
    hash.update(file).update(readFileSync(join(root, file)))
  return `${git('rev-parse', '--short=8', 'HEAD')}-${hash.digest('hex').slice(0, 6)}`
}

const state = stateOfTree()
const known: Ledger = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {}
const now = (known[state] ??= {})

const keep = () => {
  mkdirSync(join(root, 'test-results'), { recursive: true })
  writeFileSync(kept, JSON.stringify(known, null, 1))
}

/** Journeys that wait for nothing of the soak, and tests with a database: the two kinds that ever raced. */
const everything = (): string[] => [
  ...globSync('e2e/**/*.spec.ts', { cwd: root }),
  ...globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root }).filter((file) =>
    /from '[./]+\/(test\/)?(database|people)\.ts'/.test(readFileSync(join(root, file), 'utf8')),
  ),
]

const commands: Record<Kind, { words: string[]; env: Record<string, string>; read: (json: never) => Round }> =
  {
    unit: {
      words: ['vitest', 'run', '--reporter=json', `--outputFile=${report}`],
      env: {},
      read: (json) => roundOfUnits(json, root),
    },
    journeys: {
      words: ['playwright', 'test', '--grep-invert', '@soak', '--reporter=json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      read: roundOfJourneys,
    },
  }

/** One round of these files; nothing where the program itself could not run. */
function runRound(kind: Kind, files: readonly string[]): Round {
  const { words, env, read } = commands[kind]
  const folder = makeTemporaryFolder()
  rmSync(report, { force: true })
  const [program = '', ...given] = words
  const bin = join(root, 'node_modules', '.bin')
  const { stderr } = spawnSync(program, [...given, ...files], {
    cwd: root,
    env: {
      ...process.env,
      ...env,
      TMPDIR: folder,
      PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  rmSync(folder, { recursive: true, force: true })
  if (!existsSync(report)) throw new Error(`There are no results of a round: ${stderr.slice(-2_000)}`)
  return read(JSON.parse(readFileSync(report, 'utf8')) as never)
}

function tryAll(kind: Kind, files: readonly string[]): void {
  for (;;) {
    const left = files.filter((file) => countRounds(now, file) < repeats)
    if (left.length === 0) return
    const round = runRound(kind, left)
    const tried = new Set(Object.keys(round))
    // A file of which nothing runs (all of it is the soak's) is done.
    for (const file of left)
      for (const [test, { ran, failed }] of Object.entries(
        round[file] ?? { '': { ran: repeats, failed: [] } },
      )) {
        const before = ((now[file] ??= {})[test] ??= { ran: 0, failed: [] })
        before.ran += ran
        before.failed.push(...failed)
      }
    keep()
    console.log(
      `${kind}: a round of ${tried.size} files, ${left.length - tried.size} without a test that runs`,
    )
  }
}

if (asked.has('ledger')) {
  writeFileSync(document, ledgerIn(readFileSync(document, 'utf8'), known))
} else {
  const chosen = shardOf(asked.words.length > 0 ? asked.words : everything(), asked.value('shard'))
  spawnSync(process.execPath, ['scripts/build.ts', '--if-needed'], { cwd: root, stdio: 'inherit' })
  tryAll(
    'unit',
    chosen.filter((file) => file.endsWith('.test.ts')),
  )
  tryAll(
    'journeys',
    chosen.filter((file) => file.endsWith('.spec.ts')),
  )
  const flaky = chosen.flatMap((file) =>
    Object.entries(now[file] ?? {})
      .filter(([, { failed }]) => failed.length > 0)
      .map(([test, { ran, failed }]) => `FLAKY ${file} › ${test}: ${failed.length} of ${ran}: ${failed[0]}`),
  )
  for (const line of flaky) console.log(line)
  console.log(`${chosen.length} files, ${repeats} rounds, ${flaky.length} flaky tests`)
  process.exitCode = flaky.length === 0 ? 0 : 1
}
