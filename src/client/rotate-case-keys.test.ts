// Somebody may read Mariam's case no more: who stays reads on under the new keys, and nothing is left under the old ones that
// must not be.

import { addresses } from '../api/addresses.ts'
import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { agree, giveCard, openCase, refer, takeKeys, writeNote } from '../../demo/case-work.ts'
import { suspendMember } from '../organisations/client/members.ts'
import { revokeGrant } from './case-keys.ts'
import { openLatest, openRecord } from './records.ts'
import { rotateCases } from './rotate-cases.ts'
import { rotateDueKeys } from './rotate-case-keys.ts'
import { latestOf } from './sealed-record.ts'
import { today } from './time.ts'
import { foundBy } from './wrapping-gate.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const nadia = await network.organisation('Legal Aid', 'legal_aid', ['lawyer'])
const now = () => network.state.now()
const safeContact = { how: 'Call the bakery', when: '', word: 'lemon', never: '' }
const toClinic = {
  recipient: bashir.circle,
  compartments: ['contact', 'health'],
  purpose: 'health_care',
} as const
const toLawyer = { recipient: nadia.circle, compartments: ['contact'], purpose: 'legal_help' } as const
const newCase = async (name: string) => (await openCase(amara, { name, language: 'ar', safeContact })).id
const rotates = async (caseId: string) => rotateDueKeys(amara, caseId, (await takeKeys(amara, caseId)).held)
const contactOf = async (who: Colleague, caseId: string) =>
  openLatest(who, (await takeKeys(who, caseId)).shared, 'safe_contact')

it('the clinic is sent away, and the lawyer reads on how Mariam is reached', async () => {
  const id = await newCase('Mariam Rotated')
  const grant = await agree(amara, id, toClinic, now())
  await agree(amara, id, toLawyer, now())
  await revokeGrant(amara, id, grant)
  expect((await rotates(id)).toSorted()).toEqual(['contact', 'health'])
  expect(await contactOf(nadia, id)).toEqual(safeContact)
  expect(await contactOf(amara, id)).toEqual(safeContact)
  await expect(bashir.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
})

it('how Mariam is reached lies under the new key at once, which the clinic never had', async () => {
  const id = await newCase('Mariam Contact')
  const grant = await agree(amara, id, toClinic, now())
  const { shared: before } = await takeKeys(bashir, id)
  await revokeGrant(amara, id, grant)
  await rotates(id)
  const lies = latestOf((await takeKeys(amara, id)).shared.records, 'safe_contact')!
  expect(lies.epoch).toBe(latestOf(before.records, 'safe_contact')!.epoch + 1)
  await expect(openRecord(bashir, id, lies)).rejects.toThrow('no-key')
  expect(await openRecord(amara, id, lies)).toEqual(safeContact)
})

it('the lawyer who is to read once she accepts reads the new key too', async () => {
  const id = await newCase('Mariam Waiting')
  const grant = await agree(amara, id, { ...toClinic, compartments: ['health', 'legal'] }, now())
  const later = { ...toLawyer, compartments: ['legal'], whenAccepted: true } as const
  const consent = await agree(amara, id, later, now())
  const sent = await refer(amara, id, { recipient: nadia.circle, serviceCode: 'legal_advice', consent })
  await revokeGrant(amara, id, grant)
  expect(await rotates(id)).toContain('legal')
  await writeNote(amara, id, 'legal', 'The hearing is in May.')
  const received = await nadia.move('referral', 'open', sent)
  await nadia.move('referral', 'accept', received, { first_day: now().toISOString().slice(0, 10) })
  const { shared } = await takeKeys(nadia, id)
  const note = shared.records.find(({ kind }) => kind === 'note')!
  expect(await openRecord(nadia, id, note)).toEqual({ text: 'The hearing is in May.' })
})

it('what Mariam stopped on a page without script is said in the chain before her keys are new', async () => {
  const id = await newCase('Mariam Stopped')
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words: (await giveCard(amara, id, 'ar')).words })
  const track = await agree(amara, id, toClinic, now())
  expect((await phone.post(`/en${addresses.whoCanSee}`, { track })).status).toBe(200)
  const view = async () => (await amara.vault.viewCase({ caseId: id, day: await today(amara) })).grants
  await takeKeys(amara, id)
  expect(await view()).toHaveLength(1)
  await rotates(id)
  await takeKeys(amara, id)
  expect(await view()).toEqual([])
})

it('Amara comes back and rotates what is due: the lawyer, whose log she has not read since, reads on', async () => {
  const id = await newCase('Mariam Back')
  const grant = await agree(amara, id, { ...toClinic, compartments: ['legal'] }, now())
  await agree(amara, id, { ...toLawyer, compartments: ['legal'] }, now())
  await revokeGrant(amara, id, grant)
  const again = await signIn(network.staff, amara.handle, passphrase)
  const { held } = await takeKeys(again, id)
  expect(await rotateDueKeys(again, id, held)).toEqual(['legal'])
  const note = await writeNote(again, id, 'legal', 'The hearing is in June.')
  const { shared } = await takeKeys(nadia, id)
  const row = shared.records.find((one) => one.id === note)!
  expect(await openRecord(nadia, id, row)).toEqual({ text: 'The hearing is in June.' })
})

it('nothing is rotated while something does not hold in the organisation’s trail', async () => {
  const id = await newCase('Mariam Gate')
  await revokeGrant(amara, id, await agree(amara, id, toClinic, now()))
  foundBy(amara, 'trail', false)
  await expect(rotates(id)).rejects.toThrow('not-verified')
  foundBy(amara, 'trail', true)
  expect((await rotates(id)).toSorted()).toEqual(['contact', 'health'])
})

it('a colleague leaves, and every case of the house is found by its name under the key that they never had', async () => {
  const omar = await network.colleague(amara, 'omar', ['caseworker'])
  const id = await newCase('Mariam Left')
  const { header: before } = (await takeKeys(amara, id)).shared
  expect(await suspendMember(amara, omar.id)).toEqual({ waits: false, rotated: true })
  for await (const { refused } of rotateCases(amara)) expect(refused).toBe(0)
  const { header } = (await takeKeys(amara, id)).shared
  expect(header!.circleEpoch).toBe(before!.circleEpoch + 1)
  const { opened } = await amara.vault.openHeaders({ headers: [{ caseId: id, ...header! }] })
  expect(opened[0]?.header.name).toBe('Mariam Left')
})
