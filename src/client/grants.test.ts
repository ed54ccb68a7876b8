// Mariam stops what the screen shows: all of it, also where an answer gets lost on the way.

import { expect, it } from 'vitest'
import { losingAnswer } from '../../test/broken-line.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { agree, openCase } from '../../demo/case-work.ts'
import { withdrawConsents } from './grants.ts'
import { today } from './time.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const nadia = await network.organisation('Legal Aid', 'legal_aid', ['lawyer'])
const now = () => network.state.now()

async function twice(name: string) {
  const { id } = await openCase(amara, { name, language: 'ar' })
  await agree(
    amara,
    id,
    { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' },
    now(),
  )
  await agree(amara, id, { recipient: nadia.circle, compartments: ['contact'], purpose: 'legal_help' }, now())
  return { id, shown: (await amara.api.consent.list({ caseId: id })).consents }
}
const isRead = (who: typeof amara, id: string) =>
  who.api.cases.read({ id }).then(
    () => true,
    () => false,
  )

it('Mariam stops both consents, and neither the clinic nor the lawyer reads on', async () => {
  const { id, shown } = await twice('Mariam Both')
  expect([await isRead(bashir, id), await isRead(nadia, id)]).toEqual([true, true])
  await withdrawConsents(amara, id, shown)
  expect([await isRead(bashir, id), await isRead(nadia, id)]).toEqual([false, false])
  expect((await amara.vault.viewCase({ caseId: id, day: await today(amara) })).grants).toEqual([])
})

it('an answer gets lost after the first of them, and pressing again stops the other one without an alarm', async () => {
  const { id, shown } = await twice('Mariam Tram')
  const onTram = losingAnswer(amara, 'consent', 'revoke')
  await expect(withdrawConsents(onTram, id, shown)).rejects.toMatchObject({ code: 'unavailable' })
  await withdrawConsents(onTram, id, shown)
  expect([await isRead(bashir, id), await isRead(nadia, id)]).toEqual([false, false])
})
