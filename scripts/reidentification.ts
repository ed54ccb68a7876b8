// How many invented people a thief of the database would find to be the only one, by what the thief knows. The first argument may be another
// list of clear columns (`git show <commit>:test/clear-columns.json > FILE`), to measure what was clear then.

import { readFileSync } from 'node:fs'
import { attackers, lookedUp, uniqueShare } from '../test/reidentification/attackers.ts'
import { people } from '../test/reidentification/people.ts'
import { argumentsOf } from './arguments.ts'

const [file = new URL('../test/clear-columns.json', import.meta.url)] = argumentsOf({ words: 1 }).words
const { clear } = JSON.parse(readFileSync(file, 'utf8')) as { clear: Record<string, string> }
const open = lookedUp(new Set(Object.keys(clear)))
const [few, many] = [people(200, 365), people(20_000, 3 * 365)]
const percent = (share: number) => `${(100 * share).toFixed(1)} %`
process.stdout.write('| who, and what they know | of 200 | of 20,000 |\n|---|---|---|\n')
for (const attacker of attackers)
  process.stdout.write(
    `| ${attacker.name} | ${percent(uniqueShare(few, attacker, open))} | ${percent(uniqueShare(many, attacker, open))} |\n`,
  )
