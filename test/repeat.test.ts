// What counts as flaky is read from what two test runners wrote down: a round that is misread would let a race go by unseen.
import { expect, it } from 'vitest'
import { countRounds, ledgerIn, roundOfJourneys, roundOfUnits, shardOf } from '../scripts/repeat-rounds.ts'

const journeys = {
  errors: [],
  suites: [
    {
      specs: [
        {
          title: 'Amara opens a case',
          file: 'jobs/case.spec.ts',
          tests: [
            {
              results: [
                { status: 'timedOut', error: { message: '\u001B[31mNobody came\u001B[0m\nat a line' } },
                { status: 'passed' },
              ],
            },
          ],
        },
        { title: 'Rosa waits', file: 'jobs/case.spec.ts', tests: [{ results: [{ status: 'skipped' }] }] },
      ],
    },
  ],
}

it('a journey that failed once in two runs is read as two runs and one failure, and one that was skipped as none', () => {
  expect(roundOfJourneys(journeys)).toEqual({
    'e2e/jobs/case.spec.ts': { 'Amara opens a case': { ran: 2, failed: ['Nobody came'] } },
  })
})

it('a journey file that could not be loaded is no round', () => {
  expect(() => roundOfJourneys({ errors: [{ message: 'no such module' }] })).toThrow('no such module')
})

it('a unit file that failed outside of its tests is a failure of the file', () => {
  const passed = { fullName: 'a bed is held', status: 'passed' }
  const units = {
    testResults: [
      { name: '/here/src/beds.test.ts', status: 'failed', message: 'left over', assertionResults: [passed] },
      {
        name: '/here/src/rota.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'a night', status: 'failed', failureMessages: ['too late\nat'] },
          { fullName: 'a day', status: 'pending' },
        ],
      },
    ],
  }
  expect(roundOfUnits(units, '/here')).toEqual({
    'src/beds.test.ts': {
      'a bed is held': { ran: 1, failed: [] },
      'the file': { ran: 1, failed: ['left over'] },
    },
    'src/rota.test.ts': { 'a night': { ran: 1, failed: ['too late'] } },
  })
})

it('a file has been through as many rounds as its test that ran most often, and one that is new through none', () => {
  const round = { 'a.test.ts': { one: { ran: 3, failed: [] }, other: { ran: 2, failed: [] } } }
  expect(countRounds(round, 'a.test.ts')).toBe(3)
  expect(countRounds(round, 'b.test.ts')).toBe(0)
})

it('shards are all files once, and a shard that is none of them is refused', () => {
  const files = ['c', 'a', 'b', 'd', 'e']
  expect([shardOf(files, '1/2'), shardOf(files, '2/2'), shardOf(files)]).toEqual([
    ['a', 'c', 'e'],
    ['b', 'd'],
    ['a', 'b', 'c', 'd', 'e'],
  ])
  for (const wrong of ['3/2', '0/2', 'half']) expect(() => shardOf(files, wrong)).toThrow('--shard')
})

it('the ledger stands between its marks, and names what failed and how often of how many', () => {
  const round = roundOfJourneys(journeys)
  const text = ledgerIn('before\n<!-- repeat: begin -->\nold\n<!-- repeat: end -->\nafter', {
    '1234abcd': round,
  })
  expect(text).toMatch(/^before\n[^]*\nafter$/)
  expect(text).not.toContain('old')
  expect(text).toContain(
    '| 1234abcd | 1 journeys | 2–2 | 2 | `e2e/jobs/case.spec.ts`: Amara opens a case (1 of 2) |',
  )
})
