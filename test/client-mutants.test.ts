// The list of faults against the code of today: a fault that fits nowhere, or a test that was renamed, would be found only by the
// long run (npm run mutate:client).

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { faults } from '../scripts/client-mutants.ts'

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')
const times = (text: string, part: string) => text.split(part).length - 1

it.each(faults.map((fault) => [fault.does, fault] as const))(
  'the client that %s: what it spoils and who notices are there once each',
  (_, { file, from, to, test: [testFile, sentence] }) => {
    expect(file).toMatch(/^src\/(client|[a-z]+\/client)\/[a-z-]+\.ts$/)
    expect(times(read(file), from), from).toBe(1)
    expect(to).not.toBe(from)
    expect(testFile).toMatch(/\.test\.ts$/)
    expect(times(read(testFile), `it('${sentence}'`), sentence).toBe(1)
  },
)

it('at least two faults are in each of consent, rotation, grant, hand-over and referral', () => {
  for (const act of ['consent', 'rotation', 'grant', 'hand-over', 'referral'])
    expect(faults.filter((fault) => fault.act === act).length, act).toBeGreaterThanOrEqual(2)
})

it('docs/mutation-client.md has the result of each, and none went unnoticed', () => {
  const rows = read('docs/mutation-client.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| act'))
  expect(new Set(rows.map((row) => row.split(' | ')[1]))).toEqual(new Set(faults.map(({ does }) => does)))
  expect(rows).toHaveLength(faults.length)
  expect(rows.filter((row) => !row.includes(' | yes | '))).toEqual([])
})
