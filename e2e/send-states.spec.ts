// What is said while a request for help cannot be sent, each as a status under the button, with her words still there: the lock that
// never loads, what is sent without it, what is stopped, and words that go by themselves when the line is back.

import { expect, test, type Browser, type Page } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { looksRight, shot, Stage } from './stage.ts'
import { isQuiet } from './quiet.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

const story = 'They keep my passport.'
const worker = '**/workers/receipt.js*'
const received = 'We have your message'

/** A telephone with the form, filled in. `prepare`: what is wrong with it before it is opened. */
async function filled(browser: Browser, prepare: (page: Page) => Promise<unknown>): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 568 } })
  const page = await context.newPage()
  await prepare(page)
  await page.goto(`${stage.publicUrl}/en${addresses.help}`)
  await expect(page.getByText('Your phone locks your words')).toBeVisible()
  await page.locator('textarea[name=story]').fill(story)
  return page
}
const send = (page: Page) => page.locator('button[name=send]').click()
const says = (page: Page, words: string) =>
  expect(page.getByRole('status').filter({ hasText: words })).toBeVisible({ timeout: 60_000 })
const keepsWords = (page: Page) => expect(page.locator('textarea[name=story]')).toHaveValue(story)

/** What the receipt on the page opens. */
async function opens(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: received })).toBeVisible({ timeout: 60_000 })
  const receipt = await page.locator('output').innerText()
  await page.goto(`${stage.publicUrl}/en${addresses.receipt}`)
  await page.locator('input[name=numbers]').fill(receipt)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.locator('main')).toContainText(story)
}

test('where the lock never loads she is told, tries again, and sends without it', async ({ browser }) => {
  const page = await filled(browser, (one) => one.route(worker, (route) => route.abort()))
  await send(page)
  await says(page, 'Could not lock')
  await says(page, 'Nothing is sent')
  await keepsWords(page)
  await looksRight(page)
  await shot(page, 'send-unlocked-en-320')
  // The same once more, and then without.
  await send(page)
  await says(page, 'Could not lock')
  await page.getByRole('button', { name: 'Send without this lock', exact: true }).click()
  await opens(page)
  await page.context().close()
})

test('where the lock loads at the second try it goes locked', async ({ browser }) => {
  const page = await filled(browser, (one) => one.route(worker, (route) => route.abort()))
  await send(page)
  await says(page, 'Could not lock')
  await page.unroute(worker)
  await page.getByRole('button', { name: 'Try again', exact: true }).click()
  await opens(page)
  await page.context().close()
})

test('what is on its way is stopped, said so, and sent again as one request', async ({ browser }) => {
  const held = Promise.withResolvers<void>()
  const page = await filled(browser, (one) =>
    one.route('**/api/help', async (route) => {
      await held.promise
      await route.continue().catch(() => undefined)
    }),
  )
  await send(page)
  await says(page, 'Please do not close this page')
  await expect(page.locator('button[name=send]')).toHaveAttribute('aria-disabled', 'true')
  await shot(page, 'send-sending-en-320')
  await page.getByRole('button', { name: 'Stop sending', exact: true }).click()
  await says(page, 'Stopped. Your words are still here.')
  await keepsWords(page)
  held.resolve()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await opens(page)
  await page.context().close()
})

test('without signal the words wait in the page and go by themselves when it is back', async ({
  browser,
}) => {
  const page = await filled(browser, () => Promise.resolve())
  // What is loaded while she types is there.
  await isQuiet(page)
  await page.context().setOffline(true)
  await send(page)
  await says(page, 'Not sent yet')
  await keepsWords(page)
  await expect(page.getByRole('button', { name: 'Try now', exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: received })).toHaveCount(0)
  await looksRight(page)
  await shot(page, 'send-waiting-en-320')
  await page.context().setOffline(false)
  await opens(page)
  await page.context().close()
})
