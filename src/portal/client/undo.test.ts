// Amina stops the clinic and thinks again within half a minute: access ends at once, and her undo is an act of her own that gives it back.

import { beforeEach, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys, writeNote } from '../../../demo/case-work.ts'
import type { Colleague } from '../../../demo/actor.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone, type OwnPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { shareWithoutConsent } from '../../consent/client/share-without-consent.ts'
import { signStop } from './sign.ts'
import { undoable, undoStop } from './undo.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const lena = await network.organisation('Legal Aid', 'legal_aid', ['lawyer'])

let caseId: string
let amina: OwnPhone
let clinic: string
let legal: string
const agreed = (recipient: number, purpose: 'health_care' | 'legal_help') =>
  agree(amara, caseId, { recipient, compartments: ['health'], purpose }, network.state.now())

beforeEach(async () => {
  caseId = (await openCase(amara, { name: 'Amina', language: 'ar' })).id
  amina = await ownPhone(network, (await giveCard(amara, caseId, 'ar')).words)
  await takeKeys(amara, caseId)
  clinic = await agreed(bashir.circle, 'health_care')
  legal = await agreed(lena.circle, 'legal_help')
})

const reads = (who: Colleague): Promise<readonly string[]> =>
  takeKeys(who, caseId).then(
    ({ held }) => held,
    () => [],
  )
const inForce = async () =>
  (await amara.api.consent.list({ caseId })).consents
    .filter(({ state }) => state === 'granted')
    .map(({ recipient, compartments, purpose, until }) => ({ recipient, compartments, purpose, until }))

it('Amina undoes a stop: the clinic read nothing meanwhile, and reads again by a yes of hers to the same day', async () => {
  const before = await amina.open()
  const stopped = undoable(before, clinic)
  expect(stopped.map(({ to, compartments }) => ({ to, compartments }))).toEqual([
    { to: bashir.circle, compartments: ['health'] },
  ])
  expect(await signStop(amina.session, before, clinic)).toBe(true)
  expect(await reads(bashir), 'it ends at once, undone or not').toEqual([])
  expect(await undoStop(amina.session, await amina.open(), stopped)).toBe(true)
  expect(await reads(bashir)).toEqual(['health'])
  const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' }
  expect(await inForce()).toContainEqual({ ...terms, until: stopped[0]!.until })
  await takeKeys(amara, caseId)
  await writeNote(amara, caseId, 'health', 'After she thought again.')
  expect(await reads(bashir), 'what is written under the newest key too').toEqual(['health'])
})

it('Amina undoes stopping everything: each place reads again what it read, and no more', async () => {
  const before = await amina.open()
  const stopped = undoable(before, '')
  expect(stopped.map(({ id }) => id).toSorted()).toEqual([clinic, legal].toSorted())
  await signStop(amina.session, before, '')
  expect([await reads(bashir), await reads(lena)]).toEqual([[], []])
  expect(await undoStop(amina.session, await amina.open(), stopped)).toBe(true)
  expect([await reads(bashir), await reads(lena)]).toEqual([['health'], ['health']])
})

it('what no yes of hers opened is not offered to be given back', async () => {
  const order = crypto.randomUUID()
  await shareWithoutConsent(amara, {
    caseId,
    track: order,
    basis: 'court_order',
    recipient: bashir.circle,
    purpose: 'health_care',
    until: new Date(network.state.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10),
    compartments: ['contact'],
    words: '12/26',
    told: 'told',
    reason: null,
    language: 'ar',
  })
  const file = await amina.open()
  expect(undoable(file, order)).toEqual([])
  expect(undoable(file, '').map(({ id }) => id)).not.toContain(order)
})
