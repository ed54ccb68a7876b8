// Amina stops the clinic on a telephone without script, and thinks again within half a minute. It read nothing meanwhile; it reads as before
// afterwards. Later, with another card, or once a key was changed, the press gives nothing back.

import { beforeEach, expect, it } from 'vitest'
import { agree, giveCard, openCase, rotateDue, takeKeys, writeNote } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone, type Telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'caseworker'])
const lena = await network.organisation('Legal Aid', 'legal_aid', ['lawyer'])
const who = `/en${addresses.whoCanSee}`

let caseId: string
let clinic: string
let words: string
let amina: Telephone

const reads = (colleague: typeof bashir): Promise<string[]> =>
  takeKeys(colleague, caseId).then(
    ({ held }): string[] => held.toSorted(),
    () => [],
  )
const entered = async (card: string): Promise<Telephone> => {
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words: card })
  return phone
}
const press = async (fields: Record<string, string>, phone = amina): Promise<string> =>
  (await (await phone.post(who, fields)).text()).replaceAll(/\s+/g, ' ')
const ticketIn = (page: string): string | undefined => /name="undo" value="([^"]+)"/.exec(page)?.[1]
const stateOf = async (track: string) =>
  (await amara.api.consent.list({ caseId })).consents.find((one) => one.track === track)?.state

beforeEach(async () => {
  caseId = (await openCase(amara, { name: 'Amina', language: 'en' })).id
  await writeNote(amara, caseId, 'health', 'Sleeps badly.')
  words = (await giveCard(amara, caseId, 'en')).words
  await takeKeys(amara, caseId)
  const shared = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  clinic = await agree(amara, caseId, { ...shared, days: 60 }, network.state.now())
  amina = await entered(words)
}, 120_000)

it('gives back what was stopped, to the same place and until the same day, and it was closed meanwhile', async () => {
  expect(await reads(bashir)).toEqual(['health'])
  const stopped = await press({ track: clinic })
  expect(stopped).toContain('Stopped. City Clinic can open nothing more.')
  expect(stopped).toContain('This button stays for 30 seconds.')
  expect(await reads(bashir), 'closed in the moment of the press').toEqual([])
  const undone = await press({ undo: ticketIn(stopped)! })
  expect(undone).toContain('Undone. It is shared again as before')
  expect(undone).toContain('Stop sharing with City Clinic')
  expect(await reads(bashir)).toEqual(['health'])
  expect(await stateOf(clinic)).toBe('granted')
  // It ends on its day as before, is undone once, and can be stopped again.
  const { clocks } = await takeKeys(amara, caseId).then(({ shared }) => shared)
  expect(clocks.filter(({ track }) => track === clinic).map(({ clock }) => clock)).toContain('consent.end')
  expect(await press({ undo: ticketIn(stopped)! })).toContain('The 30 seconds are over')
  expect(await press({ track: clinic })).toContain('Stopped. City Clinic')
  expect(await reads(bashir)).toEqual([])
}, 60_000)

it('gives back everything that one press stopped', async () => {
  const shared = { recipient: lena.circle, compartments: ['narrative'], purpose: 'legal_help' } as const
  await agree(amara, caseId, shared, network.state.now())
  const before = await reads(lena)
  const stopped = await press({ all: '1' })
  expect([await reads(bashir), await reads(lena)]).toEqual([[], []])
  await press({ undo: ticketIn(stopped)! })
  expect([await reads(bashir), await reads(lena)]).toEqual([['health'], before])
}, 60_000)

it('gives nothing back later, to another card, or once a key was changed', async () => {
  const late = ticketIn(await press({ track: clinic }))!
  const other = (await openCase(amara, { name: 'Mariam', language: 'en' })).id
  const mariam = await entered((await giveCard(amara, other, 'en')).words)
  expect(await press({ undo: late }, mariam)).toContain('The 30 seconds are over')
  network.travel(31 / 86_400)
  expect(await press({ undo: late })).toContain('The 30 seconds are over')
  expect([await reads(bashir), await stateOf(clinic)]).toEqual([[], 'withdrawn'])

  const shared = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  const again = await agree(amara, caseId, shared, network.state.now())
  const turned = ticketIn(await press({ track: again }))!
  await takeKeys(amara, caseId)
  await rotateDue(amara, caseId)
  expect(await press({ undo: turned })).toContain('The 30 seconds are over')
  expect([await reads(bashir), await stateOf(again)]).toEqual([[], 'withdrawn'])
}, 60_000)
