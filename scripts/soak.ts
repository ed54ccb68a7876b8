// What takes too long for every `npm test`, before a release and after what it covers has changed. Each part ends within twenty
// minutes and writes its line into docs/soak.md when it is over: whoever stops goes on later with what is left.
//
//   npm run soak                   the parts that are due
//   npm run soak -- fuzz screens   these parts
//   npm run soak -- --all          every part
import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'
import { dueParts, lastRuns, parts, report, stateOf, type Part, type Run } from './soak-parts.ts'

const longest = 20 * 60_000
const root = join(import.meta.dirname, '..')

/** The commit that was tried; a `+` where something beside it was changed. */
function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '-uno') === '' ? '' : '+')
  } catch {
    return 'unknown'
  }
}

function run(part: Part): Run {
  const [program, ...args] = part.command as [string, ...string[]]
  const before = { commit: commit(), files: stateOf(part) }
  const began = Date.now()
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    timeout: longest,
    env: {
      ...process.env,
      ...part.env,
      SOAK: '1',
      PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    },
  })
  const late = error !== undefined && 'code' in error && error.code === 'ETIMEDOUT'
  return {
    name: part.name,
    result: late ? 'not over after 20 minutes' : status === 0 ? 'passed' : 'failed',
    minutes: ((Date.now() - began) / 60_000).toFixed(1),
    date: new Date(began).toISOString().slice(0, 10),
    ...before,
  }
}

/** The page: the last run of each part. */
function page(runs: readonly Run[]): string {
  const rows = parts.map(({ name, what }) => {
    const last = runs.find((one) => one.name === name)
    const told = last
      ? [last.result, last.minutes, last.date, last.commit, last.files]
      : ['never run', '', '', '', '']
    return `| \`${name}\` | ${what} | ${told.join(' | ')} |`
  })
  return `# The soak

What takes too long for every \`npm test\`, in parts of at most twenty minutes; each keeps a seed of some seconds there.
\`npm run soak\` runs the parts that are due and writes this page; \`npm test\` names them and never fails for them. *Files*
is a hash over what the part covers (\`scripts/soak-parts.ts\`): a part is due again when one of these files has changed.

| part | what | result | minutes | date | commit | files |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}

const { values, positionals } = parseArgs({
  options: { all: { type: 'boolean' } },
  allowPositionals: true,
})
const known = parts.map(({ name }) => name)
const unknown = positionals.filter((name) => !known.includes(name))
if (unknown.length > 0) throw new Error(`unknown part: ${unknown.join(', ')}; there are ${known.join(', ')}`)
const due = dueParts().map(({ name }) => name)
const wanted = values.all ? known : positionals.length > 0 ? positionals : due
if (wanted.length === 0)
  console.log('Nothing is due: no file that a part covers has changed since it was run.')

for (const part of parts.filter(({ name }) => wanted.includes(name))) {
  console.log(`\n── ${part.name}: ${part.what}`)
  const done = run(part)
  writeFileSync(report, page([...lastRuns().filter(({ name }) => name !== part.name), done]))
  console.log(`── ${part.name}: ${done.result} in ${done.minutes} minutes`)
  if (done.result !== 'passed') process.exitCode = 1
}
