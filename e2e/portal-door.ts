// The way into a person's own page on a small telephone, for the journeys that begin there.

import { expect, type Browser, type Page, type Route } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'

/** What comes from the server is exchanged: for each path, what its answer is turned into. */
export type Lies = Record<string, (body: never) => unknown>

export const phone = { width: 360, height: 740 }

interface Card {
  words: string
  language: string
}

/** Types the words of the card. */
async function typeWords(page: Page, publicUrl: string, { words, language }: Card): Promise<void> {
  await page.goto(`${publicUrl}/${language}${addresses.enter}`)
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').click()
}

/** Types them, and waits until her page is there, at the address of the door. */
export async function openOwn(page: Page, publicUrl: string, card: Card): Promise<void> {
  await typeWords(page, publicUrl, card)
  await expect(page.locator('main .c')).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(`/${card.language}${addresses.enter}`)
}

/** Types them on a telephone of her own, where other things than her page may be shown. */
export async function enterOwn(
  browser: Browser,
  publicUrl: string,
  card: Card,
  lies: Lies = {},
): Promise<Page> {
  const page = await (await browser.newContext({ viewport: phone })).newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  for (const [path, lie] of Object.entries(lies))
    await page.route(`**${path}`, async (route: Route) => {
      const answer = await route.fetch()
      const body = (await answer.json()) as never
      await route.fulfill({ response: answer, json: lie(body) ?? body })
    })
  await typeWords(page, publicUrl, card)
  return page
}

/** The same where no script runs; her cover is there. */
export async function enterWithoutScript(browser: Browser, publicUrl: string, card: Card): Promise<Page> {
  const page = await (await browser.newContext({ viewport: phone, javaScriptEnabled: false })).newPage()
  await typeWords(page, publicUrl, card)
  return page
}

export async function openMessages(page: Page, language: string): Promise<void> {
  await page.locator(`main a.k[href="/${language}${addresses.messages}"]`).click()
  await expect(page.locator('[data-at=messages]')).toBeVisible()
}

export async function openWho(page: Page, language: string): Promise<void> {
  await page.locator(`main a[href="/${language}${addresses.whoCanSee}"]`).click()
  await expect(page.locator('#who .n')).toBeVisible()
}

export const fits = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(1)
