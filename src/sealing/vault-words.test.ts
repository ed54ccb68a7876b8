// Words on paper: Olena's card, and the receipt of an anonymous report.
import { beforeEach, expect, test } from 'vitest'
import { evaluate, newOprfKey } from './oprf.ts'
import { sealReport } from './report.ts'
import { fromText, toText } from './text.ts'
import { createVault } from './vault.ts'
import { gather, network, rowsFor, where, type Cast } from './vault-cast.ts'

let mira: Cast['mira']
let sato: Cast['sato']
let shelter: Cast['shelter']
let clinic: Cast['clinic']
beforeEach(async () => {
  ;({ mira, sato, shelter, clinic } = await gather())
})

const server = newOprfKey()
const answer = (blinded: string) => toText(evaluate(server, fromText(blinded)))

test('Mira hands Olena a card; Olena’s phone opens her file and withdraws the doctor’s key', async () => {
  const { epochs, wraps } = await mira.vault.openCase({
    caseId: 'case-1',
    compartments: ['identity', 'health'],
    recipients: [
      { circleId: 1, compartments: ['identity', 'health'] },
      { circleId: 2, publicKey: clinic.publicKey, compartments: ['health'] },
    ],
  })
  const note = await mira.vault.sealRecord({ ...where, value: 'sleeps badly' })
  const made = await mira.vault.makeWords({ purpose: 'card', form: 'card-words' })
  const card = await mira.vault.finishWords({ evaluated: answer(made.blinded) })
  const own = await mira.vault.newCircle({
    circleId: 50,
    members: [{ memberId: 'olena', encPublic: card.encPublic }],
  })
  const granted = await mira.vault.grant({
    caseId: 'case-1',
    recipient: { circleId: 50, publicKey: own.publicKey, compartments: ['identity', 'health'] },
  })
  expect(await mira.vault.status()).toMatchObject({ encPublic: mira.user.encPublic })

  const phone = createVault()
  const asked = await phone.beginWords({ purpose: 'card', words: made.words.toUpperCase() })
  const found = await phone.finishWords({ evaluated: answer(asked.blinded), unlock: { network } })
  expect(found).toEqual(card)
  await phone.addCircles({ circles: rowsFor('olena', own) })
  await phone.receiveKeys({ caseId: 'case-1', epochs, wraps: [...wraps, ...granted.wraps] })
  expect(await phone.openRecord({ ...where, ...note, author: mira.user.sigPublic })).toEqual({
    value: 'sleeps badly',
  })

  const next = await phone.rekey({
    caseId: 'case-1',
    compartments: ['health'],
    recipients: [
      { circleId: 1, publicKey: shelter.publicKey, compartments: ['identity', 'health'] },
      { circleId: 50, compartments: ['identity', 'health'] },
    ],
  })
  const stored = { caseId: 'case-1', epochs: [...epochs, ...next.epochs] }
  const mine = await phone.sealRecord({ ...where, row: 'row-9', value: 'mine' })
  await mira.vault.receiveKeys({ ...stored, wraps: [...wraps, ...next.wraps] })
  expect(await mira.vault.openRecord({ ...where, row: 'row-9', ...mine, author: card.sigPublic })).toEqual({
    value: 'mine',
  })
  await sato.vault.receiveKeys({ ...stored, wraps: [...wraps, ...next.wraps] })
  await expect(sato.vault.openRecord({ ...where, row: 'row-9', ...mine })).rejects.toThrow('no-key')
})

test('a report: sent with a receipt, answered by the hotline, read again with the receipt', async () => {
  const page = createVault()
  const { words, blinded } = await page.makeWords({ purpose: 'receipt', form: 'receipt-digits' })
  const receipt = await page.finishWords({ evaluated: answer(blinded) })
  const sealed = await sealReport(
    fromText(shelter.publicKey),
    fromText(receipt.encPublic),
    fromText(receipt.locator),
    { what: 'They keep our passports' },
  )
  const ciphertext = toText(sealed.ciphertext)
  const opened = await mira.vault.openReport({
    locator: receipt.locator,
    circleId: 1,
    wrap: toText(sealed.wrapHotline),
    ciphertext,
    messages: [],
  })
  expect(opened.report).toEqual({ what: 'They keep our passports' })
  const reply = await mira.vault.sealReportMessage({
    locator: receipt.locator,
    n: 1,
    from: 'hotline',
    message: 'Are you safe now?',
  })

  const later = createVault()
  const asked = await later.beginWords({ purpose: 'receipt', words: words.replaceAll(' ', '') })
  const found = await later.finishWords({ evaluated: answer(asked.blinded), unlock: { network } })
  expect(found.locator).toBe(receipt.locator)
  const thread = await later.openReport({
    locator: found.locator,
    wrap: toText(sealed.wrapOwn),
    ciphertext,
    messages: [{ n: 1, from: 'hotline', ...reply }],
  })
  expect(thread.messages).toEqual([{ n: 1, from: 'hotline', message: 'Are you safe now?' }])
  await expect(
    sato.vault.openReport({
      locator: receipt.locator,
      circleId: 2,
      wrap: toText(sealed.wrapHotline),
      ciphertext,
      messages: [],
    }),
  ).rejects.toThrow('broken')
  await expect(
    sato.vault.sealReportMessage({ locator: receipt.locator, n: 1, from: 'hotline', message: 'x' }),
  ).rejects.toThrow('no-key')
})

test('two keys are told apart by six words', async () => {
  const one = await mira.vault.fingerprint({ publicKey: shelter.publicKey })
  expect(await sato.vault.fingerprint({ publicKey: shelter.publicKey })).toEqual(one)
  expect(await sato.vault.fingerprint({ publicKey: clinic.publicKey })).not.toEqual(one)
})
