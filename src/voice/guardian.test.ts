// Samir, who is fifteen, says on his page that something is wrong with his guardian. Whoever answers for his case reads it; no guardian does,
// also not one who works in the same house, and the page keeps no trace of it.

import { expect, it } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { giveCard, openCase, takeKeys } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const odile = await network.organisation('Harbour House', 'ngo', [
  'caseworker',
  'supervisor',
  'administrator',
])
const gil = await network.colleague(odile, 'gil', ['guardian'])

const phoneOf = async (name: string, ageGroup: 'child' | 'adult') => {
  const { id: caseId } = await openCase(odile, { name, language: 'en', ageGroup })
  const { words } = await giveCard(odile, caseId, 'en')
  await takeKeys(odile, caseId)
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  return { phone, caseId }
}
const at = `/en${addresses.guardian}`
const voicesOf = async (who: typeof odile, caseId: string) =>
  (await who.api.work.mine({})).duties.filter((one) => one.kind === 'voice' && one.caseId === caseId)

it('a child’s word about a guardian reaches whoever answers for the case, and no guardian', async () => {
  const { phone, caseId } = await phoneOf('Samir', 'child')
  expect(await (await phone.get(`/en${addresses.portal}`)).text()).toContain(`href="${at}"`)
  const id = crypto.randomUUID()
  await phone.post(at, { id })
  // Pressed twice it is one.
  expect(await (await phone.post(at, { id })).text()).toContain('It is said.')
  expect(new Set((await voicesOf(odile, caseId)).map(({ track }) => track))).toEqual(new Set([id]))
  const { track, clocks } = await odile.api.work.track({ track: id })
  expect(track.subkind).toBe('guardian')
  // A day, and not the working days of a complaint.
  const due = clocks.find(({ clock }) => clock === 'voice.guardian')
  expect(due).toMatchObject({ urgency: 0 })
  expect(Date.parse(due!.dueAt!) - network.state.now().getTime()).toBeLessThanOrEqual(24 * 3_600_000)
  expect(clocks.map(({ clock }) => clock)).not.toContain('voice.acknowledge')
  await expect(gil.api.work.track({ track: id })).rejects.toMatchObject({ code: 'not-found' })
  expect(await voicesOf(gil, caseId)).toEqual([])
  for (const page of [addresses.voice, addresses.tracks, addresses.portal])
    expect(await (await phone.get(`/en${page}`)).text()).not.toContain(id)
  expect(await (await phone.get(`/en${addresses.voice}`)).text()).not.toContain('What I said before')
})

it('an adult’s page has no such door, and takes nothing by it', async () => {
  const { phone, caseId } = await phoneOf('Samira', 'adult')
  expect(await (await phone.get(`/en${addresses.portal}`)).text()).not.toContain(`href="${at}"`)
  await phone.post(at, { id: crypto.randomUUID() })
  expect(await voicesOf(odile, caseId)).toEqual([])
})
