// The whole file leaves with the person, as one archive that opens without Continuum; and it is ended for good when the person
// asked for it: said in words, asked twice, done by a colleague of who wrote the wish down. That somebody is back is signed by
// a person who was asked, and not on the server's word.

import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { visit } from './hands.ts'
import { goTo, looksRight, signIn, Stage } from './stage.ts'

let stage: Stage
let caseId: string
test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Qzxendingwk', language: 'ar' })
  await stage.act('amara', 'note', caseId, 'health', 'Allergic to penicillin.')
})
test.afterAll(() => stage.close())

test('a caseworker exports a case archive in the person’s language, with the records and without script @soak', async ({
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
  await goTo(amara, `/cases/${caseId}?tab=notes`)
  await expect(amara.getByText('The whole file was saved for the person to take along').first()).toBeVisible()
  await amara.context().close()
})

test('a colleague who carries out a recorded wish is asked to confirm it twice @soak', async ({
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
  await samir.getByRole('button', { name: 'Erase it now' }).click()
  await expect(samir.getByRole('heading', { name: /The file is erased/ })).toBeVisible()
  await looksRight(samir)
  const { held } = await stage.act<{ held: string[] }>('amara', 'read', caseId)
  expect(held).toEqual([])
  await samir.context().close()
})

/** What Oksana does on her page, without script: one button, and once more that she means it. */
async function goesWay(page: Page, button: string): Promise<void> {
  await page.goto(`${stage.publicUrl}/en${addresses.tracks}`)
  await page.getByRole('button', { name: button }).click()
  await page.locator('main button[name=sure]').click()
  await expect(page.getByRole('status')).toBeVisible()
}

test('a survivor’s departure is signed automatically, and her return only after the caseworker confirmed it @soak', async ({
  browser,
}) => {
  const id = await stage.act<string>('amara', 'openCase', { name: 'Oksana Test', language: 'uk' })
  const { words } = await stage.act<{ words: string }>('amara', 'card', id, 'uk')
  const agrees = () =>
    ['amara', 'agree', id, { with: 'bashir', compartments: ['health'], purpose: 'health_care' }] as const
  const oksana = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await oksana.goto(`${stage.publicUrl}/en${addresses.enter}`)
  await oksana.locator('input[name=words]').fill(words)
  // The words are made into a key on the server, which takes its time on a busy machine.
  await oksana.locator('main button.b').first().click({ noWaitAfter: true })
  await expect(oksana).toHaveURL(new RegExp(`/en${addresses.portal}$`), { timeout: 60_000 })
  await goesWay(oksana, 'I want no more help')

  const amara = await signIn(browser, stage, 'amara')
  const said: string[] = []
  amara.on('response', (response) => {
    if (response.url().endsWith('/statements')) said.push(`${response.status()}`)
  })
  const asked = amara.getByText('Has the person taken up help again?')
  await visit(amara, `/cases/${id}`)
  await expect.poll(() => said).toEqual(['200'])
  await expect(asked).toHaveCount(0)
  expect(await stage.refusal(...agrees())).toBe('bad-chain')

  await goesWay(oksana, 'I want help again')
  // What a screen has read it believes for ten seconds.
  await expect(async () => {
    await visit(amara, `/cases/${id}`)
    await expect(asked).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 40_000 })
  await looksRight(amara)
  expect(said, 'nothing is signed before she has answered').toEqual(['200'])
  expect(await stage.refusal(...agrees()), 'it is read by nobody new').toBe('bad-chain')
  await amara.getByRole('button', { name: 'Yes, it is open again' }).click()
  await expect(asked).toHaveCount(0)
  expect(said).toEqual(['200', '200'])
  await stage.act(...agrees())
  expect(await stage.act<string[]>('bashir', 'reads', id)).toEqual(['health'])
  await amara.context().close()
  await oksana.context().close()
})
