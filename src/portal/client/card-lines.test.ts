// What stands on the back of a card is found again on the person's own page, and not where a server shows an older file.
import { expect, it } from 'vitest'
import { agree, openCase } from '../../../demo/case-work.ts'
import { MaliciousServer } from '../../../test/malicious-server/server.ts'
import { giveCard } from '../../cases/client/give-card.ts'
import { takeKeys } from '../../client/case-keys.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { cardLines } from './card-lines.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const

it('Mariam finds the line of her card and one that she wrote later, until a server shows less', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'What she told.' })
  await takeKeys(amara, id)
  const card = await giveCard(amara, { freeze: null }, id, 'ar')
  const atPhone = new MaliciousServer(network.public)
  const phone = await ownPhone(network, card.words, atPhone.line)
  const written = async () => {
    await phone.open()
    return (await cardLines(phone.vault, id)).map(({ n, words }) => `${n} · ${words}`)
  }
  expect((await written())[0]).toBe(card.line)
  await agree(amara, id, terms, network.state.now())
  const [later, ...earlier] = await written()
  expect(earlier).toContain(card.line)
  expect(later).not.toBe(card.line)
  // Another visit, to which nothing of this one was kept: the day of the card alone is sealed with it.
  const again = await ownPhone(network, card.words, atPhone.line)
  atPhone.tells(/\/portal\/file$/, (body) => {
    for (const one of body['cases'] as { statements: unknown[]; consents: unknown[] }[])
      one.statements = one.statements.slice(0, Number(card.line.split(' ')[0]))
  })
  await again.open()
  const shown = (await cardLines(again.vault, id)).map(({ n, words }) => `${n} · ${words}`)
  expect(shown).toContain(card.line)
  expect(shown).not.toContain(later)
}, 60_000)
