// Whom a new key left out until a human has looked is told that they wait, and who carries the case that somebody does; nobody else.
import { expect, it } from 'vitest'
import { agree, openCase, rotateDue } from '../../demo/case-work.ts'
import { lookAtReaders, revokeGrant, takeKeys } from '../client/case-keys.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const rosa = await network.organisation('Second Clinic', 'clinic', ['health'])
const pavel = await network.organisation('City Police', 'police', ['police'])
const now = () => network.state.now()
const to = (recipient: number) => ({ recipient, compartments: ['health'], purpose: 'health_care' }) as const

it('Rosa, whom Bashir let in, waits after a new key, and Amara is told to look', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'What she told.' })
  await agree(amara, id, to(bashir.circle), now())
  const police = await agree(amara, id, { ...to(pavel.circle), purpose: 'support' }, now())
  await takeKeys(bashir, id)
  await agree(bashir, id, to(rosa.circle), now())
  await revokeGrant(amara, id, police)
  await rotateDue(amara, id)
  const nobody = { ours: [], owed: [] }
  expect(await rosa.api.consent.waiting({})).toMatchObject({ ours: [{ caseId: id }], owed: [] })
  expect(await amara.api.consent.waiting({})).toMatchObject({ ours: [], owed: [{ caseId: id }] })
  expect(await bashir.api.consent.waiting({})).toEqual(nobody)
  await lookAtReaders(amara, id)
  expect(await rosa.api.consent.waiting({})).toEqual(nobody)
  expect(await amara.api.consent.waiting({})).toEqual(nobody)
}, 60_000)
