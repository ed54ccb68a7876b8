// What Amara notes for herself alone does not stay there because a week went by: she is asked from the seventh day on, until it is in the file or she
// says that it is about others. The server counts days and reads no word.

import { expect, it } from 'vitest'
import { openCase, takeKeys, writeNote } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { beginPart } from './client/begin-part.ts'
import { readCase } from '../client/case-keys.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database, { timezone: 'Asia/Bangkok' })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'administrator'])
const samir = await network.colleague(amara, 'samir', ['caseworker'])
const olof = await network.organisation('Olive House', 'ngo', ['caseworker'])

async function noted(name: string) {
  const { id: caseId } = await openCase(amara, { name, language: 'en' })
  await takeKeys(amara, caseId)
  await beginPart(amara, caseId, 'working', amara.circle)
  await writeNote(amara, caseId, 'working', 'A car stood at the corner.')
  const { records } = await readCase(amara, caseId)
  return { caseId, record: records.find(({ compartment }) => compartment === 'working')!.id }
}
const age = (record: string, days: number) =>
  asOwner(database, (client) =>
    client.query('update records set made_at = made_at - make_interval(days => $2) where id = $1', [
      record,
      days,
    ]),
  )
const asked = async (who = amara) =>
  (await who.api.cases.workingNotes({})).cases.flatMap(({ notes }) => notes)

it('asks nothing for six days, and on the seventh its writer alone', async () => {
  const { caseId, record } = await noted('Mariam Drawer')
  expect(await asked()).toEqual([])
  await age(record, 6)
  expect(await asked()).toEqual([])
  await age(record, 1)
  const { cases } = await amara.api.cases.workingNotes({})
  expect(cases).toEqual([
    {
      caseId,
      reference: expect.any(String) as string,
      oldest: expect.any(String) as string,
      notes: [record],
    },
  ])
  expect([await asked(samir), await asked(olof)]).toEqual([[], []])
  await amara.api.cases.settleNote({ caseId, record, as: 'filed' })
  await amara.api.cases.settleNote({ caseId, record, as: 'filed' })
  expect(await asked()).toEqual([])
})

it('is asked about no more once it is about others; what is no working note of this house is nobody’s to settle', async () => {
  const { caseId, record } = await noted('Narong Drawer')
  await age(record, 30)
  expect(await asked()).toEqual([record])
  const settles = (who: typeof amara, of = record) =>
    who.api.cases.settleNote({ caseId, record: of, as: 'of_others' })
  for (const other of [olof, samir]) await expect(settles(other)).rejects.toMatchObject({ code: 'not-found' })
  await writeNote(amara, caseId, 'narrative', 'The school has a place.')
  const inFile = (await readCase(amara, caseId)).records.find(
    ({ compartment }) => compartment === 'narrative',
  )!
  await expect(settles(amara, inFile.id)).rejects.toMatchObject({ code: 'not-found' })
  await settles(amara)
  expect(await asked()).toEqual([])
})
