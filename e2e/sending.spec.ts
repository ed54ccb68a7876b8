// A journalist asks about Amina. Amara puts it to her with what would go; Amina reads it on her own page, with script and without,
// says yes, takes it back, says yes to Amara's face; and only then it goes, and no more than she was asked.

import { expect, test, type Browser, type Page } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { answer, begin, move, saidIn, told, visit, type Answers } from './hands.ts'
import { enterOwn, fits } from './portal-door.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
let caseId: string
let words: string
test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Amina Test', language: 'ar' })
  words = (await stage.act<{ words: string }>('amara', 'card', caseId, 'ar')).words
})
test.afterAll(() => stage.close())

/** Her page without script, on a telephone or a wide screen. */
async function plainPage(browser: Browser, language: string, width: number): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 740 } })
  const page = await context.newPage()
  await page.goto(`${stage.publicUrl}/${language}${addresses.enter}`)
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').first().click({ noWaitAfter: true })
  await expect(page).toHaveURL(new RegExp(`/${language}${addresses.portal}$`), { timeout: 60_000 })
  await page.goto(`${stage.publicUrl}/${language}${addresses.tracks}`)
  return page
}

test('a caseworker asks a survivor about a disclosure, and nothing is sent before she answers @soak', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  const track = await begin(amara, caseId, 'Sending something out', {
    'Who receives it?': { one: 'The media' },
  })
  await move(amara, 'Put it to the person', { 'What is sent out?': ['What was told', 'Health'] })
  await expect(amara.getByText('Put to the person, not answered yet').first()).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'sending-asked-en-1280')
  await amara.getByRole('button', { name: 'Record the person’s yes' }).click()
  await expect(amara.locator('form.move-form')).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'sending-yes-en-1280')
  await amara.context().close()

  const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 320, height: 720 })
  await visit(narrow, `/tracks/${track}`)
  await looksRight(narrow)
  await fits(narrow)
  await shot(narrow, 'sending-asked-ar-320')
  await narrow.getByRole('button', { name: 'تسجيل موافقة الشخص' }).click()
  await expect(narrow.locator('form.move-form')).toBeVisible()
  await looksRight(narrow)
  await shot(narrow, 'sending-yes-ar-320')
  await narrow.context().close()
})

test('a survivor reads on her telephone what would be disclosed and to whom, consents, and withdraws without script @soak', async ({
  browser,
}) => {
  for (const [language, width] of [
    ['en', 1280],
    ['ar', 320],
  ] as const) {
    const plain = await plainPage(browser, language, width)
    await fits(plain)
    await shot(plain, `sending-own-${language}-${width}`)
    await plain.locator('button[value^="disclosure.agree"]').click()
    await fits(plain)
    await shot(plain, `sending-own-sure-${language}-${width}`)
    await plain.context().close()
  }
  const own = await enterOwn(browser, stage.publicUrl, { words, language: 'ar' })
  await own.locator(`main a[href="/ar${addresses.tracks}"]`).click()
  await expect(own.getByText('ماذا: قصتك والصحة')).toBeVisible()
  await looksRight(own)
  await own.locator('button[value^="disclosure.agree"]').click()
  await expect(own.getByText('ماذا: قصتك والصحة')).toBeVisible()
  await looksRight(own)
  await fits(own)
  await own.locator('main button[name=sure]').click()
  await expect(own.getByRole('status')).toBeVisible()
  await own.context().close()

  const plain = await plainPage(browser, 'en', 360)
  await expect(plain.getByText('You said yes. It is not sent yet.')).toBeVisible()
  await shot(plain, 'sending-own-agreed-en-360')
  await plain.getByRole('button', { name: 'Do not send it' }).click()
  await plain.locator('main button[name=sure]').click()
  await expect(plain.getByRole('status')).toBeVisible()
  await plain.goto(`${stage.publicUrl}/en${addresses.tracks}`)
  await expect(plain.getByText('The answer was no. Nothing is sent.')).toBeVisible()
  await plain.context().close()
})

test('a caseworker records spoken consent as it was given, and then the disclosure is sent @soak', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  const recipient = { 'Who receives it?': { one: 'The media' } }
  const track = await begin(amara, caseId, 'Sending something out', recipient)
  await move(amara, 'Put it to the person', { 'What is sent out?': ['What was told'] })
  await move(amara, 'Record the person’s yes', {
    'Language the person understands': { one: 'Arabic' },
    'How was it agreed?': 'Spoken, with an interpreter',
  })
  await expect(amara.getByText('The person said yes, not sent yet').first()).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'sending-agreed-en-1280')
  const sending: Answers = {
    'On what basis?': 'The person agreed',
    'What is sent out?': ['What was told'],
    'Was the person told?': 'The person was told',
  }
  // To the media it goes three days later, so that she can think it over.
  await amara.getByRole('button', { name: 'Send it out', exact: true }).click()
  const form = amara.locator('form.move-form')
  for (const [question, given] of Object.entries(sending)) await answer(form, question, given)
  await expect(form.getByText(/^What goes to the media waits 72 hours/)).toBeVisible()
  await looksRight(amara)
  await stage.travel(3)
  // What was read before the three days is shown until it has been read again, and whoever presses sooner is told to wait.
  await expect(async () => {
    await visit(amara, `/tracks/${track}`)
    await amara.getByRole('button', { name: 'Send it out', exact: true }).click()
    // What was answered three days ago stands there still, as soon as it has been looked for.
    await expect(form.getByRole('radio', { name: 'The person was told' })).toBeChecked({ timeout: 5_000 })
    await expect(form.getByText(/^What goes to the media waits/)).toHaveCount(0, { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  await form.locator('button[type=submit]').click()
  await expect(saidIn(amara).getByText(told('Send it out')).last()).toBeVisible()
  await expect(amara.getByText('Sent', { exact: true }).first()).toBeVisible()
  await amara.context().close()
})
