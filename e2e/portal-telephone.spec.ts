// Amina's own page as she holds it in her hand: Back goes a page back, it closes after as many quiet minutes as she chose, and half a
// sentence is there again, until she leaves by the quick exit.

import { expect, test, type Page } from '@playwright/test'
import { addresses, exitAddresses } from '../src/api/addresses.ts'
import { fits, openMessages, openOwn, phone } from './portal-door.ts'
import { looksRight, shot, Stage } from './stage.ts'

let stage: Stage
let words: string
const planted = 'Qzxheldmessage2Vwk'

test.beforeAll(async () => {
  stage = await Stage.open()
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Amina Held', language: 'ar' })
  words = (await stage.act<{ words: string }>('amara', 'card', caseId, 'ar')).words
  await stage.act('amara', 'message', caseId, planted)
})
test.afterAll(() => stage.close())

const enter = (page: Page, language: string) => openOwn(page, stage.publicUrl, { words, language })

test('the portal closes after three idle minutes and ends its keys, words and session; half a sentence is there again', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: phone })
  const page = await context.newPage()
  await page.clock.install()
  await enter(page, 'en')
  await openMessages(page, 'en')
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/portal/draft'))
  await page.locator('textarea[name=text]').fill('half a sentence')
  await page.clock.fastForward('00:01')
  await kept
  expect(page.workers()).toHaveLength(1)
  await page.clock.fastForward('02:20')
  await expect(page.locator('[data-at=messages]')).toContainText(planted)
  await page.clock.fastForward('00:50')
  await expect(page.locator('main')).toContainText('Type the words again')
  expect(await page.content()).not.toMatch(new RegExp(`${planted}|half a sentence`))
  await expect.poll(() => page.workers()).toEqual([])
  await expect(page.locator('input[name=words]')).toHaveValue('')
  await expect
    .poll(async () => (await context.request.get(`${stage.publicUrl}/api/portal/file`)).status())
    .toBe(401)
  await enter(page, 'en')
  await openMessages(page, 'en')
  await expect(page.locator('textarea[name=text]')).toHaveValue('half a sentence')
  // The quick exit empties it.
  await page.locator('a.x').click()
  // The server's own answer to it sets the cookie once more.
  await expect(page).toHaveURL(`${stage.publicUrl}${exitAddresses.weather}`)
  await context.clearCookies({ name: 'w' })
  await enter(page, 'en')
  await openMessages(page, 'en')
  await expect(page.locator('textarea[name=text]')).toHaveValue('')
  await context.close()
})

test('she chooses after how many quiet minutes it closes', async ({ browser }) => {
  const context = await browser.newContext({ viewport: phone })
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`${stage.publicUrl}/en${addresses.enter}`)
  await page.getByText('1 minute', { exact: true }).click()
  await looksRight(page)
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').click()
  await expect(page.locator('main .c')).toBeVisible()
  await page.clock.fastForward('00:20')
  await expect(page.locator('main .c')).toBeVisible()
  await page.clock.fastForward('00:50')
  await expect(page.locator('main')).toContainText('Type the words again')
  await context.close()
})

test('the telephone’s Back key goes a page back on her own page, and never eats what she typed', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: phone })
  const page = await context.newPage()
  await page.goto(`${stage.publicUrl}/en`)
  await enter(page, 'en')
  await openMessages(page, 'en')
  await page.locator('textarea[name=text]').fill('half a message')
  await page.goBack()
  await expect(page.locator('main .c')).toBeVisible()
  await page.goForward()
  await expect(page.locator('textarea[name=text]')).toHaveValue('half a message')
  await page.goBack()
  await expect(page.locator('main .c')).toBeVisible()
  expect(new URL(page.url()).pathname, 'all of it at the one address').toBe(`/en${addresses.enter}`)
  // Before her first page there is nothing of hers: it stays, says so, and closes when it is pressed again.
  await page.goBack()
  await expect(page.getByRole('status')).toContainText('Press Back once more')
  await expect(page.locator('main .c')).toBeVisible()
  await page.goBack()
  await expect(page.locator('main')).toContainText('Type the words again')
  const stored = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    JSON.stringify(history.state ?? {}).length < 20,
  ])
  expect(stored).toEqual([0, 0, 0, true])
  await context.close()
})

for (const language of ['en', 'ar'])
  test(`a lost card is frozen by its number on another telephone, in ${language}`, async ({ browser }) => {
    const id = await stage.act<string>('amara', 'openCase', { name: 'Mariam Lost', language })
    const card = await stage.act<{ words: string; freezeNumber: string }>('amara', 'card', id, language)
    const page = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage()
    await page.goto(`${stage.publicUrl}/${language}${addresses.enter}`)
    await page.locator(`main a[href="/${language}${addresses.lost}"]`).click()
    await fits(page)
    await looksRight(page)
    await shot(page, `lost-card-${language}-320`)
    await page.locator('input[name=number]').fill(card.freezeNumber)
    await page.locator('main button.b').click()
    await expect(page.getByRole('status')).toBeVisible()
    await page.goto(`${stage.publicUrl}/${language}${addresses.enter}`)
    await page.locator('input[name=words]').fill(card.words)
    await page.locator('main button.b').click()
    await expect(page.getByRole('alert')).toBeVisible()
  })
