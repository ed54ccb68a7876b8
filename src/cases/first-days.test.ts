// Maryam came at night with nothing. What she needs before anything else stands in a list with an end after 72 hours.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { firstNeeds } from './case.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

const duties = async (caseId: string) =>
  (
    await asOwner(database, (client) =>
      client.query<{ clock: string; hours: string }>(
        `select clock, extract(epoch from due_at - started_at) / 3600 as hours from clocks where case_id = $1 and stopped_at is null`,
        [caseId],
      ),
    )
  ).rows

it('is over when each need is settled or not wanted, and says which duty is left until then', async () => {
  const { id: caseId, track } = await openCase(amara, { name: 'Maryam First', language: 'ar' })
  const left = async () => (await duties(caseId)).map(({ clock }) => clock)
  expect((await duties(caseId)).find(({ clock }) => clock === 'case.first')?.hours).toMatch(/^72\.0/)

  await amara.move(
    'case',
    'note_first_days',
    { id: track },
    { settled: ['safe_now', 'bed', 'food', 'doctor'] },
  )
  const settle = (settled: string[], not_wanted: string[] = []) =>
    amara.move('case', 'settle_first_days', { id: track }, { settled, not_wanted })
  await expect(settle(['rights'], ['clothes'])).rejects.toMatchObject({
    detail: { because: 'first-days-not-settled' },
  })
  expect(await left()).toContain('case.first')

  await settle(['rights', 'telephone', 'somebody_to_interpret'], ['clothes'])
  expect(await left()).not.toContain('case.first')
  expect(firstNeeds).toHaveLength(8)
})
