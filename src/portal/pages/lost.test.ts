// Mariam's card is lost: she freezes it by the number on her other paper, or somebody types it for her, without script and words.

import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'
import { rotateDueKeys } from '../../client/rotate-case-keys.ts'
import { lockRows } from '../../database/lock-rows.ts'
import { asOwner } from '../../database/open.ts'
import { freezeHash } from '../../sealing/freeze-number.ts'
import { readCase } from '../../client/case-keys.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
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

const hashesOf = async (circle: number) =>
  (
    await asOwner(database, (client) =>
      client.query<{ freeze_hash: Buffer }>('select freeze_hash from cards where circle = $1', [circle]),
    )
  ).rows[0]!.freeze_hash.toString('hex')

it('a copy of the database tells no number: the row of a card does not hold the hash that its number gives', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Copied', language: 'ar' })
  const { circle, freezeNumber } = await giveCard(amara, id, 'ar')
  expect(await hashesOf(circle)).not.toBe(Buffer.from(await freezeHash(freezeNumber)).toString('hex'))
})

it('a card from before is kept under the secret from the next start on, once, and its number freezes it before and after', async () => {
  const cards: Awaited<ReturnType<typeof giveCard>>[] = []
  for (const name of ['Mariam Before', 'Mariam After']) {
    const { id } = await openCase(amara, { name, language: 'ar' })
    cards.push(await giveCard(amara, id, 'ar'))
  }
  const now = await Promise.all(cards.map(({ circle }) => hashesOf(circle)))
  const before = await Promise.all(
    cards.map(async ({ freezeNumber }) => Buffer.from(await freezeHash(freezeNumber))),
  )
  await asOwner(database, async (client) => {
    for (const [at, { circle }] of cards.entries())
      await client.query('update cards set freeze_hash = $1 where circle = $2', [before[at], circle])
    await client.query("delete from settings where key = 'locked'")
  })
  expect((await typed(cards[0]!.freezeNumber))[0]).toBe(200)
  for (const _ of ['this start', 'the next one']) {
    await lockRows(database)
    expect(await Promise.all(cards.map(({ circle }) => hashesOf(circle)))).toEqual(now)
    // A new version has something more to lock, and does not do this again.
    await asOwner(database, (client) =>
      client.query("update settings set value = value - 'beds' where key = 'locked'"),
    )
  }
  expect((await typed(cards[1]!.freezeNumber))[0]).toBe(200)
  await expect(ownPhone(network, cards[1]!.words)).rejects.toMatchObject({ code: 'wrong-words' })
})
