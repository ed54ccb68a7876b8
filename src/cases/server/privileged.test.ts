// What passes between a person and her lawyer has a key that whoever carries the case never had: the lawyer makes it, for her own
// house and for the person's card.

import { expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys, writeNote } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { beginPart } from '../client/begin-part.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const ines = await network.organisation('Open Law Centre', 'legal_aid', ['lawyer'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

it('Ines begins it with Mariam, who reads it with her card; Amara, who carries the case, and the clinic do not', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Told', language: 'ar' })
  const mariam = await ownPhone(network, (await giveCard(amara, id, 'ar')).words)
  await takeKeys(amara, id)
  const now = network.state.now()
  await agree(amara, id, { recipient: ines.circle, compartments: ['legal'], purpose: 'legal_help' }, now)
  const clinic = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  await agree(amara, id, clinic, now)
  for (const who of [ines, bashir]) await takeKeys(who, id)
  await expect(
    beginPart(bashir, id, 'privileged', bashir.circle),
    'a doctor is no lawyer',
  ).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await beginPart(ines, id, 'privileged', ines.circle)
  await writeNote(ines, id, 'privileged', 'Whether she wants to speak is hers alone.')

  const parts = async (who: typeof ines) => (await takeKeys(who, id)).held
  expect(await parts(ines)).toEqual(['legal', 'privileged'])
  for (const who of [amara, bashir]) expect(await parts(who)).not.toContain('privileged')
  const { readers } = await amara.api.consent.list({ caseId: id })
  const holders = readers.find((one) => one.compartment === 'privileged')?.holders ?? []
  expect(holders.map((one) => one.name ?? (one.person && 'Mariam'))).toEqual(['Open Law Centre', 'Mariam'])
  const hers = (await mariam.read()).cases[0]
  expect(JSON.stringify(hers?.wraps.map((one) => one.compartment))).toContain('privileged')
  expect(JSON.stringify(hers)).toContain('"privileged"')
})
