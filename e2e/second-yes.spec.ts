// A house that wants a supervisor's yes before danger is lowered: Amara says that it is safer than thought, is told who may say so, and asks.
// Odile says yes on her own list, and Amara's page of the case shows what Odile signed.
import { expect, test } from '@playwright/test'
import { answer, turnTo, visit } from './hands.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
let caseId: string

test.beforeAll(async () => {
  stage = await Stage.open()
  await stage.act('amara-admin', 'newColleague', 'odile', ['supervisor'])
  await stage.act('amara-admin', 'wantsYesToLower', true)
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Blessing', language: 'en' })
})
test.afterAll(() => stage.close())

test('a worker who finds it safer than thought asks a supervisor, who says yes on her own list; the case shows the lower level @soak', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/cases/${caseId}/start`)
  await amara
    .getByRole('button', { name: /Risk assessment/ })
    .first()
    .click()
  const form = amara.locator('main form')
  await answer(form, 'Risk level', 'Low')
  await answer(form, 'How safe does the person feel?', 'Safe')
  await answer(form, 'Was the family’s safety considered?', 'Yes')
  await form.locator('button[type=submit]').click()
  await expect(form).toContainText('In this organisation a supervisor says that it is safer than thought')
  await looksRight(amara)
  await shot(amara, 'ask-to-lower-en')
  await form.getByRole('button', { name: 'Ask a supervisor' }).click()
  await expect(form.getByText('Waits for a supervisor’s yes')).toBeVisible()

  const odile = await signIn(browser, stage, 'odile')
  await visit(odile, '/')
  const main = odile.locator('main')
  await expect(main.getByText('Lower the level of danger')).toBeVisible()
  await looksRight(odile)
  await shot(odile, 'waiting-to-lower-en')
  await main.getByRole('button', { name: /^Yes, lower it/ }).click()
  await expect(odile.getByText(/^Assessed anew:/).last()).toBeVisible()
  await expect(main.getByText('Lower the level of danger')).toHaveCount(0)
  await odile.context().close()

  await visit(amara, `/cases/${caseId}`)
  await expect(amara.locator('main').getByText('Risk: Low').first()).toBeVisible()
  await amara.context().close()
})

test('a supervisor leaves a supervision note, and the worker reads it beside the day on which she last reached the person @soak', async ({
  browser,
}) => {
  const odile = await signIn(browser, stage, 'odile')
  await visit(odile, `/cases/${caseId}`)
  await odile.getByRole('button', { name: 'Write a note' }).click()
  const sheet = odile.getByRole('dialog')
  await sheet.getByRole('textbox', { name: 'What should be remembered' }).fill('Ask her sister first.')
  await sheet.getByText('For whoever works on this case').click()
  await expect(sheet).toContainText('You, and whoever works on the case.')
  await looksRight(odile)
  await shot(odile, 'supervision-note-en')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(sheet).toHaveCount(0)
  await odile.context().close()

  const amara = await signIn(browser, stage, 'amara', { language: 'en', width: 360, height: 740 })
  await visit(amara, '/')
  const told = amara.getByRole('region', { name: 'Answers and notes for you' })
  await expect(told).toContainText('odile left a supervision note')
  await shot(amara, 'supervision-note-told-360')
  await told.getByRole('button', { name: /^Read/ }).click()
  await expect(told).toHaveCount(0)
  await visit(amara, `/cases/${caseId}`)
  await amara.getByRole('button', { name: 'Write a note' }).click()
  const own = amara.getByRole('dialog')
  await own.getByRole('textbox', { name: 'What should be remembered' }).fill('We met at the market.')
  await answer(own, 'Did you reach the person?', 'Reached')
  await shot(amara, 'note-contact-360')
  await own.getByRole('button', { name: 'Save' }).click()
  await expect(own).toHaveCount(0)
  await turnTo(amara, 'Notes and messages')
  const notes = amara.locator('main')
  await expect(notes.getByText('Ask her sister first.')).toBeVisible()
  await expect(notes.getByText('Supervision note')).toBeVisible()
  await expect(notes.getByText(/^Last reached .* by the notes that you can read\.$/)).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'notes-contact-360')
  await amara.context().close()
})
