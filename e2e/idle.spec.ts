// A tab in front of which nobody does anything costs the server hardly anything, and hears within seconds what others have done.

import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { isQuiet } from './quiet.ts'
import { fillSignIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
  await stage.act('amara', 'openCase', { name: 'Mariam Test', language: 'ar' })
})
test.afterAll(() => stage.close())

const minutes = 5
const streams = (asked: readonly string[]) => asked.filter((path) => path === '/api/changes').length

/** Everything that this page asks of the server from now on. */
function askedBy(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(pathname)
  })
  return asked
}

/** A window; a second one of the same browser is given the keys by the first. */
async function window(
  context: BrowserContext,
  { clock = false, isSecond = false } = {},
): Promise<{ page: Page; asked: string[] }> {
  const page = await context.newPage()
  if (clock) await page.clock.install()
  const asked = askedBy(page)
  if (isSecond) await page.goto(`${stage.url}/?lang=en`)
  else await fillSignIn(page, stage, 'amara')
  await expect(page.locator('nav').first()).toBeVisible()
  return { page, asked }
}

test('a tab on My work in which nobody does anything asks the server less than three times a minute @soak', async ({
  browser,
}: {
  browser: Browser
}) => {
  const context = await browser.newContext()
  const { page, asked } = await window(context, { clock: true })
  // What a first look costs is over, however slow the machine.
  await isQuiet(page)
  await page.clock.runFor(30_000)
  await expect.poll(() => streams(asked)).toBe(1)
  await isQuiet(page)
  asked.length = 0
  for (let second = 0; second < minutes * 60; second += 5) {
    await page.clock.runFor(5_000)
    await page.waitForTimeout(120)
  }
  expect(asked.length / minutes, asked.join(' ')).toBeLessThan(3)
  await context.close()
})

test('two windows of one browser share a stream, both are told of urgent work within seconds, and the stream goes to the second when the first closes', async ({
  browser,
}) => {
  const context = await browser.newContext()
  const [one, two] = [await window(context), await window(context, { isSecond: true })]
  await expect.poll(() => streams(one.asked)).toBe(1)
  await two.page.waitForTimeout(2_000)
  expect(streams(two.asked)).toBe(0)

  const caseId = await stage.act<string>('rosa', 'openCase', { name: 'Narong Urgent', language: 'th' })
  const terms = { with: 'amara', compartments: ['contact'], purpose: 'shelter', whenAccepted: true }
  const consent = await stage.act<string>('rosa', 'agree', caseId, terms)
  await stage.act('rosa', 'refer', caseId, { with: 'amara', serviceCode: 'shelter', urgency: 'now', consent })
  const told = ({ page }: typeof one) => page.getByText('Something urgent has arrived').first()
  for (const window of [one, two]) await expect(told(window)).toBeVisible({ timeout: 30_000 })

  await one.page.close()
  await expect.poll(() => streams(two.asked)).toBe(1)
  await context.close()
})
