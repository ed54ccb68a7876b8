// A neighbour on the shelter's Wi-Fi types nonsense all evening: Mariam behind the same address still enters with her words, and freezes
// her card with its number.

import { randomBytes } from 'node:crypto'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { pagesOf, publicHouse, secrets, telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'
import { asOwner } from '../../database/open.ts'
import { keysOnServer } from '../../http/words.ts'
import { freezeHash, newFreezeNumber } from '../../sealing/freeze-number.ts'
import { newCardWords } from '../../sealing/words.ts'

// Budgets are of a minute, and no test may end in another one than it began in.
vi.useFakeTimers({ toFake: ['Date'] })
afterAll(() => void vi.useRealTimers())
beforeEach(() => void vi.setSystemTime((Math.floor(Date.now() / 60_000) + 1) * 60_000))

const database = await testDatabase()
const house = publicHouse(database)
const app = pagesOf(house)
const [words, number] = [newCardWords(), newFreezeNumber()]
const { locator } = await keysOnServer(secrets.oprf, words, { purpose: 'card' })
const freeze = Buffer.from(await freezeHash(number))
await asOwner(database, (client) =>
  client.query("select app.make_card($1, $2, $2, 'ar', now(), $3)", [
    Buffer.from(locator),
    randomBytes(32),
    freeze,
  ]),
)
const enters = async (typed: string) =>
  (await telephone(app).post(`/en${addresses.enter}`, { words: typed })).status
const freezes = async (typed: string) =>
  (await telephone(app).post(`/en${addresses.lost}`, { number: typed })).status
const times = async (count: number, one: () => Promise<number>) => {
  const statuses: number[] = []
  while (statuses.length < count) statuses.push(await one())
  return statuses
}

it('wrong words are refused after sixty, what are no words cost no try, and the right ones still enter', async () => {
  expect(new Set(await times(100, () => enters('what are these')))).toEqual(new Set([422]))
  // Each takes a third of a second: fifty-eight of the sixty are counted without being stretched.
  for (const name of ['card', 'card.missed'])
    await times(58, async () => (await house.spend(name, 'local', 60), 401))
  expect(await times(4, () => enters(newCardWords()))).toEqual([401, 401, 429, 429])
  expect(await enters(words)).toBe(303)
}, 240_000)

it('wrong numbers are refused after sixty, what is no number costs no try, and the right one still freezes', async () => {
  expect(new Set(await times(1300, () => freezes('12345')))).toEqual(new Set([422]))
  const wrong = await times(62, () => freezes(newFreezeNumber()))
  expect(wrong).toEqual([...Array<number>(60).fill(422), 429, 429])
  expect(await freezes(number)).toBe(200)
  expect(await enters(words)).toBe(401)
})
