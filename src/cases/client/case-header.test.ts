// By what a case is found after its name was corrected, and who makes a header at all.

import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { agree, openCase } from '../../../demo/case-work.ts'
import type { Colleague } from '../../../demo/actor.ts'
import { readCase } from '../../client/case-keys.ts'
import { keepOwnHeader, renameHeader } from './case-header.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const phone = '+44 7700 900123'
const newCase = async () => (await openCase(amara, { name: 'Myriam', language: 'ar', phone })).id
const headerOf = async (who: Colleague, caseId: string) => {
  const { header } = await readCase(who, caseId)
  if (!header) return undefined
  return (await who.vault.openHeaders({ headers: [{ caseId, ...header }] })).opened[0]?.header
}

it('Amara corrects a name, and the case is found by it and still by the telephone number', async () => {
  const id = await newCase()
  await renameHeader(amara, await readCase(amara, id), 'Mariam')
  expect(await headerOf(amara, id)).toEqual({ name: 'Mariam', phone, worker: amara.handle })
})

it('the clinic that may read the name finds the case by it, and one that may not has no header', async () => {
  const id = await newCase()
  const terms = { recipient: bashir.circle, purpose: 'health_care' } as const
  await agree(amara, id, { ...terms, compartments: ['health'] }, network.state.now())
  await keepOwnHeader(bashir, await readCase(bashir, id), bashir.circle)
  expect(await headerOf(bashir, id)).toBeUndefined()
  await agree(amara, id, { ...terms, compartments: ['identity', 'health'] }, network.state.now())
  await keepOwnHeader(bashir, await readCase(bashir, id), bashir.circle)
  expect(await headerOf(bashir, id)).toEqual({ name: 'Myriam', worker: bashir.handle })
})
