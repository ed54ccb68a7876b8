// Where Oksana will live is no question for the end: it is asked by the sixtieth day, and again while she is not ready for it.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

const owed = async (caseId: string) =>
  (
    await asOwner(database, (client) =>
      client.query<{ days: number }>(
        `select due_on - started_at::date as days from clocks
         where case_id = $1 and clock = 'case.ahead' and stopped_at is null`,
        [caseId],
      ),
    )
  ).rows

it('is asked of whoever carries her case before the sixtieth day is over, and opening a solution answers it', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Oksana Ahead', language: 'uk' })
  expect(await owed(caseId)).toEqual([{ days: 60 }])
  await amara.open('solution', { caseId })
  expect(await owed(caseId)).toEqual([])
})

it('comes back where she does not want to think of it yet, and rests where she lives safely already', async () => {
  const { id: caseId, track } = await openCase(amara, { name: 'Oksana Later', language: 'uk' })
  const say = (way_ahead: string) => amara.move('case', 'look_ahead', { id: track }, { way_ahead })
  await say('not_yet_wanted')
  expect(await owed(caseId)).toEqual([{ days: 60 }])
  await say('lives_here_safely')
  expect(await owed(caseId)).toEqual([])
})
