#!/usr/bin/env node
// The one executable. Its commands stand in verbs.ts. Words for people go to standard error, data to standard output;
// exit code 0 done, 1 failed, 2 asked wrongly.

import { databaseAddressIn } from '../src/app/config.ts'
import { connectWords } from '../src/database/connect-words.ts'
import { runCommand } from './command-line.ts'
import { verbs } from './verbs.ts'
import { version } from '../src/http/about.ts'

// Whoever reads the output may stop reading (`| head`); there is nothing left to do for them then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  const code = await runCommand(process.argv.slice(2), {
    verbs,
    version,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  })
  if (code !== 0) process.exitCode = code
} catch (error) {
  const words = connectWords(error, databaseAddressIn(process.env))
  process.stderr.write(`${words ?? (error instanceof Error ? error.message : String(error))}\n`)
  process.exitCode = 1
}
