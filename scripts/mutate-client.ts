// Are the tests of the client good? Puts one fault after another (scripts/client-mutants.ts) into a clean copy of what is committed,
// runs the one test that has to notice it, and writes docs/mutation-client.md.
//
//   npm run mutate:client               all of them
//   npm run mutate:client -- rotation   those whose act, file or fault has one of these words; the document keeps the other rows
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fault } from './client-fault.ts'
import { faults } from './client-mutants.ts'
import { argumentsOf } from './arguments.ts'

const root = join(import.meta.dirname, '..')
const document = join(root, 'docs/mutation-client.md')
const git = (...words: string[]) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim()
const say = (line: string) => process.stdout.write(`${line}\n`)

interface Ran {
  testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[]
}

/** Runs tests in the copy and says how each that ran ended. */
function run(copy: string, files: readonly string[], sentence?: string) {
  const report = join(copy, 'mutation-report.json')
  rmSync(report, { force: true })
  const only =
    sentence === undefined ? [] : ['-t', `^${sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`]
  // On a busy machine nothing is noticed by being slow.
  const patient = ['--testTimeout=300000', '--hookTimeout=300000']
  const words = ['vitest', 'run', '--reporter=json', `--outputFile=${report}`, ...patient, ...only, ...files]
  const { stderr } = spawnSync('npx', words, { cwd: copy, encoding: 'utf8' })
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Ran
    return testResults.flatMap(({ assertionResults }) => assertionResults)
  } catch {
    throw new Error(`The tests did not run:\n${stderr}`)
  }
}

/** A fault of the code itself proves nothing: the act has to do something else, and the test has to see that. */
const isBroken = (message: string) => /^(TypeError|ReferenceError|SyntaxError)/.test(message)

/** By what the named test noticed it; nothing where it did not. */
function noticedBy(copy: string, { file, from, to, test: [testFile, sentence] }: Fault): string | undefined {
  const path = join(copy, file)
  const sound = readFileSync(path, 'utf8')
  if (sound.split(from).length !== 2) throw new Error(`What is replaced stands not once in ${file}: ${from}`)
  writeFileSync(
    path,
    sound.replace(from, () => to),
  )
  try {
    const failed = run(copy, [testFile], sentence).find(({ title }) => title === sentence)
    const [message] = failed?.failureMessages ?? []
    return failed?.status !== 'failed' || !message || isBroken(message)
      ? undefined
      : message.split('\n')[0]!.replace(/^(Assertion)?Error: /, '')
  } finally {
    writeFileSync(path, sound)
  }
}

/** What is committed, in a folder of its own. */
function inCleanCopy<Done>(work: (copy: string) => Done): Done {
  const copy = join(mkdtempSync(join(tmpdir(), 'continuum-mutants-')), 'copy')
  git('worktree', 'add', '--detach', copy, 'HEAD')
  try {
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    return work(copy)
  } finally {
    git('worktree', 'remove', '--force', copy)
    rmSync(join(copy, '..'), { recursive: true, force: true })
  }
}

type Outcome = { fault: Fault; by: string | undefined }

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('`', '')
const row = ({ fault: { act, does, file, test }, by }: Outcome) =>
  `| ${act} | ${does} | \`${file}\` | ${by === undefined ? '**no**' : 'yes'} | \`${test[0]}\`: ${test[1]} | ${
    by === undefined ? '' : `\`${cell(by)}\``
  } |`

/** What earlier runs wrote of the faults that were not put in this time; one that no run has put in has no row yet. */
function keptRows(chosen: readonly Fault[]): string[] {
  const lines = readFileSync(document, 'utf8').split('\n')
  return faults
    .filter((fault) => !chosen.includes(fault))
    .flatMap(({ act, does }) => lines.find((line) => line.startsWith(`| ${act} | ${does} | `)) ?? [])
}

const isNoticed = (line: string) => line.includes(' | yes | ')
const written = (
  rows: readonly string[],
  anew: number,
) => `# Are the tests of the client good? Faults and who notices them

\`npm run mutate:client\` puts one fault after another into \`src/**/client\` on a clean copy and runs the one test that has to notice it, in
Node. A fault counts as noticed where that test fails by what the act does: not by a type, not by a snapshot, not by code that cannot
run. The list is \`scripts/client-mutants.ts\`; this document is written by the run.

${new Date().toISOString().slice(0, 10)}, commit ${git('rev-parse', '--short', 'HEAD')}: ${
  rows.filter(isNoticed).length
} of ${rows.length} noticed${anew < rows.length ? `, ${anew} of them put in at this commit and the others before` : ''}.

| act | what the spoilt client does | in | noticed | by | where it fails |
|---|---|---|---|---|---|
${rows.join('\n')}
`

const asked = argumentsOf({ words: Infinity }).words
const chosen = faults.filter(
  ({ act, does, file }) =>
    asked.length === 0 || asked.some((word) => [act, does, file].some((one) => one.includes(word))),
)
if (chosen.length === 0) throw new Error(`No fault has one of the words ${asked.join(', ')}.`)
const others = keptRows(chosen)
const outcomes = inCleanCopy((copy) => {
  const sound = run(copy, [...new Set(chosen.map(({ test }) => test[0]))])
  for (const { test } of chosen)
    if (sound.find(({ title }) => title === test[1])?.status !== 'passed')
      throw new Error(`Without a fault this does not pass: ${test[1]}`)
  return chosen.map((fault) => {
    const by = noticedBy(copy, fault)
    say(`${by === undefined ? 'NOT NOTICED' : 'noticed    '}  ${fault.act}: ${fault.does}`)
    if (by !== undefined) say(`             ${by}`)
    return { fault, by }
  })
})
const order = new Map(faults.map(({ act, does }, at) => [`${act} | ${does}`, at]))
const placeOf = (line: string) => order.get(line.split(' | ').slice(0, 2).join(' | ').slice(2)) ?? 0
const rows = [...others, ...outcomes.map(row)].toSorted((one, other) => placeOf(one) - placeOf(other))
writeFileSync(document, written(rows, outcomes.length))
process.exitCode = outcomes.every(({ by }) => by !== undefined) ? 0 : 1
