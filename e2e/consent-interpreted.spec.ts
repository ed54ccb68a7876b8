// Zahra understands Urdu, and we have no words in it. The screen asks for an interpreter before anything is read; the record says in which
// language it was said, by whom, in what words, and that these are a translation of what was signed. She reads the same on her own page,
// and the clinic with it.

import { expect, test } from '@playwright/test'
import { visit } from './hands.ts'
import { enterOwn, fits, openWho } from './portal-door.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

test('a consent in a language without words of ours is interpreted first, and kept as it was said @soak', async ({
  browser,
}) => {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Zahra Urdu', language: 'ur' })
  const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/cases/${caseId}/access`)
  await amara.locator('main').getByRole('link', { name: 'Share something more' }).click()
  const form = amara.locator('form.access-give')
  await form.getByRole('combobox', { name: 'With whom?' }).fill('City')
  await amara.getByRole('option', { name: 'City Clinic' }).click()
  await form.getByRole('group', { name: 'What may they read?' }).getByText('health', { exact: true }).click()
  await expect(form.getByText('We have no words in Urdu: an interpreter comes first')).toBeVisible()
  await expect(form.getByRole('button', { name: 'Book an interpreter' })).toBeVisible()
  const ways = form.getByRole('radiogroup', { name: /How/ }).last()
  await expect(ways.getByText('Spoken', { exact: true })).toHaveCount(0)
  await form.getByText('Spoken, with an interpreter', { exact: true }).click()
  await form.locator('button[type=submit]').click()
  await expect(form.getByText('Say who interpreted').first()).toBeVisible()
  await form.getByLabel('Who interpreted?').fill('Farid Khan, LinguaLine 4471')
  const said = 'سٹی کلینک آپ کی صحت کے بارے میں پڑھ سکتا ہے۔'
  await form.getByLabel('What was said, in Urdu').fill(said)
  await looksRight(amara)
  await shot(amara, 'consent-interpreted-en-1280')
  await form.locator('button[type=submit]').click()
  await expect(amara.getByText('City Clinic can read what was agreed').last()).toBeVisible()

  const zahra = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
  await openWho(zahra, 'en')
  await zahra.getByText('The words you agreed to').click()
  await expect(zahra.locator('#who')).toContainText(
    'It was said to you in Urdu, by Farid Khan, LinguaLine 4471. What you heard is a translation of these words.',
  )
  await expect(zahra.locator('#who [lang=ur]')).toHaveText(said)
  await fits(zahra)
  await looksRight(zahra)
  await shot(zahra, 'consent-interpreted-own-en-360')

  // The recipient reads on whose word, and in whose.
  const bashir = await signIn(browser, stage, 'bashir')
  await visit(bashir, `/cases/${caseId}/access`)
  await bashir
    .getByRole('button', { name: /^The words/ })
    .first()
    .click()
  const evidence = bashir.getByRole('dialog')
  await expect(evidence).toContainText('Said in Urdu, interpreted by Farid Khan, LinguaLine 4471')
  await expect(evidence.locator('[lang=ur]')).toHaveText(said)
  for (const page of [amara, zahra, bashir]) await page.context().close()
})
