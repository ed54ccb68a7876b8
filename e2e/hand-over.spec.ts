// Mariam moves to another town. Amara asks Rosa of River House, who takes the case on; Mariam says yes in front of Amara; then it
// goes. Amara reads nothing more; Rosa reads the old notes and writes; Mariam's own page names who looks after her file now.

import { expect, test, type Browser, type Page } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { answer, dueRow, fromList, visit } from './hands.ts'
import { goTo, looksRight, shot as keepShot, signIn, Stage, type Shape } from './stage.ts'

let stage: Stage
let caseId: string
let words: string
let amara: Page
let rosa: Page

test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', {
    name: 'Qzxhandedwk',
    language: 'ar',
    story: 'She slept in the kitchen.',
    safeContact: { how: 'by text', when: '', word: '', never: '' },
  })
  words = (await stage.act<{ words: string }>('amara', 'card', caseId, 'en')).words
  amara = await signIn(browser, stage, 'amara')
  rosa = await signIn(browser, stage, 'rosa')
})
test.afterAll(() => stage.close())

const narrow: Shape = { language: 'ar', width: 390, height: 844 }
const shot = (page: Page, name: string) => keepShot(page, `handing-${name}`)
/** The same page as somebody sees it on a telephone, in Arabic; in the soak. */
async function onTelephone(browser: Browser, handle: string, path: string, name: string): Promise<void> {
  if (!process.env['SOAK']) return
  const page = await signIn(browser, stage, handle, narrow)
  await goTo(page, path)
  await expect(page.locator('main .card').first()).toBeVisible()
  await looksRight(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(1)
  await shot(page, `${name}-ar-390`)
  await page.context().close()
}
const onOwnPage = async (browser: Browser) => {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  await page.goto(`${stage.publicUrl}/en${addresses.enter}`)
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').click()
  await expect(page.locator(`main a[href="/en${addresses.tracks}"]`)).toBeVisible()
  return page
}

test('a caseworker offers a case to another organisation, which sees language, age and reason, and the person can refuse', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  await visit(amara, `/cases/${caseId}`)
  await amara.getByRole('button', { name: 'What next' }).click()
  await amara.getByRole('menuitem', { name: 'Transfer case' }).click()
  await expect(amara.getByText('No name, nothing of the file.')).toBeVisible()
  await fromList(amara.locator('main'), 'Organisation', 'River House')
  await answer(amara.locator('main'), 'Reason', 'Moved away')
  await looksRight(amara)
  await shot(amara, 'ask-en-1280')
  await amara.getByRole('button', { name: 'Ask River House' }).click()
  await expect(amara.getByText('River House has been asked.').first()).toBeVisible()
  await expect(amara.getByRole('button', { name: 'Transfer the case now' })).toBeDisabled()
  await onTelephone(browser, 'amara', `/cases/${caseId}/hand-on`, 'asked')

  const page = await onOwnPage(browser)
  await page.locator(`main a[href="/en${addresses.tracks}"]`).click()
  await expect(page.getByText('We asked another place to look after your file.')).toBeVisible()
  await expect(page.getByText('River House')).toBeVisible()
  await page.getByRole('button', { name: 'I do not want another place' }).click()
  await expect(page.getByText('Your file stays with the place that looks after it now.')).toBeVisible()
  await looksRight(page)
  await page.context().close()
})

test('the receiving organisation finds the offer in its work, reads nothing yet, and accepts', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  await visit(rosa, '/')
  const asked = rosa.getByRole('link', { name: 'Answer the transfer request' })
  await (await dueRow(rosa, asked)).click()
  await expect(rosa.getByRole('button', { name: 'Accept the transfer' })).toBeVisible()
  await looksRight(rosa)
  await shot(rosa, 'process-en-1280')
  await visit(rosa, '/referrals')
  await expect(rosa.getByRole('heading', { name: 'You are asked to take over a case' })).toBeVisible()
  await expect(rosa.getByText('Harbour House', { exact: true })).toBeVisible()
  await looksRight(rosa)
  await shot(rosa, 'inbox-en-1280')
  await onTelephone(browser, 'rosa', '/referrals', 'inbox')
  expect(await stage.act('rosa', 'reads', caseId)).toEqual([])
  await rosa.getByRole('button', { name: 'Accept the transfer' }).click()
  await expect(rosa.getByText('Accepted').first()).toBeVisible()
})

