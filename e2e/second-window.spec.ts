// Windows of one person on one machine: one that opens the keys opens them for all, one that locks locks all, and nothing else that happens
// in one takes the screens of another.

import { expect, test, type Page } from '@playwright/test'
import { keyWorkers } from './key-workers.ts'
import { goTo, passphrase, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

test('a second window asks a caseworker for nothing; locking one locks both, and unlocking one opens both, with what stood half written @soak', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'amara')
  const other = await page.context().newPage()
  await other.goto(`${stage.url}/?lang=en`)
  await expect(other.locator('nav').first()).toBeVisible()
  const holding = await keyWorkers(page)
  expect(holding).toHaveLength(1)
  await goTo(other, '/cases/new')
  const field = other.locator('main').getByRole('textbox').first()
  await field.fill('Qzxsecondwk')
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  for (const one of [page, other])
    await expect(one.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
  await expect
    .poll(async () => (await keyWorkers(page)).filter((worker) => holding.includes(worker)))
    .toEqual([])
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('nav').first()).toBeVisible()
  await expect(field).toHaveValue('Qzxsecondwk')
  await field.fill('')
  await page.context().close()
})

test('an answer that gets lost makes a second window ask for nothing, and a passphrase mistyped in a third takes no screen from the first', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'amara')
  const isIn = (window: Page) => expect(window.locator('nav').first()).toBeVisible()
  const second = await page.context().newPage()
  let lost = 0
  await second.route('**/api/me', (route) => ((lost += 1) <= 2 ? route.abort() : route.fallback()))
  await second.goto(`${stage.url}/?lang=en`)
  await isIn(second)
  expect(lost).toBeGreaterThan(2)

  const third = await page.context().newPage()
  await third.route(
    '**/api/me',
    (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'not-signed-in' }),
      }),
    { times: 1 },
  )
  await third.goto(`${stage.url}/?lang=en`)
  const words = third.locator('input[type=password]')
  await third.locator('input').nth(0).fill('amara')
  await words.fill('not the words of Amara at all')
  await third.locator('form button[type=submit]').click()
  await expect(third.getByText('This handle and passphrase do not open anything together')).toBeVisible()
  for (const window of [page, second]) await isIn(window)
  await expect(page.locator('input[type=password]')).toHaveCount(0)

  await words.fill(passphrase)
  await third.locator('form button[type=submit]').click()
  for (const window of [third, page, second]) await isIn(window)
  await page.context().close()
})
