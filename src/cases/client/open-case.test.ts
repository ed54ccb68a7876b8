// What Amara types into the form of a new case, sealed, sent and found again.

import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { agree } from '../../../demo/case-work.ts'
import { readCase } from '../../client/case-keys.ts'
import { openLatest, openRecord } from '../../client/records.ts'
import { emptyCase, isOpenAlready, planOpening, sealNewCase, type NewCase } from './open-case.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const mariam: NewCase = {
  ...emptyCase,
  name: ' Mariam Opened ',
  language: 'ar',
  ageGroup: 'adult',
  origin: 'ngo',
  safeContact: { how: 'Call the bakery', when: '', word: 'lemon', never: '' },
  note: 'She was paid nothing for a year.',
}
async function opens(person: NewCase) {
  const plan = planOpening()
  const sealed = await sealNewCase(amara, plan, person, amara.circle)
  await amara.api.cases.open(sealed, { key: plan.key })
  return plan
}

it('Amara opens a case, and it is found by the name that Mariam gave and by who works on it', async () => {
  const { id } = await opens(mariam)
  const shared = await readCase(amara, id)
  const { opened } = await amara.vault.openHeaders({ headers: [{ caseId: id, ...shared.header! }] })
  expect(opened).toEqual([{ caseId: id, header: { name: 'Mariam Opened', worker: amara.handle } }])
  expect(await openLatest(amara, shared, 'profile')).toEqual({ name: 'Mariam Opened' })
  expect(await openLatest(amara, shared, 'safe_contact')).toEqual(mariam.safeContact)
})

it('Amara opens a case, and a clinic that is told how to reach Mariam does not read what she told', async () => {
  const { id } = await opens(mariam)
  const toClinic = { recipient: bashir.circle, compartments: ['contact'], purpose: 'support' } as const
  await agree(amara, id, toClinic, network.state.now())
  const hers = await readCase(bashir, id)
  expect(await openLatest(bashir, hers, 'safe_contact')).toMatchObject({ how: 'Call the bakery' })
  const note = (await readCase(amara, id)).records.find(({ kind }) => kind === 'note')!
  expect(await openRecord(amara, id, note)).toEqual({ text: mariam.note })
  await expect(openRecord(bashir, id, note)).rejects.toThrow('no-key')
})

it('Amara corrects the form after its answer got lost, and is told that the case is open, not that another is opened', async () => {
  const plan = await opens(mariam)
  const again = await sealNewCase(amara, plan, { ...mariam, name: 'Mariam Corrected' }, amara.circle)
  const fault = await amara.api.cases.open(again, { key: plan.key }).catch((error: unknown) => error)
  expect(fault).toMatchObject({ code: 'key-reused' })
  expect(await isOpenAlready(amara, plan.id, fault)).toBe(true)
  expect(await isOpenAlready(amara, planOpening().id, fault)).toBe(false)
})
