// How Mariam is reached is said in one part of her file, and her name in another: who holds a third part says neither. And whoever takes
// what was written is seen to have looked, by whichever door.

import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { agree, openCase, takeKeys, writeNote } from '../../../demo/case-work.ts'
import { sealRecord } from '../../client/records.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { latestOf } from '../../client/sealed-record.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

async function newCase(name: string): Promise<string> {
  const safeContact = { how: 'by text', when: 'mornings', word: 'lemon', never: '' }
  const { id } = await openCase(amara, { name, language: 'en', safeContact })
  await writeNote(amara, id, 'health', 'Pregnant.')
  const doctor = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  await agree(amara, id, doctor, network.state.now())
  await takeKeys(bashir, id)
  return id
}

it('Bashir, who holds her health alone, says neither how she is reached nor what she is called', async () => {
  const caseId = await newCase('Mariam Placed')
  for (const [kind, version] of [
    ['safe_contact', 1],
    ['safe_contact', 2],
    ['profile', 2],
  ] as const) {
    const record = await sealRecord(bashir, caseId, {
      compartment: 'health',
      kind,
      value: { how: 'ring his number' },
      replaces: { version: version - 1 },
    })
    const outcome = { code: 'invalid', detail: { fields: [{ field: 'compartment', code: 'invalid-value' }] } }
    await expect(bashir.api.cases.seal({ caseId, record })).rejects.toMatchObject(outcome)
  }
})

it('and no letter of his takes the place of either, whatever number it gives itself', async () => {
  const caseId = await newCase('Mariam Letter')
  const sealed = await sealRecord(bashir, caseId, {
    compartment: 'health',
    kind: 'safe_contact',
    value: { how: 'his number' },
    replaces: { version: 2_147_483_647 - 1 },
  })
  const letter = sealed as unknown as typeof sealed & { kind: 'letter'; version: 1 }
  const sending = bashir.api.referrals.send({
    track: newId(),
    caseId,
    recipient: amara.circle,
    serviceCode: 'health',
    urgency: 'routine',
    basis: 'vital_interest',
    letter,
  })
  await expect(sending).rejects.toMatchObject({ code: 'invalid' })
})

it('a server that shows his words as how she is reached is not believed: they lie in another part', () => {
  const row = (compartment: 'contact' | 'health', version: number) => ({
    kind: 'safe_contact',
    compartment,
    version,
  })
  const [hers, his] = [row('contact', 1), row('health', 2)]
  expect(latestOf([his, hers], 'safe_contact')).toBe(hers)
  expect(latestOf([his], 'safe_contact')).toBeUndefined()
})

it('two hundred of one kind push nothing else off the page: of those only the newest stands before all others', async () => {
  const caseId = await newCase('Mariam Counted')
  await takeKeys(amara, caseId)
  for (let version = 1; version <= 3; version += 1)
    await amara.api.cases.seal({
      caseId,
      record: await sealRecord(amara, caseId, {
        compartment: 'identity',
        kind: 'statistics',
        value: { version },
        replaces: { version: version - 1 },
      }),
    })
  const note = await writeNote(amara, caseId, 'health', 'Sleeps better.')
  const { records } = await amara.api.cases.read({ id: caseId })
  expect(records.map((one) => one.id)).toContain(note)
  expect(latestOf(records, 'statistics')?.version).toBe(3)
})

it('whoever takes everything that was written has looked, as much as whoever opens the case', async () => {
  const caseId = await newCase('Mariam Looked')
  network.travel(1)
  const { records } = await bashir.api.cases.written({ caseId })
  expect(records.length).toBeGreaterThan(0)
  const day = network.state.now().toISOString().slice(0, 10)
  const { looks } = await amara.api.consent.list({ caseId })
  expect(looks).toContainEqual({ organisation: 'City Clinic', role: 'health', day })
})