test('the case can be handed over only after the person consented to the recipient and to every part', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  await visit(amara, `/cases/${caseId}/hand-on`)
  await expect(amara.getByRole('button', { name: 'Transfer the case now' })).toBeDisabled()
  await looksRight(amara)
  await shot(amara, 'accepted-en-1280')
  await amara.getByRole('link', { name: 'Ask the person' }).click()
  const form = amara.locator('form.access-give')
  await expect(form.getByText('الاعتناء بملفك من الآن')).toBeVisible()
  await expect(form.getByText('فإن هذا المكان يعتني به بعد ذلك')).toBeVisible()
  for (const part of await form.getByRole('group').first().getByRole('checkbox').all())
    await expect(part).toBeChecked()
  await answer(form, 'How was it agreed?', 'Spoken, with an interpreter')
  await looksRight(amara)
  await shot(amara, 'yes-en-1280')
  await form.getByRole('button', { name: /River House/ }).click()
  await expect(amara.getByText('River House can read what was agreed').last()).toBeVisible()
  await visit(amara, `/cases/${caseId}/hand-on`)
  await expect(amara.getByRole('button', { name: 'Transfer the case now' })).toBeEnabled()
  await shot(amara, 'agreed-en-1280')
  await onTelephone(browser, 'amara', `/cases/${caseId}/hand-on`, 'agreed')
})

test('the former carrier is told in one sentence that the case was handed over', async ({ browser }) => {
  test.setTimeout(120_000)
  await amara.getByRole('button', { name: 'Transfer the case now' }).click()
  const sure = amara.getByRole('alertdialog')
  await expect(sure.getByText('You cannot take it back.')).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'sure-en-1280')
  await sure.getByRole('button', { name: 'Transfer the case now' }).click()
  await expect(amara.getByText('River House is the case owner now.').first()).toBeVisible()
  await visit(amara, `/cases/${caseId}`)
  await expect(amara.getByText('You transferred this case to River House')).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'gone-en-1280')
  await onTelephone(browser, 'amara', '/referrals', 'before')
  expect(await stage.act('amara', 'reads', caseId)).toEqual([])
})

test('the new carrier reads the earlier records, finds the case by name, writes, and rotates its keys', async () => {
  test.setTimeout(120_000)
  await visit(rosa, '/referrals')
  await rosa.getByRole('link', { name: 'Open the case' }).first().click()
  await expect(rosa).toHaveURL(new RegExp(caseId))
  await expect.poll(() => stage.act<string[]>('rosa', 'due', caseId), { timeout: 30_000 }).toEqual([])
  await expect.poll(() => stage.act('rosa', 'contactBehind', caseId), { timeout: 30_000 }).toBe(0)
  await stage.act('rosa', 'note', caseId, 'narrative', 'She has arrived.')
  await looksRight(rosa)
  await shot(rosa, 'new-carrier-en-1280')
  await visit(rosa, '/cases')
  await expect(rosa.locator(`a[href$="/cases/${caseId}"]`)).toBeVisible()
})

test('the person’s portal names the new carrier, as it was signed', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await onOwnPage(browser)
  await page.locator(`main a[href="/en${addresses.whoCanSee}"]`).click()
  await expect(page.locator('#who .n')).toBeVisible()
  await expect(page.locator('#who .k').first()).toContainText('River House')
  await expect(page.locator('#who .k').first()).toContainText('Looks after your file')
  await expect(page.locator('#who')).not.toContainText('Nobody has signed')
  await expect(page.locator('#who [role=alert]')).toHaveCount(0)
  const story = page.locator('#who details').filter({ hasText: 'looks after your file.' })
  await story.locator('summary').click()
  await expect(page.getByText('From this day on, River House looks after your file.')).toBeVisible()
  await looksRight(page)
  await shot(page, 'own-en-360')
  await page.context().close()
})
