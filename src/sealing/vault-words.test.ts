// Words on paper: Olena's card, and the receipt of an anonymous report.
import { beforeEach, expect, test } from 'vitest'
import { sealReport } from './report.ts'
import { fromText, toText } from './text.ts'
import { createVault } from './vault.ts'
import { at, gather, give, keyOfCircle, network } from './vault-cast.ts'
import { answerWords, handCard, inEarnest, openCard } from './vault-cast-card.ts'
import { openFile, put, takeBack, where, type Cast } from './vault-cast.ts'

let mira: Cast['mira']
let sato: Cast['sato']
let shelter: Cast['shelter']
let clinic: Cast['clinic']
beforeEach(async () => {
  ;({ mira, sato, shelter, clinic } = await gather())
})

test('Mira hands Olena a card; Olena’s phone opens her file and withdraws the doctor’s key', async () => {
  const file = await openFile(mira, 1, ['identity', 'health'])
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  const note = await mira.vault.sealRecord({ ...where, value: 'sleeps badly' })
  const { words, note: sealed, card } = await handCard(mira, file, ['identity', 'health'], inEarnest)
  expect(await mira.vault.status()).toMatchObject({ encPublic: mira.user.encPublic })

  const phone = await openCard({ words: words.toUpperCase(), note: sealed, way: inEarnest }, shelter, clinic)
  expect(phone.keys).toEqual(card)
  await phone.vault.receiveKeys(file)
  expect(await phone.vault.openRecord({ ...where, ...note, author: mira.user.sigPublic })).toEqual({
    value: 'sleeps badly',
    author: { organisation: 1, user: 'mira' },
  })

  await takeBack(phone, file, { grant: 'doctor', from: 2, compartments: ['health'] })
  put(
    file,
    await phone.vault.rotateKeys({ at, caseId: 'case-1', compartments: ['health'], why: 'withdrawn' }),
  )
  const mine = await phone.vault.sealRecord({ ...where, row: 'row-9', value: 'mine' })
  await mira.vault.receiveKeys(file)
  expect(await mira.vault.openRecord({ ...where, row: 'row-9', ...mine, author: card.sigPublic })).toEqual({
    value: 'mine',
    author: 'person',
  })
  await phone.vault.receiveKeys(file)
  expect(await phone.vault.heldKeys({ caseId: 'case-1' })).toEqual({
    held: [
      { compartment: 'health', epochs: [1, 2] },
      { compartment: 'identity', epochs: [1] },
    ],
  })
  await sato.vault.receiveKeys(file)
  await expect(sato.vault.openRecord({ ...where, row: 'row-9', ...mine })).rejects.toThrow('no-key')
})

test('a report: sent with a receipt, answered by the hotline, read again with the receipt', async () => {
  const page = createVault()
  const { words, blinded } = await page.makeWords({ purpose: 'receipt', form: 'receipt-digits' })
  const receipt = await page.finishWords({ evaluated: answerWords(blinded) })
  const sealed = await sealReport(
    { reader: fromText(keyOfCircle(shelter)), own: fromText(receipt.encPublic) },
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
  const found = await later.finishWords({ evaluated: answerWords(asked.blinded), unlock: { network } })
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
