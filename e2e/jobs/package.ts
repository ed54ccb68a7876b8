// A sealed package by hand: made from the list of what was sent, opened from a disk, answered without an account.

import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import { visit } from '../hands.ts'
import { shot } from '../stage.ts'
import type { Hand } from './job.ts'

export const cardOf = (page: Page, to: string): Locator => page.getByRole('article').filter({ hasText: to })

/** From the list of what was sent to a file on a disk; answers with the words that were shown. */
export async function seals(
  amara: Hand,
  to: string,
  chosen: string | readonly string[],
  path: string,
): Promise<string> {
  const { main, page } = amara
  await visit(page, '/referrals?box=sent')
  await amara.press(cardOf(page, to).getByRole('link', { name: 'Make a sealed package' }))
  for (const one of [chosen].flat()) await amara.press(main.getByText(one))
  await shot(page, 'package-make-en-1280')
  await amara.button('Seal the package')
  await amara.sees(main.getByRole('heading', { name: 'Say these words on the telephone' }))
  await shot(page, 'package-words-en-1280')
  const words = await main.locator('.package-words li').allTextContents()
  const saving = page.waitForEvent('download')
  await amara.button('Save the file')
  await (await saving).saveAs(path)
  return words.join(' ')
}

/** Whoever has no account, with the file on their disk and nothing else. */
export async function openAt(browser: Browser, path: string, language: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: language })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(`file://${path}`)
  return page
}

/** Sends what was chosen, and reads on the page that opens whether it came. */
export async function sends(page: Page, press: () => Promise<unknown>, thanks: string): Promise<void> {
  const opening = page.waitForEvent('popup')
  await press()
  const said = await opening
  await expect(said.getByRole('heading', { level: 1 })).toHaveText(thanks)
  await said.close()
}
