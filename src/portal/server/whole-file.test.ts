// Amina takes her whole file away, with everything that was ever written in it and to her, however much it is. Her page's own
// code does it, with the server in place of the network.
import { beforeAll, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys, writeMessage, writeNote } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone, type OwnPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { asOwner } from '../../database/open.ts'
import { recordKinds } from '../../cases/codes.ts'
import { wholePage } from '../../papers/whole-file.ts'
import { minuteOf } from '../../sealing/minute.ts'
import { makeStop } from '../client/revoke.ts'
import { gatherWhole } from '../client/gather-whole.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

let caseId: string
let amina: OwnPhone
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at)

beforeAll(async () => {
  caseId = (await openCase(amara, { name: 'Amina', language: 'ar' })).id
  amina = await ownPhone(network, (await giveCard(amara, caseId, 'ar')).words)
  for (const at of numbers(410)) {
    await writeMessage(amara, caseId, `Letter ${at}.`, at === 0 ? 0 : 90)
    if (at % 2) await writeNote(amara, caseId, 'health', `Note ${at}.`)
    if (at % 60 === 0) network.travel(0.01)
  }
  // Notes stand on her page after seven days.
  await asOwner(database, (client) =>
    client.query("update records set made_at = made_at - interval '8 days' where kind = 'note'"),
  )
}, 300_000)

it('a survivor’s whole file holds every message and every note, of more than two pages of each', async () => {
  const file = await amina.open()
  expect(file.cases[0]?.messages.length, 'what her page shows').toBe(200)
  const { archive } = await gatherWhole(amina.session, file, 'en', () => undefined)
  const text = await new Response(archive as ReadableStream<Uint8Array<ArrayBuffer>>).text()
  expect(numbers(410).filter((at) => !text.includes(`Letter ${at}.`))).toEqual([])
  expect(numbers(410).filter((at) => at % 2 && !text.includes(`Note ${at}.`))).toEqual([])
  expect(text.split('Letter 7.').length, 'each of them once').toBe(2)
  expect(text.split('Note 7.').length).toBe(2)
}, 60_000)

it('every kind of record has a name in the whole file, and its counts show neither number nor code', async () => {
  const whole = await amina.api.portal.whole({ language: 'en' })
  const counted = { number: '70a8', age: 'adult', exploitation: 'domestic' }
  const written = recordKinds.map((kind) => ({
    part: 'identity',
    kind,
    on: '2026-11-20',
    by: { person: true } as const,
    value: ['statistics', 'circumstances'].includes(kind)
      ? counted
      : { words: `A ${kind}.`, how: `A ${kind}.` },
  }))
  const nothing = { messages: [], consents: [], papers: [], looks: [] }
  const missing = { parts: [], rows: 0, papers: [] }
  const page = wholePage(
    { madeOn: '2026-11-24', madeBy: null, written, steps: whole.steps, missing, ...nothing },
    { language: 'en', direction: 'ltr', text: (id) => whole.words[id] ?? '', day: (on) => on },
  )
  expect(page).not.toContain('<b dir="auto"></b>')
  expect(page).not.toMatch(/70a8|adult|domestic/)
  expect(page).toContain('Your worker answered a few questions')
  // That a plan was approved is a list of numbers, and no words.
  for (const kind of recordKinds.filter((one) => !['statistics', 'circumstances', 'plan_yes'].includes(one)))
    expect(page).toContain(`A ${kind}.`)
})

it('a caseworker is told where older messages begin and that an expired message is gone', async () => {
  const first = await amara.api.messages.list({ caseId })
  const second = await amara.api.messages.list({ caseId, after: first.next! })
  const third = await amara.api.messages.list({ caseId, after: second.next! })
  const all = [first, second, third].flatMap(({ messages }) => messages.map(({ id }) => id))
  expect([new Set(all).size, third.next]).toEqual([410, null])
  await expect(amara.api.messages.list({ caseId, after: caseId })).rejects.toMatchObject({
    code: 'not-found',
  })
})

it('a survivor’s withdrawal keeps the keys of stored messages that her page does not show', async () => {
  const terms = {
    recipient: bashir.circle,
    compartments: ['contact' as const, 'messages' as const],
    purpose: 'support' as const,
  }
  await takeKeys(amara, caseId)
  const grant = await agree(amara, caseId, terms, network.state.now())
  const shown = (await amina.read()).cases[0]!
  expect(shown.messages.every(({ goneOn }) => goneOn !== null)).toBe(true)
  const made = await makeStop(amina.vault, shown, [grant], minuteOf(network.state.now()))
  expect((await amina.api.portal.stop({ caseId, ...made })).rotated).toEqual(
    expect.arrayContaining(['messages']),
  )
  await takeKeys(amara, caseId)
  // Whoever is let in later gets to it by the box that the new key holds.
  await agree(amara, caseId, terms, network.state.now())
  await takeKeys(bashir, caseId)
  const { held } = await bashir.vault.heldKeys({ caseId })
  expect(held.find(({ compartment }) => compartment === 'messages')?.epochs).toHaveLength(2)
})
