// Pages, not streams: Mariam lets the police have two pages. Amara writes "she packs at four" the next hour, and the police read their two
// pages as they were, and no case. On her telephone Mariam sees that they have two pages, and stops it.

import { expect, test } from '@playwright/test'
import { messagesOf } from '../scripts/locale-files.ts'
import { addresses } from '../src/api/addresses.ts'
import { answer, fromList, visit } from './hands.ts'
import { looksRight, shot, signIn, Stage, type Shape } from './stage.ts'

let stage: Stage
let caseId: string
let words: string
const [car, men] = ['She saw the car twice.', 'Two men asked for her.']
const message = 'She speaks to women only.'

test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam Test', language: 'ar' })
  for (const text of [car, men, 'Another day.']) await stage.act('amara', 'note', caseId, 'narrative', text)
  words = (await stage.act<{ words: string }>('amara', 'card', caseId, 'ar')).words
})
test.afterAll(() => stage.close())

const shapes: Shape[] = [
  { language: 'en', width: 1280, height: 800 },
  { language: 'ar', width: 360, height: 740 },
]

test('a caseworker gives the police two pages, chosen from a list and read aloud, and is offered no part for them @soak', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/cases/${caseId}/give`)
  const form = amara.locator('form.access-give')
  await fromList(form, 'With whom?', 'City Police')
  await fromList(form, 'What for?', 'Safety')
  const list = form.getByRole('group', { name: 'Which pages?' })
  await expect(list.getByRole('checkbox')).toHaveCount(4)
  await expect(list.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await expect(form.getByText('A whole part, from now on')).toHaveCount(0)
  await form.locator('button[type=submit]').click()
  await expect(amara.getByRole('alert').getByText('Choose at least one page.')).toBeVisible()
  for (const title of [car, men]) await list.getByText(title, { exact: true }).click()
  const aloud = form.locator('.access-aloud')
  await expect(aloud).toContainText('يحصلون على هاتين الصفحتين. لا الباقي، ولا ما يأتي لاحقًا.')
  await expect(aloud).toContainText(car)
  await form.getByText('Look at the 2 pages').click()
  await expect(form.locator('.page-document')).toHaveCount(2)
  await looksRight(amara)
  await shot(amara, 'pages-give-en')
  await answer(form, 'How was it agreed?', 'Spoken, with an interpreter')
  await form.locator('button[type=submit]').click()
  await expect(amara.getByText('City Police can read these 2 pages').last()).toBeVisible()
  const reader = amara.locator('.access-reader').filter({ hasText: 'City Police' })
  await expect(reader).toContainText('Safety, until')
  await expect(reader).toContainText('2 pages as of')
  await expect(reader).toContainText('story: 2 pages')
  await expect(reader).toContainText('Checked')
  await looksRight(amara)
  await amara.context().close()
})

test('the police read two pages as they were, none of what is written afterwards, and find no case @soak', async ({
  browser,
}) => {
  await stage.act('amara', 'note', caseId, 'narrative', 'She packs at four.')
  for (const shape of shapes) {
    const pavel = await signIn(browser, stage, 'pavel', shape)
    await visit(pavel, '/pages')
    await looksRight(pavel)
    await pavel.locator(`main a[href="/pages/${caseId}"]`).click()
    const pages = pavel.locator('main .page-document')
    await expect(pages).toHaveCount(2)
    await expect(pages.filter({ hasText: car })).toContainText('Harbour House')
    await expect(pavel.locator('main')).not.toContainText('packs')
    await looksRight(pavel)
    await shot(pavel, `pages-read-${shape.language}-${shape.width}`)
    await pavel.context().close()
  }
  expect(await stage.refusal('pavel', 'read', caseId)).toBe('not-found')
})

test('a survivor sees on her telephone that the police have two pages, and stops it @soak', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto(`${stage.publicUrl}/en${addresses.enter}`)
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').click()
  await page.locator(`main a.k[href="/en${addresses.whoCanSee}"]`).click()
  const police = page.locator('#who .k').filter({ hasText: 'City Police' }).first()
  await expect(page.locator('#who .n.f')).toBeVisible()
  await expect(police).toContainText(
    'Pages: 2, as they were when you said yes. Not the rest, not what comes later.',
  )
  await police.getByText('The words you agreed to').click()
  await expect(police).toContainText(car)
  await looksRight(page)
  await shot(page, 'pages-who-en')
  await police.getByRole('button', { name: 'Stop sharing with City Police' }).click()
  await expect(page.getByRole('status').first()).toContainText('Stopped. City Police can open nothing more')
  await context.close()

  const pavel = await signIn(browser, stage, 'pavel')
  await visit(pavel, `/pages/${caseId}`)
  await expect(pavel.getByText('Nothing is given to you here now')).toBeVisible()
  await looksRight(pavel)
  await pavel.context().close()
})

test('a referral carries pages unless somebody chooses otherwise: the clinic reads these and the message, and finds no case @soak', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/cases/${caseId}/refer`)
  const main = amara.locator('main')
  await fromList(main, 'Organisation', 'City Clinic')
  await amara.getByRole('button', { name: 'Choose' }).first().click()
  await fromList(main, 'Which help is needed', 'Health')
  await expect(main.getByRole('radio', { name: /^Pages, as they stand today/ })).toBeChecked()
  const list = main.getByRole('group', { name: 'Which pages?' })
  await main.getByText('Spoken', { exact: true }).click()
  await main.getByRole('button', { name: 'Send the referral' }).click()
  await expect(main.getByRole('alert').getByText('Choose at least one page that they may read')).toBeVisible()
  await list.getByText(car, { exact: true }).click()
  await main.getByRole('textbox', { name: 'What they should know' }).fill(message)
  await expect(main.locator('.access-aloud')).toContainText(message)
  await expect(main.locator('.access-aloud')).toContainText('هاتين الصفحتين')
  await looksRight(amara)
  await shot(amara, 'refer-pages-en')
  await main.getByRole('button', { name: 'Send the referral' }).click()
  await expect(amara).toHaveURL(new RegExp(`/cases/${caseId}$`))
  await amara.context().close()

  const bashir = await signIn(browser, stage, 'bashir', shapes[0])
  await visit(bashir, '/referrals')
  await expect(bashir.locator('main')).toContainText('2 pages')
  await expect(bashir.locator('main')).not.toContainText(car)
  await bashir.getByRole('button', { name: 'Open', exact: true }).click()
  await bashir.getByRole('button', { name: 'Accept', exact: true }).click()
  await bashir.locator('form.move-form button[type=submit]').click()
  await expect(bashir).toHaveURL(new RegExp(`/pages/${caseId}$`))
  const pages = bashir.locator('main .page-document')
  await expect(pages).toHaveCount(2)
  await expect(pages.filter({ hasText: car })).toContainText('Harbour House')
  await expect(pages.filter({ hasText: message })).toHaveCount(1)
  await expect(bashir.locator('main')).not.toContainText(men)
  await looksRight(bashir)
  await shot(bashir, 'referred-pages-en')
  expect(await stage.refusal('bashir', 'read', caseId)).toBe('not-found')
  await visit(bashir, '/referrals')
  await expect(bashir.locator(`main a[href="/pages/${caseId}"]`)).toBeVisible()
  await bashir.context().close()
})

