// María reads who answers before she writes: the organisation's own words, and in how long it answers by the rules of the country.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const phone = telephone(network.public)
const read = async () => (await phone.get(`/en${addresses.whoWeAre}`)).text()

it('says that nobody answers yet where there is no hotline', async () => {
  expect(await read()).toContain('Nobody answers here yet.')
})

it('names who answers, in which languages, who pays, and in how long', async () => {
  const leyla = await network.organisation('Lantern Line', 'hotline', [])
  const said = { languages: ['ar', 'es'], paidBy: 'The city of Velmora' }
  expect(await leyla.api.network.introduce(said)).toEqual(said)
  const page = await read()
  expect(page).toContain('Lantern Line answers here.')
  expect(page).toContain('العربية, Español')
  expect(page).toContain('The city of Velmora')
  expect(page).toContain('In danger, we answer within 15 minutes. Otherwise, within 24 hours.')
  // No rota is kept: nobody knows whether somebody is there, and the page does not say so.
  expect(page).not.toContain('Somebody is here.')
})

it('is said by its own administrator alone', async () => {
  const rosa = await network.organisation('River House', 'ngo', [])
  await rosa.api.network.introduce({ languages: [], paidBy: 'Nobody knows' })
  expect(await read()).not.toContain('Nobody knows')
  const omar = await network.colleague(rosa, 'omar', ['caseworker'])
  await expect(omar.api.network.introduce({ languages: [], paidBy: '' })).rejects.toMatchObject({
    code: 'not-allowed',
  })
})
