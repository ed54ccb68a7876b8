// Amina must not sleep under one roof with Mariam. Amara writes it once; it is found from either side before a bed is offered, and no
// server reads it.

import { expect, it } from 'vitest'
import { openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { apartFrom, emptyContact } from '../safe-contact.ts'
import { readCase } from '../../client/case-keys.ts'
import { openLatest, writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { checkOneRoof, keepOthersApart, underOneRoof } from './one-roof.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'shelter', ['caseworker', 'shelter'])
const lena = await network.organisation('Legal Aid', 'legal_aid', ['caseworker'])
const opened = async (who: typeof amara, name: string) => {
  const { id } = await openCase(who, { name, language: 'ar' })
  return { id, reference: (await readCase(who, id)).case.reference }
}
async function writes(caseId: string, apart: string) {
  const row = latestOf((await readCase(amara, caseId)).records, 'safe_contact')
  const value = { ...emptyContact, how: 'a message', apart }
  await writeRecord(amara, caseId, { compartment: 'contact', kind: 'safe_contact', value, replaces: row })
}

it('references are read out of any words, once each', () => {
  const apart = 'his cousin; c-7qf3-2k9m (met in May), C-7QF3-2K9M and C-0000-0001.'
  expect(apartFrom({ apart })).toEqual(['C-7QF3-2K9M', 'C-0000-0001'])
  expect(apartFrom({})).toEqual([])
})

it('a bed beside Mariam is refused to Amina and the other way round, and to nobody else', async () => {
  const [amina, mariam, sara] = [
    await opened(amara, 'Amina'),
    await opened(amara, 'Mariam'),
    await opened(amara, 'Sara'),
  ]
  const words = `${mariam.reference}, whose brother brought her`
  await writes(amina.id, words)
  const others = apartFrom({ apart: words })
  expect(await keepOthersApart(amara, amina.reference, others)).toEqual([])
  expect(await keepOthersApart(amara, amina.reference, others), 'once more writes nothing twice').toEqual([])
  const of = await readCase(amara, mariam.id)
  expect(await openLatest(amara, of, 'safe_contact')).toMatchObject({ apart: amina.reference })

  const house = [mariam.reference, sara.reference]
  expect(await underOneRoof(amara, amina.id, house)).toEqual({ words, here: [mariam.reference] })
  await expect(checkOneRoof(amara, amina.id, house)).rejects.toThrow('not-under-one-roof')
  await expect(checkOneRoof(amara, mariam.id, [amina.reference])).rejects.toMatchObject({ code: 'refused' })
  await checkOneRoof(amara, amina.id, [sara.reference])
  await checkOneRoof(amara, sara.id, [amina.reference, mariam.reference])
})

it('a file that is not open here is named, and what stands in it stays as it is', async () => {
  const [amina, foreign] = [await opened(amara, 'Amina Two'), await opened(lena, 'Nadia')]
  expect(await keepOthersApart(amara, amina.reference, [foreign.reference, amina.reference])).toEqual([
    foreign.reference,
  ])
})