test('one scanned paper is given as a page: named aloud, opened by the police as it was, and no other paper of the case @soak', async ({
  browser,
}) => {
  for (const name of ['ticket.txt', 'letter.txt'])
    await stage.act('amara', 'paper', caseId, 'legal', name, `This is the ${name}.`)
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/cases/${caseId}/give`)
  const form = amara.locator('form.access-give')
  await fromList(form, 'With whom?', 'City Police')
  await fromList(form, 'What for?', 'Safety')
  await form.getByText('ticket.txt', { exact: true }).click()
  await expect(form.locator('.access-aloud')).toContainText('ورقة ممسوحة ضوئيًا: «ticket.txt»')
  await answer(form, 'How was it agreed?', 'Spoken')
  await looksRight(amara)
  await shot(amara, 'paper-page-give-en')
  await form.locator('button[type=submit]').click()
  await expect(amara.getByText('City Police can read this page').last()).toBeVisible()
  await amara.context().close()

  const pavel = await signIn(browser, stage, 'pavel', shapes[1])
  await visit(pavel, `/pages/${caseId}`)
  await expect(pavel.locator('main')).not.toContainText('letter.txt')
  await pavel.getByRole('button', { name: messagesOf('ar')['page.paper.open']! }).click()
  const frame = pavel.getByRole('dialog').frameLocator('iframe.papers-preview')
  await expect(frame.locator('body')).toContainText('This is the ticket.txt.')
  await looksRight(pavel)
  await shot(pavel, 'paper-page-read-ar-360')
  await pavel.context().close()
})
