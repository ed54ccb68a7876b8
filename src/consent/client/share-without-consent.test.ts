// Where nobody could wait for Mariam's yes: a court's order, and glass that two people break.

import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { openCase, takeKeys, writeNote } from '../../../demo/case-work.ts'
import { openRecord } from '../../client/records.ts'
import { today } from '../../client/time.ts'
import { foundBy } from '../../client/wrapping-gate.ts'
import { agreeToBreakGlass, declineToBreakGlass } from './break-glass.ts'
import { shareWithoutConsent, type WithoutConsent } from './share-without-consent.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const admin = await network.organisation('Harbour House', 'ngo', [])
const amara = await network.colleague(admin, 'amara', ['caseworker'])
const noor = await network.colleague(admin, 'noor', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const inDays = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
async function newCase(name: string) {
  const { id } = await openCase(amara, { name, language: 'ar' })
  await writeNote(amara, id, 'health', 'Allergic to penicillin.')
  return id
}
const asked = (caseId: string, other: Partial<WithoutConsent> = {}): WithoutConsent => ({
  caseId,
  track: newId(),
  basis: 'vital_interest',
  recipient: bashir.circle,
  purpose: 'health_care',
  until: inDays(2),
  compartments: ['health'],
  words: ' She fell and cannot be woken. ',
  told: 'told',
  reason: 'life_in_danger',
  language: 'ar',
  ...other,
})
const isRead = (caseId: string) =>
  bashir.api.cases.read({ id: caseId }).then(
    () => true,
    () => false,
  )
async function waiting(caseId: string, track: string) {
  await takeKeys(noor, caseId)
  const view = await noor.vault.viewCase({ caseId, day: await today(noor) })
  return { n: view.waiting.find(({ id }) => id === track)!.n, track, to: bashir.circle }
}

it('Amara asks to break glass: nothing opens until Noor agrees, and then the clinic reads the part and the reason', async () => {
  const id = await newCase('Mariam Fell')
  const glass = asked(id)
  await shareWithoutConsent(amara, glass)
  expect(await isRead(id)).toBe(false)
  await agreeToBreakGlass(noor, id, await waiting(id, glass.track))
  const { shared, held } = await takeKeys(bashir, id)
  expect(held).toEqual(['health'])
  const notes = shared.records.filter(({ kind }) => kind === 'note')
  const words = await Promise.all(notes.map((row) => openRecord<{ text: string }>(bashir, id, row)))
  expect(words.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Allergic to penicillin.', 'She fell and cannot be woken.']),
  )
})

it('Noor does not agree while something does not hold in the trail, and may still refuse', async () => {
  const id = await newCase('Mariam Not Broken')
  const glass = asked(id)
  await shareWithoutConsent(amara, glass)
  foundBy(noor, 'trail', false)
  const question = await waiting(id, glass.track)
  await expect(agreeToBreakGlass(noor, id, question)).rejects.toThrow('not-verified')
  await declineToBreakGlass(noor, id, question)
  foundBy(noor, 'trail', true)
  expect(await isRead(id)).toBe(false)
  const { waiting: left } = await noor.vault.viewCase({ caseId: id, day: await today(noor) })
  expect(left).toEqual([])
})

it('Amara presses again with another reason after the first has arrived, and is told that the first stands', async () => {
  const id = await newCase('Mariam Pressed')
  const glass = asked(id)
  await shareWithoutConsent(amara, glass)
  await shareWithoutConsent(amara, glass)
  await expect(shareWithoutConsent(amara, glass, true)).rejects.toMatchObject({
    detail: { because: 'given-otherwise' },
  })
})
