// The command for instruments, for whoever writes down a set of questions and does not program: is the file in order?

import { readFileSync } from 'node:fs'
import { faultLines } from '../src/jurisdiction/shipped.ts'
import { readInstrument } from '../src/instruments/read-instrument.ts'
import { verb } from './command-line.ts'

/** `instrument check`. */
export const instrumentVerbs = [
  verb({
    name: 'instrument check',
    summary: 'check a set of questions: a file is taken whole, or refused by line and field',
    arguments: [{ name: 'file', about: 'a file such as src/instruments/data/general.json' }],
    options: {},
    run: async ({ arguments: [file = ''] }) => {
      const read = readInstrument(readFileSync(file, 'utf8'))
      if ('faults' in read) {
        process.stderr.write(`${faultLines(file, read.faults)}\n`)
        return 1
      }
      const { id, version, items, mode } = read.instrument
      process.stdout.write(`${id} ${version}: ${items.length} items, ${mode}\n`)
      return 0
    },
  }),
]
