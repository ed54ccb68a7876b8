// Mariam sent a photo with her words. On a telephone without script she types her receipt and sees it again; nobody else's receipt shows it, and
// nothing is shown that has not all arrived or is no picture.

import { expect, it } from 'vitest'
import { lineTo } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { createClient } from '../api/client.ts'
import { attachmentsApi } from '../attachments/api.ts'
import { carried, carryAttachments } from '../attachments/client/carry-attachments.ts'
import { newAttachment } from '../attachments/sealed-attachment.ts'
import { createVault } from '../sealing/vault.ts'
import { helpApi } from './api.ts'
import { newReceipt, sealRequest, sendRequest } from './client/send-request.ts'
import { emptyReport } from './report.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const phone = telephone(network.public)
const { help, attachments } = createClient(
  { help: helpApi, attachments: attachmentsApi },
  lineTo(network.public).send,
)
const { publicKey: desk } = await rosa.api.reports.lock({})

async function asks(kind: 'photo' | 'voice', type: string, isCarried = true) {
  const content = new Blob([new Uint8Array(100_000).fill(7)], { type })
  const attached = await newAttachment(content, { kind, keep: false })
  const receipt = await newReceipt(createVault(), help, false)
  const request = await sealRequest(desk, { ...emptyReport('help', 'en'), attached: [attached] }, receipt)
  await sendRequest(help, request)
  if (isCarried) await carryAttachments(attachments, [carried(attached, content)])
  return { numbers: request.digits, bytes: Buffer.from(await content.arrayBuffer()).toString('base64') }
}
const reads = async (numbers: string, sent: string) =>
  (await phone.post(`/en${addresses.receipt}`, { numbers, ...(sent && { sent }), open: '1' })).text()

it('is seen again with the receipt, byte for byte, and only there', async () => {
  const { numbers, bytes } = await asks('photo', 'image/jpeg')
  const thread = await reads(numbers, '')
  expect(thread).toContain('value="0.0"')
  expect(thread).toContain('See my photo')
  expect(thread).not.toContain(bytes.slice(0, 60))
  expect(await reads(numbers, '0.0')).toContain(`src="data:image/jpeg;base64,${bytes}"`)
  const other = await asks('photo', 'image/jpeg', false)
  expect(await reads(other.numbers, '0.0')).not.toContain(bytes.slice(0, 60))
})

it('is heard again where it is a voice', async () => {
  const { numbers, bytes } = await asks('voice', 'audio/webm;codecs=opus')
  expect(await reads(numbers, '0.0')).toContain(`<audio controls src="data:audio/webm;base64,${bytes}"`)
})

it('is told to be missing where it has not arrived, or is nothing that a page may show', async () => {
  const late = await asks('photo', 'image/jpeg', false)
  const odd = await asks('photo', 'image/svg+xml')
  for (const { numbers } of [late, odd]) {
    const page = await reads(numbers, '0.0')
    expect(page).toContain('It has not all arrived, or it is gone.')
    expect(page).not.toMatch(/src="data:/)
  }
  // A line that has none leads to the thread.
  expect(await reads(late.numbers, '7.3')).toContain('See my photo')
})

it('is added to a later line too: locked in her browser, announced with the line, and seen again from there', async () => {
  const { numbers } = await asks('photo', 'image/jpeg', false)
  const content = new Blob([new Uint8Array(90_000).fill(9)], { type: 'image/jpeg' })
  const attached = await newAttachment(content, { kind: 'photo', keep: true })
  const line = { numbers, n: '1', text: '', send: '1', attached: JSON.stringify([attached]) }
  const sends = async () => (await phone.post(`/en${addresses.receipt}`, line)).text()
  expect(await sends()).toContain('data-sent="1"')
  // Sent again after its answer was lost, it is one line.
  expect(await sends()).toContain('data-sent="1"')
  await carryAttachments(attachments, [carried(attached, content)])
  const shown = await reads(numbers, '1.0')
  expect(shown).toContain(Buffer.from(await content.arrayBuffer()).toString('base64'))
  expect(await reads(numbers, '')).not.toContain('value="2.0"')
  for (const broken of ['{', '[{"id":"x"}]'])
    expect(
      await (await phone.post(`/en${addresses.receipt}`, { ...line, n: '2', attached: broken })).text(),
    ).toContain('data-sent=""')
})
