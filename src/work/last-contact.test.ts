// Amara's list of her people says when each was reached last: out of the notes of her house, opened in her browser, without a look at the case.
import { expect, it } from 'vitest'
import { openCase, takeKeys } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { lastContactOn } from '../cases/ui/last-contact.ts'
import { writeRecord } from '../client/records.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

it('the day of the newest contact, and nothing where no note says; nobody has looked by it, and no other house gets a line', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Efua Reached', language: 'en' })
  await takeKeys(amara, caseId)
  const note = (value: object) =>
    writeRecord(amara, caseId, { compartment: 'narrative', kind: 'note', value })
  await note({ text: 'Cinnamon' })
  const looks = () =>
    asOwner(
      database,
      async (client) => (await client.query('select * from looks where case_id = $1', [caseId])).rows,
    )
  const before = await looks()
  expect(await lastContactOn(amara, caseId)).toBeNull()
  await note({ text: 'Cinnamon again', contact: 'reached' })
  await note({ text: 'Rang twice', contact: 'tried' })
  const today = network.state.now().toISOString().slice(0, 10)
  expect(await lastContactOn(amara, caseId)).toEqual({ on: today, tries: 0 })
  expect(await looks()).toEqual(before)
  expect((await bashir.api.cases.contacts({ caseId })).records).toEqual([])
})
