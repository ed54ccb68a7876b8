// María looks for help on a telephone without script: what she chooses stands in no address, no safe house is found, and no number is shown
// that is not for everybody.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const rosa = await network.organisation('River House', 'ngo', [])
const amara = await network.organisation('Harbour House', 'shelter', [])
const phone = telephone(network.public)

const everyDay = (opens: string, closes: string) => [
  { days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const, opens, closes },
]
const offer = { codes: ['food'], languages: ['es', 'en'] }
await rosa.api.directory.publish({
  ...offer,
  id: '0198b0a0-0000-7000-8000-0000000000a1',
  name: 'Warm kitchen',
  phone: '020 7946 0140',
  newAreas: ['Old Harbour'],
  hours: everyDay('00:00', '24:00').map((one) => ({ ...one, days: [...one.days] })),
})
await rosa.api.directory.publish({
  ...offer,
  id: '0198b0a0-0000-7000-8000-0000000000a2',
  name: 'Table for women',
  serves: ['women'],
})
await amara.api.directory.publish({
  ...offer,
  id: '0198b0a0-0000-7000-8000-0000000000a3',
  name: 'House that nobody finds',
  confidential: true,
})
const asked = async (fields: Record<string, string>) =>
  (await phone.post(`/es${addresses.nearMe}`, fields)).text()

it('asks for a need, and names only areas and languages in which somebody may be found', async () => {
  const page = await (await phone.get(`/es${addresses.nearMe}`)).text()
  expect(page).toMatch(/name="need"\s+value="food"/)
  expect(page).toContain('Old Harbour')
  expect(page).toMatch(/value="es"\s+selected/)
})

it('finds what is offered, with its number to tap, and no safe house', async () => {
  const page = await asked({ need: 'food', language: 'es' })
  expect(page).toContain('Warm kitchen')
  expect(page).toContain('href="tel:02079460140"')
  expect(page).not.toContain('House that nobody finds')
})

it('leaves out what by its own rule is not for them, and never what does not say so', async () => {
  const page = await asked({ need: 'food', for: 'men' })
  expect(page).toContain('Warm kitchen')
  expect(page).not.toContain('Table for women')
  // Whether it is open is not known of that one, and so it is no no.
  expect(await asked({ need: 'food', for: 'women', open: '1' })).toContain('Table for women')
})

it('says so where nothing is found, asks again with what was chosen, and takes nonsense for nothing', async () => {
  expect(await asked({ need: 'repatriation' })).toContain(`href="/es${addresses.help}"`)
  const page = await asked({ again: '1', chosen: 'food', for: 'families' })
  expect(page).toMatch(/value="food"\s+checked/)
  expect(page).toMatch(/value="families"\s+selected/)
  expect(await asked({ need: "food' or 1=1", area: '<b>', language: '--' })).toMatch(/name="need"/)
})

it.each(['en', 'es', 'fr', 'ar', 'uk', 'th'])(
  'has words for all that it asks and tells, in 14 kB: %s',
  async (language) => {
    const path = `/${language}${addresses.nearMe}`
    const all = [await phone.get(path), await phone.post(path, { need: 'food', language: 'es' })]
    for (const page of await Promise.all(all.map((one) => one.text()))) {
      expect(page).not.toMatch(/(help|person)\.[a-z_.]+</)
      expect(Buffer.byteLength(page)).toBeLessThanOrEqual(14 * 1024)
    }
  },
)
