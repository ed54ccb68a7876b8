// One command for each registered export. Where they find the database and where they write is handed in, so that a test runs
// them as an operator does.

import type { Export, Written } from '../src/database/export.ts'
import { verb, type Verb } from './command-line.ts'
import type { WithDatabase } from './hsds-verbs.ts'
import type { Terminal } from './hsds.ts'

const told = ({ files, counts }: Written, folder: string): string => {
  const amounts = Object.entries(counts).map(([what, n]) => `${n} ${what}`)
  return `Wrote ${amounts.join(', ')} to ${folder}: ${files.join(', ')}.\n`
}

export const exportVerbs = (
  exports: readonly Export[],
  withDatabase: WithDatabase,
  { out, err }: Pick<Terminal, 'out' | 'err'> = { out: process.stdout, err: process.stderr },
): Verb[] =>
  exports.map(({ name, summary, write }) =>
    verb({
      name: `${name} export`,
      summary,
      arguments: [{ name: 'folder', about: 'the folder to write into' }],
      options: { json: { type: 'boolean', about: 'one JSON object on standard output' } },
      run: ({ arguments: [folder = ''], options }) =>
        withDatabase(async (database) => {
          const written = await write(database, folder)
          const { files, counts } = written
          if (options.json) out.write(`${JSON.stringify({ ...counts, files }, null, 2)}\n`)
          else err.write(told(written, folder))
          return 0
        }),
    }),
  )
