// Prints the commits since the rule whose subject breaks it (commit-rule.ts). Merges are exempt.
//
//   node scripts/commits.ts                    all since the rule; fails for those that can still be mended: that no remote
//                                              has seen, and never where CI is set
//   node scripts/commits.ts --after <commit>   since another commit
//   node scripts/commits.ts --message <file>   the message of one that is being made, for the hook
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { faultOf, subjectOf } from './commit-rule.ts'

/** The last commit before there was a rule. */
const BEFORE_THE_RULE = '0fe7ee2'

const { values } = parseArgs({ options: { after: { type: 'string' }, message: { type: 'string' } } })

/** Commits of a range, as lines of hash and subject; undefined where git cannot say. */
function commitsOf(...range: string[]): string[] | undefined {
  const { status, stdout } = spawnSync('git', ['log', '--no-merges', '--format=%h %s', ...range, '--'], {
    encoding: 'utf8',
  })
  return status === 0 ? stdout.split('\n').filter((line) => line !== '') : undefined
}

const broken = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => {
    const fault = faultOf(line.slice(line.indexOf(' ') + 1))
    return fault ? [`${line}\n    ${fault}`] : []
  })

function listBroken(after: string): boolean {
  const range = `${after}..HEAD`
  const all = commitsOf(range)
  if (!all) {
    console.log(`No history back to ${after}: nothing to look at.`)
    return true
  }
  const found = broken(all)
  console.log(`${all.length} commits after ${after}, ${found.length} of them against the rule.`)
  for (const line of found) console.log(`  ${line}`)
  return process.env['CI'] !== undefined || broken(commitsOf(range, '--not', '--remotes') ?? []).length === 0
}

function checkMessage(file: string): boolean {
  const subject = subjectOf(readFileSync(file, 'utf8'))
  const fault = faultOf(subject)
  if (fault) console.error(`The subject "${subject}" ${fault}.`)
  return !fault
}

const good =
  values.message === undefined ? listBroken(values.after ?? BEFORE_THE_RULE) : checkMessage(values.message)
process.exitCode = good ? 0 : 1
