// The rules of a case's chain as a model (model/chain-rules.pml), searched by spin: rules 2 hold in every state within the bounds of
// each search, and rules 1 are convicted beside them. Installs spin and gcc where they are missing (Debian, as root).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const model = join(import.meta.dirname, '..', 'model', 'chain-rules.pml')

/** `tried` as a sum: 1 the dismissed worker, 2 the stolen card, 4 the clinic whose consent ends, 8 the rollback. */
interface Search {
  rules: 1 | 2
  /** How many lines there can be beside the first two. */
  lines: number
  tried: number
}
const names = ['a dismissed worker', 'a stolen card', 'an ended consent', 'a rollback']
const searches: readonly Search[] = [
  ...[1, 2, 4, 8].map((tried): Search => ({ rules: 1, lines: 3, tried })),
  { rules: 2, lines: 2, tried: 15 },
  ...[3, 9, 10].map((tried): Search => ({ rules: 2, lines: 3, tried })),
  { rules: 2, lines: 4, tried: 3 },
]

function must(program: string, args: string[], cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...(cwd && { cwd }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (error || status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`)
  return stdout
}

const missing = ['spin', 'gcc'].filter((one) => spawnSync(one, ['--version']).error !== undefined)
if (missing.length > 0) {
  console.log(`Missing: ${missing.join(', ')}. Installing with apt-get.`)
  must('apt-get', ['update', '-qq'])
  must('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing, 'libc6-dev'])
}

/** Whether the search found what it should, told in one line: depth, states, and whether no state was left out. */
function search({ rules, lines, tried }: Search): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-model-'))
  try {
    must('spin', ['-a', `-DRULES=${rules}`, `-DLINES=${lines}`, `-DTRIED=${tried}`, model], folder)
    must(
      'gcc',
      ['-w', '-O2', '-DSAFETY', '-DNOREDUCE', '-DCOLLAPSE', '-DMEMLIM=4000', '-o', 'pan', 'pan.c'],
      folder,
    )
    const found = must(join(folder, 'pan'), ['-m1000000'], folder)
    const number = (pattern: RegExp) => Number(pattern.exec(found)?.[1] ?? -1)
    const [depth, errors, states] = [
      number(/depth reached (\d+)/),
      number(/errors: (\d+)/),
      number(/^\s*(\d+(?:\.\d+e\+\d+)?) states, stored/m),
    ]
    const isComplete = !/Search not completed|max search depth too small/.test(found)
    const attacks = names.filter((_, at) => (tried >> at) & 1).join(', ')
    const verdict = errors > 0 ? 'convicted' : isComplete ? 'holds, complete' : 'NOT COMPLETE'
    console.log(`rules ${rules}, ${lines} lines, ${attacks}: ${verdict}; depth ${depth}, ${states} states`)
    return rules === 1 ? errors > 0 : errors === 0 && isComplete
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (searches.map(search).includes(false)) process.exitCode = 1
