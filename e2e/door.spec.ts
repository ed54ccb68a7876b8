// How much a browser asks for before somebody can type, and before their first list: in requests and bytes, which a slow line turns into
// seconds (`npm run bench -- door` measures those).

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
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

/** What the screens behind the door are made of, as built: their code, and their words in the reader's language. */
function findPiecesOfScreens(): string[] {
  const built = join(import.meta.dirname, '../dist/staff/assets')
  const pieces = readdirSync(built).filter(
    (name) =>
      name.startsWith('rooms-') ||
      (/^en-.*\.js$/.test(name) && readFileSync(join(built, name), 'utf8').includes('"workingNotes.title":')),
  )
  expect(
    pieces.some((name) => name.startsWith('rooms-')) && pieces.some((name) => name.startsWith('en-')),
  ).toBe(true)
  return pieces
}

/**
 * The screens behind the door are fetched from the moment in which the field is drawn. They would be counted or not by chance, so that
 * they wait here until the field has been counted.
 */
async function holdPiecesOfScreens(page: Page, counted: Promise<void>) {
  const pieces = findPiecesOfScreens()
  const isHeld = ({ pathname }: URL) =>
    pathname.startsWith('/workers/') || pieces.some((name) => pathname === `/assets/${name}`)
  await page.route(isHeld, async (route) => {
    await counted
    await route.continue()
  })
}

test('amara can type her passphrase after few requests, and has her list after few more', async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage()
  const sent = await counting(page)
  const counted = Promise.withResolvers<void>()
  await holdPiecesOfScreens(page, counted.promise)
  await page.goto(`${stage.url}/?lang=en`)
  await page.locator('input[type=password]').waitFor()
  expect(sent.requests).toBeLessThanOrEqual(30)
  expect(sent.bytes).toBeLessThanOrEqual(180_000)
  counted.resolve()
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
