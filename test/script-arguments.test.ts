// A script that takes a misspelt word for something else measures, writes or builds what nobody asked for.
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { argumentsOf } from '../scripts/arguments.ts'

const root = join(import.meta.dirname, '..')
const say = (script: string, ...words: string[]) =>
  spawnSync(process.execPath, [`scripts/${script}.ts`, ...words], { cwd: root, encoding: 'utf8' })

it.each([
  ['house', '--help'],
  ['house', 'one', 'another'],
  ['openapi', '--wirte'],
  ['build', '--if-neded'],
  ['test', '--nonsense'],
])('refuses what it does not know with a sentence, and does nothing: %s %s', (script, ...words) => {
  const { status, stdout, stderr } = say(script, ...words)
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toMatch(
    new RegExp(`'${words.at(-1)}'.*\\. The head of the script says how it is called\\.\n$`),
  )
})

it('reads flags, values and words in any order', () => {
  const said = argumentsOf({ flags: ['dark'], values: ['lang'], words: 2 }, [
    'one',
    '--lang=en,ar',
    '--dark',
    'two',
  ])
  expect([said.has('dark'), said.value('lang'), said.words]).toEqual([true, 'en,ar', ['one', 'two']])
})

it('no script reads its words by hand', () => {
  const byHand = globSync('scripts/*.ts', { cwd: root }).filter((path) =>
    readFileSync(join(root, path), 'utf8').includes('process.argv'),
  )
  // The first is the reader; the commands of the second have a table of their own, read as strictly; one is started by drills alone,
  // and the last hands them to the table of all commands.
  expect(byHand.toSorted()).toEqual([
    'scripts/arguments.ts',
    'scripts/failover-writer.ts',
    'scripts/locale.ts',
    'scripts/start.ts',
  ])
})
