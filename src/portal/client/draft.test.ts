// Half a message on Selam's own page: kept under the key of her card, there again on another telephone, and emptied by the quick exit.

import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { exitAddresses } from '../../api/addresses.ts'
import { asOwner } from '../../database/open.ts'
import { keepTyped, readTyped } from './draft.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

const words = async (name: string) => {
  const { id } = await openCase(amara, { name, language: 'ar' })
  return { id, words: (await giveCard(amara, id, 'ar')).words }
}
const phone = (card: { words: string }) => ownPhone(network, card.words)
const kept = () =>
  asOwner(database, async (client) => (await client.query('select draft from own_drafts')).rows.length)

it('Selam finds her half message again on another telephone, and nobody else can read it', async () => {
  const card = await words('Selam')
  const first = await phone(card)
  await keepTyped(
    first.session,
    new Map([
      ['text', 'Half a sent'],
      ['words', ''],
    ]),
  )
  expect([...(await readTyped((await phone(card)).session))]).toEqual([['text', 'Half a sent']])
  expect(await kept()).toBe(1)
  const other = await phone(await words('Mariam'))
  expect([...(await readTyped(other.session))]).toEqual([])
  const rows = await asOwner(database, (client) =>
    client.query('select row_to_json(d)::text as row from own_drafts d'),
  )
  expect(JSON.stringify(rows.rows)).not.toContain('Half')
  await keepTyped(first.session, new Map([['text', '  ']]))
  expect(await kept(), 'what was sent or deleted is not kept').toBe(0)
})

it('the quick exit empties it, closing the page does not', async () => {
  const card = await words('Rahel')
  const first = await phone(card)
  await keepTyped(first.session, new Map([['text', 'I am in']]))
  await first.api.accounts.end({})
  const second = await phone(card)
  expect([...(await readTyped(second.session))]).toEqual([['text', 'I am in']])
  await second.send(exitAddresses.leave, { method: 'GET', headers: {} })
  await expect.poll(kept).toBe(0)
})
