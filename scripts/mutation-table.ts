// The table of docs/mutation.md, from the reports of one run or of several: a file that is in more than one of them counts as
// in the latest, and one whose source is another today is marked, for its score then says nothing about the code that is there.
//
//   npm run mutation-table -- test-results/mutation/*.json
import { existsSync, readFileSync, statSync } from 'node:fs'
import { argumentsOf } from './arguments.ts'

type Mutant = { status: string }
type Report = { files: Record<string, { source: string; mutants: Mutant[] }> }
type Score = { noticed: number; tried: number; late: number; unreached: number }

const NOTICED = ['Killed', 'Timeout']
const TRIED = [...NOTICED, 'Survived', 'NoCoverage']

function scoreOf(mutants: readonly Mutant[]): Score {
  const count = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status)).length
  return {
    noticed: count(...NOTICED),
    tried: count(...TRIED),
    late: count('Timeout'),
    unreached: count('NoCoverage'),
  }
}

const line = (name: string, { noticed, tried, late, unreached }: Score): string =>
  `| ${name} | ${noticed} of ${tried} | ${((100 * noticed) / tried).toFixed(1)} % | ${late} | ${unreached} |`

const sum = (one: Score, other: Score): Score => ({
  noticed: one.noticed + other.noticed,
  tried: one.tried + other.tried,
  late: one.late + other.late,
  unreached: one.unreached + other.unreached,
})

const reports = argumentsOf({ words: Infinity })
  .words.map((path) => ({ path, at: statSync(path).mtimeMs }))
  .toSorted((one, other) => one.at - other.at)
const files: Report['files'] = {}
for (const { path } of reports) Object.assign(files, (JSON.parse(readFileSync(path, 'utf8')) as Report).files)

const isToday = (path: string, source: string): boolean =>
  existsSync(path) && readFileSync(path, 'utf8') === source
const rows = Object.entries(files)
  .map(([path, { source, mutants }]) => ({
    name: `\`${path.slice(path.lastIndexOf('/') + 1)}\`${isToday(path, source) ? '' : ' (changed since)'}`,
    score: scoreOf(mutants),
  }))
  .filter(({ score }) => score.tried > 0)
  .toSorted((one, other) => (one.name < other.name ? -1 : 1))

const total = rows.map(({ score }) => score).reduce(sum, { noticed: 0, tried: 0, late: 0, unreached: 0 })
const head = ['| file | noticed | | too long | no test gets there |', '|---|---|---|---|---|']
process.stdout.write(
  [...head, ...rows.map(({ name, score }) => line(name, score)), line('**all**', total), ''].join('\n'),
)
