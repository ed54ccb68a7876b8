// How much a browser asks for before somebody can type, and before their first list: in requests and bytes, which a slow line turns into
// seconds (`npm run bench -- door` measures those).

import { expect, test, type Page } from '@playwright/test'
import { fillSignIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

/** Counts what a page has asked for and got so far, as the line carried it. */
async function counting(page: Page) {
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  const sent = { requests: 0, api: 0, bytes: 0 }
  const paths = new Map<string, string>()
  line.on('Network.requestWillBeSent', ({ requestId, request }) => {
    paths.set(requestId, new URL(request.url).pathname)
  })
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sent.requests += 1
    if (paths.get(requestId)?.startsWith('/api/')) sent.api += 1
    sent.bytes += encodedDataLength
  })
  return sent
}

test('amara can type her passphrase after few requests, and has her list after few more', async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage()
  const sent = await counting(page)
  await page.goto(`${stage.url}/?lang=en`)
  await page.locator('input[type=password]').waitFor()
  expect(sent.requests).toBeLessThanOrEqual(30)
  expect(sent.bytes).toBeLessThanOrEqual(180_000)
  await page.waitForLoadState('networkidle')
  const atTheDoor = { ...sent }
  await fillSignIn(page, stage, 'amara')
  await expect(page.locator('main h1')).toBeVisible()
  await expect(
    page
      .locator('main')
      .getByText(/Nothing is due|Due/)
      .first(),
  ).toBeVisible()
  expect(sent.api - atTheDoor.api).toBeLessThanOrEqual(60)
  await page.context().close()
})
