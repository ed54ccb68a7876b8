// What Amina sends from her own page: a message that arrives once, and how she may be reached, under a number that only grows.

import { beforeEach, expect, it } from 'vitest'
import { agree, giveCard, openCase, rotateDue, takeKeys, writeContact } from '../../../demo/case-work.ts'
import { bentPage, losingPageAnswer } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone, type OwnPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { lineTo } from '../../../demo/actor.ts'
import { createClient } from '../../api/client.ts'
import { attachmentsApi } from '../../attachments/api.ts'
import { attachedIn } from '../../attachments/attached.ts'
import { carried, carryAttachments } from '../../attachments/client/carry-attachments.ts'
import { newAttachment, openAttachment } from '../../attachments/sealed-attachment.ts'
import { Problem } from '../../api/problem.ts'
import { readCase, revokeGrant } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import { openMessages } from '../../messages/client/open-messages.ts'
import { keepContact, sealContactAnew, sendOnce, type Writing } from './compose.ts'
import { today } from './days.ts'
import { openFile } from './open-file.ts'
import { contactIn, isUnread } from './reach.ts'
import { signStop } from './sign.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const { attachments } = createClient({ attachments: attachmentsApi }, lineTo(network.public).send)

let caseId: string
let amina: OwnPhone
beforeEach(async () => {
  caseId = (await openCase(amara, { name: 'Amina', language: 'ar' })).id
  amina = await ownPhone(network, (await giveCard(amara, caseId, 'ar')).words)
  await takeKeys(amara, caseId)
})

const message = async (text: string) => {
  const on = today(await amina.open())
  return { caseId, text, days: 90, on } as const
}
/** What Amara reads, oldest first. */
async function read() {
  await takeKeys(amara, caseId)
  const { messages } = await amara.api.messages.list({ caseId })
  return (await openMessages(amara, caseId, messages.toReversed())).map(({ text }) => text)
}
const contact = { how: 'By text', when: 'after six', word: 'lemon', never: '', notices: 'none' } as const
const reachOf = async () => contactIn((await amina.open()).cases)

it('Amina presses again because no answer came, and her message is there once', async () => {
  const said = await message('Tuesday is good.')
  const onTram = losingPageAnswer(amina.session, 'write')
  const writing: Writing = {}
  await expect(sendOnce(onTram, writing, said, amina.open)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await sendOnce(onTram, writing, said, amina.open)).toBe(true)
  expect(await read()).toEqual(['Tuesday is good.'])
})

it('Amina sees the photo again that she sent from her own page; a colleague’s card, and one that has not all arrived, opens nothing', async () => {
  const content = new Blob([new Uint8Array(9000).fill(7)], { type: 'image/jpeg' })
  const one = carried(await newAttachment(content, { kind: 'photo', keep: false }), content)
  const said = { ...(await message('My contract.')), attached: [one.attached] }
  await sendOnce(amina.session, {}, said, amina.open)
  const read = (who: OwnPhone, attached = one.attached) =>
    openAttachment(attached, (piece) => who.session.api.portal.attachment({ id: attached.id, piece }))
  await expect(read(amina)).rejects.toMatchObject({ code: 'not-found' })
  await carryAttachments(attachments, [one])
  const again = (await amina.open()).cases[0]!.messages[0]!
  const [found] = attachedIn(again.value?.['attached'])
  expect(new Uint8Array(await (await read(amina, found)).arrayBuffer())).toEqual(
    new Uint8Array(await content.arrayBuffer()),
  )
  const other = (await openCase(amara, { name: 'Leyla', language: 'ar' })).id
  const leyla = await ownPhone(network, (await giveCard(amara, other, 'ar')).words)
  await expect(read(leyla)).rejects.toMatchObject({ code: 'not-found' })
})

it('Amina writes the same words a second time, and means them a second time', async () => {
  const said = await message('Please call.')
  const writing: Writing = {}
  for (let time = 1; time <= 2; time += 1) await sendOnce(amina.session, writing, said, amina.open)
  expect(await read()).toEqual(['Please call.', 'Please call.'])
})

it('the key is rotated while Amina writes, and her message is sealed again under the new one', async () => {
  const terms = { recipient: bashir.circle, compartments: ['messages'], purpose: 'support' } as const
  const grant = await agree(amara, caseId, terms, network.state.now())
  const said = await message('Under which key?')
  await revokeGrant(amara, caseId, grant)
  expect(await rotateDue(amara, caseId)).toEqual(['messages'])
  expect(await sendOnce(amina.session, {}, said, () => Promise.resolve(undefined))).toBe(false)
  expect(await sendOnce(amina.session, {}, said, amina.open)).toBe(true)
  expect(await read()).toEqual(['Under which key?'])
})

it('how Amina may be reached takes the place of what her worker wrote, also where that was written last', async () => {
  await writeContact(amara, caseId, { ...contact, how: 'By the bakery' })
  expect(await reachOf()).toMatchObject({ version: 1, contact: { how: 'By the bakery' }, isBehind: false })
  await keepContact(amina.session, caseId, contact, 1)
  expect(await openLatest(amara, await readCase(amara, caseId), 'safe_contact')).toEqual(contact)
  await writeContact(amara, caseId, { ...contact, how: 'By the baker’s wife' })
  expect(await reachOf()).toMatchObject({ version: 3, contact: { how: 'By the baker’s wife' } })
})

it('once the clinic is stopped, how to reach Amina lies under a key that it never had', async () => {
  await amina.open()
  await keepContact(amina.session, caseId, contact, 0)
  await takeKeys(amara, caseId)
  const terms = { recipient: bashir.circle, compartments: ['contact'], purpose: 'support' } as const
  const grant = await agree(amara, caseId, terms, network.state.now())
  expect(await signStop(amina.session, await amina.open(), grant)).toBe(true)
  const file = await amina.open()
  expect(contactIn(file.cases)).toMatchObject({ version: 1, isBehind: true })
  await sealContactAnew(amina.session, file)
  expect(await reachOf()).toMatchObject({ version: 2, contact, isBehind: false })
  await sealContactAnew(amina.session, await amina.open())
  expect(await reachOf(), 'and not once more').toMatchObject({ version: 2 })
})

it('what stands there and cannot be read is not written over, and a line that breaks then is no fault', async () => {
  await amina.open()
  await keepContact(amina.session, caseId, contact, 0)
  const hidden = bentPage(amina.session, 'file', (call) => async (input) => {
    const file = await call(input)
    const cases = file.cases.map((one) => ({
      ...one,
      records: one.records.map((row) => ({ ...row, signature: null })),
    }))
    return { ...file, cases }
  })
  const file = await openFile(hidden)
  expect(isUnread(contactIn(file.cases))).toBe(true)
  const away = bentPage(amina.session, 'contact', () => () => Promise.reject(new Problem('unavailable')))
  await sealContactAnew(away, file)
  expect(await reachOf()).toMatchObject({ version: 1, contact })
})
