// Mariam gets a card of six words while the line breaks in the middle of it: in the end one card is good, and she has its words.

import { expect, it } from 'vitest'
import { bent, losingAnswer, unreached } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { openCase } from '../../../demo/case-work.ts'
import { foundBy } from '../../client/wrapping-gate.ts'
import { giveCard, type Giving } from './give-card.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const newCase = async () => (await openCase(amara, { name: 'Mariam Card', language: 'ar' })).id
const opens = async (words: string) => (await (await ownPhone(network, words)).read()).cases.length

it('Amara’s line breaks before the case is wrapped, and the next card leaves the first one opening nothing', async () => {
  const id = await newCase()
  const giving: Giving = { freeze: null }
  let first = ''
  const noting = bent(amara, 'accounts', 'giveCard', (call) => async (input, options) => {
    first = giving.made?.words ?? ''
    return call(input, options)
  })
  await expect(giveCard(unreached(noting, 'consent', 'include'), giving, id, 'ar')).rejects.toMatchObject({
    code: 'unavailable',
  })
  expect(await (await ownPhone(network, first)).api.own.file({})).toMatchObject({ note: null })
  const { words } = await giveCard(amara, giving, id, 'ar')
  expect(words).not.toBe(first)
  expect(await opens(words)).toBe(1)
  await expect(ownPhone(network, first)).rejects.toMatchObject({ code: 'wrong-words' })
})

it('Amara presses again because no answer came, and it is the same card', async () => {
  const id = await newCase()
  const giving: Giving = { freeze: null }
  const onTram = losingAnswer(amara, 'accounts', 'giveCard')
  await expect(giveCard(onTram, giving, id, 'ar')).rejects.toMatchObject({ code: 'unavailable' })
  const tried = giving.made?.words
  const { words } = await giveCard(onTram, giving, id, 'ar')
  expect(words).toBe(tried)
  expect(await opens(words)).toBe(1)
})

it('no card is made while something does not hold in the organisation’s trail', async () => {
  const id = await newCase()
  const giving: Giving = { freeze: null }
  foundBy(amara, 'trail', false)
  await expect(giveCard(amara, giving, id, 'ar')).rejects.toThrow('not-verified')
  expect(giving).toEqual({ freeze: null })
  foundBy(amara, 'trail', true)
  expect(await opens((await giveCard(amara, giving, id, 'ar')).words)).toBe(1)
})
