// Mariam's card is lost: she freezes it by the number on her other paper, or somebody types it for her, without script and words.

import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'
import { rotateDueKeys } from '../../client/rotate-case-keys.ts'
import { readCase } from '../../client/case-keys.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const finder = telephone(network.public)

async function typed(number: string): Promise<[status: number, said: string]> {
  const answer = await finder.post(`/en${addresses.lost}`, { number })
  return [answer.status, await answer.text()]
}

it('a wrong number is said without its digits and freezes nothing; the right one ends every open page at once', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Lost', language: 'ar' })
  const { words, freezeNumber } = await giveCard(amara, id, 'ar')
  const thief = await ownPhone(network, words)
  const [unread, said] = await typed(freezeNumber.slice(0, -1))
  expect([unread, said.includes('Twelve digits are needed')]).toEqual([422, true])
  expect(said).not.toContain(freezeNumber.slice(0, 4))
  const other = freezeNumber.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
  const [missed, miss] = await typed(other)
  expect([missed, miss.includes('No card has this number')]).toEqual([422, true])
  expect((await thief.read()).cases).toHaveLength(1)

  const [done, answer] = await typed(freezeNumber.replaceAll(' ', ''))
  expect([done, answer.includes('The card is frozen')]).toEqual([200, true])
  await expect(thief.read()).rejects.toMatchObject({ code: 'not-signed-in' })
  await expect(ownPhone(network, words)).rejects.toMatchObject({ code: 'wrong-words' })
  expect((await typed(freezeNumber))[0], 'once more does no harm').toBe(200)

  // Whoever carries the case says it in its chain with the keys that are owed, and a new card opens the same file.
  await rotateDueKeys(amara, id, (await readCase(amara, id)).held)
  const { person } = await amara.vault.viewCase({ caseId: id, day: '2026-01-01' })
  expect(person?.frozen).toBe(true)
  const again = await giveCard(amara, id, 'ar')
  expect(again.freezeNumber).not.toBe(freezeNumber)
  expect((await (await ownPhone(network, again.words)).read()).cases).toHaveLength(1)
})
