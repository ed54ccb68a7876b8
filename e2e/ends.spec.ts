// The whole file leaves with the person, as one archive that opens without Continuum; and it is ended for good when the person
// asked for it: said in words, asked twice, done by a colleague of who wrote the wish down.

import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { goTo, looksRight, signIn, Stage } from './stage.ts'

let stage: Stage
let caseId: string
test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Qzxendingwk', language: 'ar' })
  await stage.act('amara', 'note', caseId, 'health', 'Allergic to penicillin.')
})
test.afterAll(() => stage.close())

test('Amara makes the archive in Mariam’s language; it holds what was written and no script', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  await goTo(amara, `/cases/${caseId}/file`)
  // As in browsers that cannot write a file directly.
  await amara.evaluate(() => Object.assign(globalThis, { showSaveFilePicker: undefined }))
  await looksRight(amara)
  const coming = amara.waitForEvent('download')
  await amara.getByRole('button', { name: 'Make the archive' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('file.zip')
  // Nothing is packed smaller, so that what stands in it can be read here as it is.
  const text = readFileSync(await download.path(), 'utf8')
  expect(text).toContain('file.html')
  expect(text).toContain('<html lang="ar" dir="rtl">')
  expect(text).toContain('Qzxendingwk')
  expect(text).toContain('Allergic to penicillin.')
  expect(text).not.toContain('<script')
  await goTo(amara, `/cases/${caseId}`)
  await expect(amara.getByText('Take the whole file away with the person').first()).toBeVisible()
  await amara.context().close()
})

test('what Amara wrote down that Mariam wants is carried out by Samir, who is asked twice', async ({
  browser,
}) => {
  const tracks = await stage.act<{ id: string; kind: string }[]>('amara', 'tracks', caseId)
  const { id } = tracks.find(({ kind }) => kind === 'case')!
  await stage.act('amara', 'move', 'case', 'close', id, { reason: 'completed', person_told: 'told' })
  await stage.act('amara', 'move', 'case', 'ask_erasure', id, {})

  const amara = await signIn(browser, stage, 'amara', { language: 'ar', width: 320, height: 800 })
  await goTo(amara, `/cases/${caseId}/file`)
  await expect(amara.getByText('على زميل أن ينفّذه')).toBeVisible()
  await looksRight(amara)
  await amara.context().close()

  const samir = await signIn(browser, stage, 'samir')
  await goTo(samir, `/cases/${caseId}/file`)
  await samir.getByRole('button', { name: 'Erase the file for good' }).click()
  await expect(samir.getByRole('alertdialog').getByText('Every key of the file')).toBeVisible()
  await looksRight(samir)
  await samir.getByRole('button', { name: 'Go on' }).click()
  await expect(samir.getByText('Nobody can undo this.')).toBeVisible()
  await samir.getByRole('button', { name: 'Destroy the keys now' }).click()
  await expect(samir.getByRole('heading', { name: /The file is ended/ })).toBeVisible()
  await looksRight(samir)
  const { held } = await stage.act<{ held: string[] }>('amara', 'read', caseId)
  expect(held).toEqual([])
  await samir.context().close()
})
